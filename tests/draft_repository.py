"""A repository of old drafts, as an office has it: two hundred short ones, many with a fault or two."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from word_documents import document, p

COUNT = 200
NAME = ".zongjie-lint-baseline.json"
PLACES = ["清塘", "石桥", "梅岭", "白沙", "柳溪", "青禾", "云坪", "古渡"]
OFFICES = ["水利站", "农技站", "文化站", "民政所", "财政所"]
FAULTS = {
    "DT07": "4月31日，{place}镇召开动员会。",
    "NU01": "新建水池12座，其中大池4座、中池6座、小池3座。",
    "PH01": "改造危桥×座，受益农户{count}户。",
    "PH11": "大家做好做好{season}季防汛工作。",
}
"""A sentence in which each rule finds something."""


def sentences(number: int) -> list[str]:
    """The paragraphs of a draft; two in three have a fault, and one in six a second one."""
    place, office = PLACES[number % len(PLACES)], OFFICES[number % len(OFFICES)]
    year, count = 2016 + number // 24, 120 + number
    faults = list(FAULTS.values())
    chosen = [[faults[0]], [faults[1]], [faults[2]], [faults[0], faults[3]], [], []][number % 6]
    planted = "".join(chosen).format(place=place, count=count, season="春夏秋冬"[number % 4])
    return [
        f"{place}镇{office}{year}年工作总结",
        "一、主要工作",
        f"全年整修渠道{count}米，走访农户{count * 2}户，发放技术资料{count * 3}份，各项工作按计划推进。",
        *([planted] if planted else []),
        "二、存在问题",
        f"{office}人手不足，一人要跑五个村，老旧设备还有两处没有更换，个别村的台账不够齐全。",
        "三、下一步打算",
        "明年，补齐台账，更换两处老旧设备，每两个村配一名协管员，把各项服务送到户。",
        f"{place}镇{office}",
        f"{year}年12月20日",
    ]


def write_drafts(folder: Path, count: int = COUNT) -> list[Path]:
    """Drafts in folders by year: plain text, every fifth in Markdown, every tenth in Word."""
    paths = []
    for number in range(count):
        lines = sentences(number)
        year = folder / "稿子" / lines[0][-9:-4]
        year.mkdir(parents=True, exist_ok=True)
        name = f"{number:03}{lines[0]}"
        if number % 10 == 0:
            path, data = year / f"{name}.docx", document(*map(p, lines))
        else:
            is_markdown = number % 5 == 0
            path = year / f"{name}{'.md' if is_markdown else '.txt'}"
            data = ("\n\n" if is_markdown else "\n　　").join(lines).encode() + b"\n"
        path.write_bytes(data)
        paths.append(path)
    return paths


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Ours without what git and Python would take from it, with a home of its own and a `zongjie-lint` to call."""
    programs = folder / "bin"
    programs.mkdir(parents=True, exist_ok=True)
    script = programs / "zongjie-lint"
    script.write_text(
        f'#!/bin/sh\nPYTHONPATH="{Path(__file__).parents[1]}" exec "{sys.executable}" -m zongjie_lint "$@"\n'
    )
    script.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    kept.pop("PYTHONPATH", None)
    path = os.pathsep.join((str(programs), str(Path(sys.executable).parent), os.environ["PATH"]))
    return {**kept, "HOME": str(folder), "PATH": path, "GITHUB_ACTIONS": "", "CI": "", **more}


def git(folder: Path, *arguments: str) -> str:
    """What git prints, run as somebody."""
    identity = ("-c", "user.name=n", "-c", "user.email=n@example", "-c", "commit.gpgsign=false")
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ("git", "-C", str(folder), *identity, *arguments)
    return subprocess.run(command, capture_output=True, check=True, env=ours, timeout=60).stdout.decode().strip()


def commit(folder: Path) -> None:
    """Commit everything."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--no-verify", "-m", "改稿")
