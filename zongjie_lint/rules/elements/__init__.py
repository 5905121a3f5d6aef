"""Rules about the formal elements of an official document."""
