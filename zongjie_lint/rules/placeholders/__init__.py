"""Blanks, and what copying and drafting left behind."""
