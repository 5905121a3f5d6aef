"""What a text contains: one file per kind of fact."""
