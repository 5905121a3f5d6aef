"""Wording and names."""
