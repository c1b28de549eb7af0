"""Fuzzing of the parsers: `make fuzz` (docs/reliability.md says what is held)."""
