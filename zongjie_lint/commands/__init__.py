"""One file per command, and what commands share."""
