"""Editors by kind of field: each has `changed`, `value()` and `set_value()`, and keeps what it can't edit."""
