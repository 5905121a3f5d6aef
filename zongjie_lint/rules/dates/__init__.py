"""Dates and periods that do not fit."""
