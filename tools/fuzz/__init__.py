"""Fuzzing: what must hold of any bytes, and what looks for bytes where it does not."""
