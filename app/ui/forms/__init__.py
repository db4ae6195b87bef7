"""Editors that are generated from the field descriptions."""
