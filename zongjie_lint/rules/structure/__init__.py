"""Missing, misplaced and empty parts."""
