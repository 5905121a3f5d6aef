"""Tries the checker with files that no person wrote."""
