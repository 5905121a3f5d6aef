"""Word documents: their text with the way back to every run, and comments and tracked changes written into them."""
