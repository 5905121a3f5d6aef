"""The pages of the site that the rules themselves write: one for each, and the list of all."""

import html
import inspect
import re
from itertools import groupby

from zongjie_lint.basis import with_authority
from zongjie_lint.builtin import provide_rules
from zongjie_lint.manual import shortened
from zongjie_lint.profile import DRAFT, FINAL, REVIEW
from zongjie_lint.reporters.concise import SEVERITY_NAMES
from zongjie_lint.rule import Bad

RULES = sorted(provide_rules(), key=lambda rule: rule.code)
FAMILIES = {
    "DT": "日期",
    "GW": "公文要素",
    "HD": "标题和序号",
    "NS": "数字和单位的写法",
    "LX": "名称和用词",
    "NU": "数字",
    "PH": "空白和残留",
    "PU": "标点",
    "ST": "结构",
}
BY_FAMILY = [(code, FAMILIES[code], list(rules)) for code, rules in groupby(RULES, key=lambda rule: rule.code[:2])]
GENERATED = "<!-- 由 tests/test_site.py 根据规则自己的说明和例子生成，请改规则，不要改这一页。 -->"
INDEX = """\
# 规则

{generated}

每条规则一页：查什么、为什么查、怎么改、依据什么、报哪些和不报哪些的例子。同样的说明也可以在命令行里看，如 `zongjie-lint explain NU05`。

级别分三等：“错误”多半要改，“提醒”请核对，“建议”是写法问题，平时不显示（加 `--show-info` 查看）。各级别方案里的级别写在每一页上。

{families}
"""
PAGE = """\
# {code} {title}

{generated}

| 名称 | 级别 | 起草 `draft` | 定稿 `final` |
| --- | --- | --- | --- |
| `{name}` | {review} | {draft} | {final} |

{manual}

依据：{basis}
{options}
## 例子

✗ 应当报，✓ 不应当报；<mark>标色</mark>的是要报的地方，<ins>划线</ins>的是有关的地方。

{cases}
"""
OPTIONS = """
## 选项

| 名称 | 默认值 |
| --- | --- |
{rows}
"""
TAGS = {"⟦": "<mark>", "⟧": "</mark>", "⟨": "<ins>", "⟩": "</ins>"}
CLOSING = {"⟧": "⟦", "⟩": "⟨"}


def pages():
    """Every generated page, by its path below docs/pages."""
    return {"rules.md": index()} | {f"rules/{rule.code}.md": page(rule) for rule in RULES}


def index():
    families = [f"## {title}（{code}）\n\n{_table(rules)}" for code, title, rules in BY_FAMILY]
    return INDEX.format(generated=GENERATED, families="\n\n".join(families))


def navigation():
    """The rules in the navigation of mkdocs.yml."""
    lines = []
    for code, title, rules in BY_FAMILY:
        lines.append(f"      - {title}（{code}）:")
        lines += [f"          - {rule.code} {rule.title.zh}: rules/{rule.code}.md" for rule in rules]
    return "\n".join(lines)


def page(rule):
    return PAGE.format(
        code=rule.code,
        title=literal(rule.title.zh),
        generated=GENERATED,
        name=rule.name,
        review=_severity(rule, REVIEW),
        draft=_severity(rule, DRAFT),
        final=_severity(rule, FINAL),
        manual=as_markdown(inspect.getdoc(rule)),
        basis=literal(with_authority(rule.basis).zh),
        options=_options(rule),
        cases="\n\n".join(_cases(rule)),
    )


def literal(text):
    """A text whose marks mean nothing to Markdown."""
    return re.sub(r"[\\*_`<>\[\]|#]", r"\\\g<0>", text)


def as_markdown(text):
    """A manual page, its marks literal, its paragraphs unwrapped: a line end would show as a gap."""
    marked = re.sub(r"[\\*_`<>\[\]|]|(?<!^)(?<!#)#", r"\\\g<0>", text, flags=re.MULTILINE)
    headings = re.sub(r"^(#+ .+)$", r"\n\1\n", marked, flags=re.MULTILINE)
    items = re.sub(r"(?<=[^\n-])\n(?=- )", "\n\n", headings)
    unwrapped = re.sub(r"(?<=[^\n])\n(?=[^\n-])", "", items)
    return re.sub(r"\n{3,}", "\n\n", unwrapped).strip()


def _table(rules):
    rows = [
        f'| <a id="{rule.code.lower()}"></a>[{rule.code}](rules/{rule.code}.md) | {literal(rule.title.zh)} '
        f"| {_severity(rule, REVIEW)} | `{rule.name}` |"
        for rule in rules
    ]
    return "\n".join(["| 代码 | 查什么 | 级别 | 名称 |", "| --- | --- | --- | --- |", *rows])


def _severity(rule, profile):
    severity = rule.severity_in(profile.for_kind(None))
    return SEVERITY_NAMES[severity].zh if severity else "不查"


def _options(rule):
    rows = "\n".join(f"| `{name}` | `{default}` |" for name, default in rule.options())
    return OPTIONS.format(rows=rows) if rows else ""


def _cases(rule):
    before = None
    for example in rule.examples:
        yield _case(example, "bad" if isinstance(example, Bad) else "good", is_as_before=before == example.previous)
        before = example.previous


def _case(example, kind, *, is_as_before):
    said = [f"✗ {_marked(example.marked)}" if kind == "bad" else f"✓ {_marked(example.marked)}"]
    if example.previous:
        said.append("—— 上年稿同上" if is_as_before else f"—— 上年稿：\n{_marked(example.previous)}")
    titles = [part.titles[0] for part in example.vocabulary.past if part.titles]
    if titles:
        said.append(f"—— 以往的稿子依次有：{html.escape('、'.join(titles), quote=False)}")
    reasons = [example.why, f"还查不出：{example.known_miss}" if example.known_miss else ""]
    notes = "".join(f"\n<small>{html.escape(reason, quote=False)}</small>" for reason in reasons if reason)
    return f'<pre class="case {kind}">{chr(10).join(said)}{notes}</pre>'


def _marked(text):
    """A text as HTML, its marks as tags; one that was cut off is closed."""
    pieces, opened = [], []
    for character in "\n".join(line.rstrip(" ") for line in shortened(text).splitlines()):
        if character in CLOSING:
            if not opened or opened[-1] != CLOSING[character]:
                continue
            opened.pop()
        elif character in TAGS:
            opened.append(character)
        pieces.append(TAGS.get(character) or html.escape(character, quote=False))
    closing = {"⟦": "</mark>", "⟨": "</ins>"}
    return "".join(pieces) + "".join(closing[each] for each in reversed(opened))
