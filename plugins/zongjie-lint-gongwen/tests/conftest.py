"""Lets the tests run before the plugin is installed, and find the builder of documents."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]
