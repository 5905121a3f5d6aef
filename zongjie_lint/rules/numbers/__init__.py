"""Numbers that disagree."""
