"""Benchmarks: measured by hand or by CI, apart from the tests. `python -m tests.benchmarks NAME`."""
