"""How numbers, dates and units are written."""
