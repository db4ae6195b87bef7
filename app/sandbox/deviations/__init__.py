"""Deviations: documented rules that the sandbox breaks on purpose, one by one."""
