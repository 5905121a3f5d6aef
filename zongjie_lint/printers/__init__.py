"""One file per form of a reviewer's register."""
