"""Results as tables, for a terminal and for the page of the documentation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks import comparison, growth, startup, throughput, worst_inputs
from benchmarks.process import Timing
from benchmarks.results import Results

_GIVEN_UP = "没查完"
_NONE = "—"
_WORST = 12
"""So many of the slowest strings are shown; the JSON has them all."""


@dataclass(frozen=True)
class Table:
    """A title, a head, rows of text, and what has to be said of them."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()


def tables_of(results: Results) -> dict[str, Table]:
    """A table for each section that was measured, by the name of the section."""
    found: dict[str, Table] = {}
    if results.startup is not None:
        found["startup"] = _startup(results.startup)
    if results.throughput is not None:
        found["throughput"] = _throughput(results.throughput)
    if results.growth is not None:
        found["growth"] = _growth(results.growth)
    if results.adversarial is not None:
        found["adversarial"] = _adversarial(results.adversarial)
    if results.others is not None:
        found["others"] = _others(results.others)
    return found


def _startup(rows: Sequence[startup.Row]) -> Table:
    cells = [
        (
            f"`{row.command}`",
            _seconds(row.timing),
            _spread(row.timing),
            _figure(row.timing.cpu, 3),
            _figure(row.to_imports, 2),
            _figure(row.to_autocorrect, 2),
        )
        for row in rows
    ]
    notes = () if any(row.name == "autocorrect" for row in rows) else ("autocorrect 没有装，没有比。",)
    return Table(
        "启动", ("命令", "秒", "最短–最长", "处理器秒", "是导入程序库的几倍", "是 autocorrect 的几倍"), cells, notes
    )


_WAYS = {
    "one-process": "zongjie-lint，同一个进程，不算载入",
    "jobs-1": "`zongjie-lint --jobs 1 --format json`",
    "jobs-2": "`zongjie-lint --jobs 2 --format json`",
    "autocorrect": "`autocorrect --lint --format json --threads 1`",
    "re": "Python 的 `re`：占位符和数字，扫一遍",
}


def _throughput(measured: throughput.Throughput) -> Table:
    cells = [
        (
            _WAYS[row.name],
            _figure(row.seconds, 3),
            f"{row.lowest:.3f}–{row.highest:.3f}",
            _figure(row.megabytes_a_second, 2),
            _figure(row.to_ours, 2),
        )
        for row in measured.rows
    ]
    notes = [
        f"{measured.files} 份稿子，共 {measured.bytes / 1e6:.2f} MB（UTF-8）。",
        f"载入程序和全部规则、查完第一份小稿，用处理器 {measured.load:.2f} 秒。",
        f"两个进程是一个进程的 {measured.speed_up:.2f} 倍快。",
        *([f"autocorrect 没有比：{measured.absent}。"] if measured.absent else []),
    ]
    return Table("速度", ("做法", "秒", "最短–最长", "MB/秒", "是 --jobs 1 的几倍快"), cells, notes)


_SHAPES = {
    "report": "一份长报告，有标题有段落",
    "line": "全文只有一行",
    "paragraphs": "许多短段（5 MB 时一万段）",
    "table": "一张表格",
    "tables": "许多表格，每张三十行",
}


def _growth(rows: Sequence[growth.Row]) -> Table:
    sizes = rows[0].sizes
    head = (
        "形状",
        *(f"{_bytes(size.size)}：微秒/字" for size in sizes),
        "最大比最小",
        *(f"{_bytes(size.size)}：内存" for size in sizes),
    )
    cells = [
        (
            _SHAPES[row.shape],
            *(_figure(each.nanoseconds and each.nanoseconds / 1000, 2, _GIVEN_UP) for each in row.sizes),
            _figure(row.ratio, 2),
            *(_times(each.memory) for each in row.sizes),
        )
        for row in rows
    ]
    failed = [
        f"{_SHAPES[row.shape]}，{_bytes(each.size)}：没查完的规则 {'、'.join(each.failures)}。"
        for row in rows
        for each in row.sizes
        if each.failures
    ]
    return Table("增长", head, cells, ["内存：检查时多占的内存是文件大小的几倍。", *failed])


def _adversarial(rows: Sequence[worst_inputs.Row]) -> Table:
    short, long = rows[0].lengths
    cells = [
        (
            f"`{row.name}`",
            *(_figure(each, 3, _GIVEN_UP) for each in row.seconds),
            _figure(row.ratio, 2),
            "、".join(row.failures) or _NONE,
        )
        for row in rows[:_WORST]
    ]
    ratios = sorted(row.ratio for row in rows if row.ratio is not None)
    notes = [
        f"试了 {len(rows)} 种，这里是最慢的 {len(cells)} 种。",
        *(
            [f"每字时间之比：中位数 {ratios[len(ratios) // 2]:.2f}，最大 {ratios[-1]:.2f}（1 是线性，4 是平方）。"]
            if ratios
            else []
        ),
        f"{_limit(rows)}",
    ]
    return Table(
        "刁难的输入",
        ("一行里反复出现的", f"{short} 字：秒", f"{long} 字：秒", "每字时间之比", "放弃的规则"),
        cells,
        notes,
    )


def _limit(rows: Sequence[worst_inputs.Row]) -> str:
    stuck = [row.name for row in rows if None in row.seconds]
    return f"没查完的：{'、'.join(stuck)}。" if stuck else "没有一种查不完。"


_KINDS = {"placeholder": "空位", "sum": "合计", "growth": "增速", "date": "日期", "punctuation": "半角标点"}


def _others(measured: comparison.Comparison) -> Table:
    head = (
        "工具",
        "一页：秒",
        f"{measured.files} 份：秒",
        "是我们的几倍时间",
        *(f"{_KINDS[kind]}（{count}）" for kind, count in measured.planted.items()),
        "其余报告",
    )
    cells = [_other(row, measured) for row in measured.rows]
    notes = [f"{row.name}：{row.version}{f'；没有比：{row.absent}' if row.absent else ''}。" for row in measured.rows]
    return Table("和别的工具比", head, cells, [f"{measured.files} 份稿子共 {measured.bytes / 1e3:.0f} KB。", *notes])


def _other(row: comparison.Row, measured: comparison.Comparison) -> Sequence[str]:
    if row.absent or row.found is None:
        return (row.name, "没有比", *[_NONE] * (3 + len(measured.planted)))
    found = (str(row.found[kind]) for kind in measured.planted)
    times = [_seconds(timing) for timing in (row.page, row.drafts) if timing]
    return (row.name, *times, _figure(row.to_ours, 2), *found, str(row.other_reports))


def _seconds(timing: Timing) -> str:
    return _figure(timing.median, 3)


def _spread(timing: Timing) -> str:
    return f"{timing.lowest:.3f}–{timing.highest:.3f}"


def _figure(value: float | None, places: int, none: str = _NONE) -> str:
    return none if value is None else f"{value:.{places}f}"


def _times(value: float | None) -> str:
    return _GIVEN_UP if value is None else f"{value:.0f} 倍"


def _bytes(size: int) -> str:
    return f"{size / 1e6:.0f} MB" if size >= 999_000 else f"{size / 1e3:.0f} KB"
