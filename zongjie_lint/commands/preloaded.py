"""What every worker needs: imported once, with its patterns, in the process that workers are copies of."""

from __future__ import annotations

import zongjie_lint.commands.workers  # noqa: F401
from zongjie_lint.builtin import provide_rules
from zongjie_lint.linter import Linter
from zongjie_lint.source import Source

Linter([rule() for rule in provide_rules()]).check(Source("", "一、工作情况\n全年完成投资1.2亿元，同比增长5%。"))
