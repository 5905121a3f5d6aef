"""Measures how fast the linter is, and beside what: `python -m benchmarks`."""
