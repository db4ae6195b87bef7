"""Faults on request: what can go wrong between a client and the service, made on the wire."""
