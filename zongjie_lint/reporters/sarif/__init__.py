"""SARIF 2.1.0, a module for each part of the log."""
