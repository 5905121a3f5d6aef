"""Rules that an office wrote itself, in tables of its configuration: what they find, and the trial of their examples."""
