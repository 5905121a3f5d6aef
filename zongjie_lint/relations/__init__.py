"""What must hold between numbers: one file per relation."""
