"""Headings, ordinals and enumerations."""
