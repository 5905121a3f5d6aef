"""What every worker needs: imported once, with its patterns, in the process that workers are copies of."""

from __future__ import annotations

import gc

import zongjie_lint.commands.workers  # noqa: F401
from zongjie_lint.builtin import provide_readers, provide_rules
from zongjie_lint.inputs import reader_for
from zongjie_lint.linter import Linter

_DRAFT = """# 青禾县水务局2025年工作总结

2025年，全局共完成投资1.2亿元，同比增长5.3%，占年度计划的102%。

## 一、主要工作

（一）抓好工程建设。新建泵站3座、水闸12座，其中县级5座；改造管网36.5公里，比上年增加4.2公里，惠及群众1万余人。
（二）抓好河道治理。先后召开会议8次，开展“清河”行动2次，整改问题21个，整改率达100%。

| 乡镇 | 泵站（座） | 水闸（座） | 合计 |
|---|---|---|---|
| 东塘镇 | 1 | 4 | 5 |
| 西桥镇 | 2 | 8 | 10 |
| 合计 | 3 | 12 | 15 |

## 二、存在问题

一是资金不足，二是人员偏少。

## 三、下一步打算

到2026年底，力争完成投资1.5亿元。

青禾县水务局
2026年1月8日
"""
"""Of what drafts are made of, so that little is left for each worker to load."""

_READER = reader_for("draft.md", [*provide_readers()])
Linter([rule() for rule in provide_rules()]).read_and_check("draft.md", _DRAFT.encode(), _READER)
gc.collect()
gc.freeze()  # What all workers share: a collection that goes through it would have each copy it.
