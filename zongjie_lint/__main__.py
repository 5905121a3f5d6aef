"""Lets `python -m zongjie_lint` do what the console script does."""

from zongjie_lint.cli import main

if __name__ == "__main__":
    main()
