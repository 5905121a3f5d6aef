"""How long many drafts take, the first time and once they are known, and how much memory.

    python benchmarks/many_files.py [--drafts 1000] [--jobs N] [--format json]

The drafts are invented, in a repository that is gone afterwards. The second run must say what the first said.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_PLACES = ("云岭", "青石", "临溪", "北坪", "望河", "松坡", "清水", "石桥", "南湾", "东塘")
_OFFICES = ("水利局", "农业农村局", "民政局", "教育局", "林业局", "文化和旅游局", "交通运输局", "应急管理局")
_WORKS = (
    "老旧管网改造", "高标准农田建设", "农村道路养护", "山塘除险加固", "养老服务站建设", "校舍修缮", "退化林修复", "隐患排查",
)  # fmt: skip
_SENTENCES = (
    "全年完成{work}{a}处，比上年增加{b}处，完成年度任务的{p}%。",
    "累计投入资金{m}亿元，同比增长{g}%，其中本级安排{n}万元。",
    "{place}片区先行一步，{month}月底前完成了方案编制和现场勘查。",
    "组织业务培训{c}期，参加人员{d}人次，覆盖全部{e}个乡镇。",
    "针对群众反映的突出问题，逐项建立台账，明确责任人和办理时限，办结{d}件。",
    "坚持每月调度、每季通报，对进度落后的单位及时提醒，推动任务落到实处。",
    "会同有关部门开展联合检查{c}次，发现并整改问题{a}个。",
)
_PARTS = (
    ("主要工作完成情况", ("重点任务稳步推进", "民生实事逐项兑现", "队伍建设不断加强")),
    ("存在的问题", ("项目进度不够平衡", "经费保障有待加强")),
    ("下一步工作打算", ("抓好项目收尾", "完善长效机制", "提高服务水平")),
)


def main() -> None:
    """Generate the drafts, check them twice, and print what that took."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="zongjie-lint-benchmark-") as folder:
        root = Path(folder)
        (root / ".git").mkdir()
        characters = _write(root / "稿件", options.drafts)
        print(f"{options.drafts} drafts, {characters} characters")
        first = _run("first", root, options)
        second = _run("second", root, options)
        edited = root / "稿件" / "0001.txt"
        edited.write_text(edited.read_text(encoding="utf-8") + "\n又补充一句。。\n", encoding="utf-8")
        _run("one edited", root, options)
        print(f"second run: {first[0] / second[0]:.1f} times as fast; the same answer: {first[1] == second[1]}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drafts", type=int, default=1000)
    parser.add_argument("--jobs", default="auto")
    parser.add_argument("--format", default="concise")
    parser.add_argument("--no-cache", action="store_true")
    return parser.parse_args()


def _write(folder: Path, count: int) -> int:
    folder.mkdir()
    chance = random.Random(20260101)
    texts = [_draft(chance) for _ in range(count)]
    for number, text in enumerate(texts):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return sum(map(len, texts))


def _draft(chance: random.Random) -> str:
    place, office = chance.choice(_PLACES), chance.choice(_OFFICES)
    lines = [f"{place}县{office}2025年工作总结", ""]
    for part, (title, topics) in zip("一二三", _PARTS, strict=True):
        lines.append(f"{part}、{title}")
        for at, topic in zip("一二三", topics, strict=False):
            said = "".join(_sentence(chance) for _ in range(chance.randint(3, 6)))
            lines.append(f"（{at}）{topic}。{said}")
    return "\n".join([*lines, "", f"{place}县{office}", "2026年1月8日", ""])


def _sentence(chance: random.Random) -> str:
    number = chance.randint
    return chance.choice(_SENTENCES).format(
        work=chance.choice(_WORKS),
        place=chance.choice(_PLACES),
        a=number(20, 90),
        b=number(1, 19),
        c=number(2, 12),
        d=number(100, 999),
        e=number(8, 20),
        p=number(90, 130),
        g=number(1, 15),
        m=number(11, 99) / 10,
        n=number(100, 999),
        month=number(2, 11),
    )


def _run(name: str, root: Path, options: argparse.Namespace) -> tuple[float, bytes]:
    flags = ["--no-cache"] if options.no_cache else []
    command = [sys.executable, "-m", "zongjie_lint", "稿件", "-j", options.jobs, "--format", options.format, *flags]
    started = time.perf_counter()
    output = root / f"{name}.output"
    with output.open("wb") as stream:
        process = subprocess.Popen(command, cwd=root, stdout=stream, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    print(f"{name}: {seconds:.1f} s, status {os.waitstatus_to_exitcode(status)}, {_megabytes(usage)} MB at most")
    return seconds, output.read_bytes()


def _megabytes(usage: resource.struct_rusage) -> int:
    return usage.ru_maxrss // (1_000_000 if sys.platform == "darwin" else 1_000)


if __name__ == "__main__":
    main()
