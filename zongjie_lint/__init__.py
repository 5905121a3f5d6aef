"""zongjie-lint: checks the draft of a Chinese official report before it goes out."""

__version__ = "0.1.0"
