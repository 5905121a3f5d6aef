"""One file per rule, one folder per family."""
