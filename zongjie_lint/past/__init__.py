"""What approved reports of the past have in common, and a profile that says so."""
