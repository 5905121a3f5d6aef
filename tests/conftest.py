"""What tests share stands beside them and can be imported by its name; none leaves a cache behind, or finds one."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
os.environ["ZONGJIE_LINT_NO_CACHE"] = "1"
