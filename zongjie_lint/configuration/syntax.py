"""What the parser of TOML minds, in words for people who write configuration now and then."""

from __future__ import annotations

import re

from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled

_FULL_WIDTH = Message(
    "这里用了中文标点 {mark} ；TOML 的引号、等号、逗号和括号要用半角",
    "there is a full-width {mark} here; quotes, equals signs, commas and brackets of TOML are ASCII",
)
_KEY_IN_QUOTES = Message(
    '“{word}”不能直接作键：程序自己的项用英文名，如 code、name、words；要用中文作名称的（如简称对照），加英文引号，写成 "{word}" = …',
    '{word} cannot be a key as it is: other characters than ASCII stand in quotes, "{word}" = …; our own keys are in English',
)
_NO_TOML = Message("不是合格的 TOML：{reason}", "it is no valid TOML: {reason}")
_REPEATED = Message(
    "重复写了同一个键或同一张表；只能留一处", "the same key or table is written twice; keep one of them"
)
_BARE_KEY = compiled(r"\s*([^\s=\"'#\[\]{}]*[^\x00-\x7f][^\s=\"'#\[\]{}]*)\s*[=＝]")
_REASONS = (
    (r"Cannot overwrite|Cannot declare|Cannot mutate|Cannot redefine|Duplicate inline", _REPEATED),
    (r"Invalid statement", Message("这一行不是“键 = 值”，也不是 [表名]；写给人看的话，前面加 #", "this line is neither “key = value” nor [table]; a remark begins with #")),
    (r"Invalid initial character for a key", Message("键只能用字母、数字、- 和 _，别的字要加引号", "a key has letters, digits, - and _; quote other characters")),
    (r"Expected '=' after a key", Message("键后面少了等号", "there is no equals sign after the key")),
    (r"Invalid value|Expected newline or end of document", Message("这个值写得不对；文字要加英文引号，一行只写一项", "this value is malformed; text stands in quotes, and a line has one key only")),
    (r"end of a table declaration|end of an array declaration", Message("表名的方括号没有合上", "the brackets of the table's name are not closed")),
    (r"Unclosed array", Message("列表的方括号没有合上，或者少了逗号", "the brackets of the list are not closed, or a comma is missing")),
    (r"Unclosed inline table", Message("花括号没有合上，或者少了逗号", "the braces are not closed, or a comma is missing")),
    (r"Unterminated string|Expected '\"|Expected \"'", Message("引号没有合上", "the quotes are not closed")),
    (r"Illegal character '\\n'", Message("引号没有在本行合上", "the quotes are not closed on this line")),
    (r"Unescaped '\\'|Invalid hex value|Escaped character", Message("反斜杠 \\ 用错了；路径和正则请用单引号，如 'a\\b'", "the backslash \\ is not valid here; write paths and patterns in single quotes, such as 'a\\b'")),
    (r"Illegal character|Found invalid character", Message("有不可见的控制字符", "there is a control character here")),
    (r"Invalid date or datetime", Message("没有这个日期或时间", "there is no such date or time")),
)  # fmt: skip
_MARKS = compiled(r"[“”‘’＝，［］｛｝：＃。、]")
_AT_KEY = compiled(r"Invalid statement|Invalid initial character for a key|Expected '=' after a key")


def syntax_message(said: str, line: str, column: int) -> tuple[Message, bool]:
    """What is wrong, from what the parser says and the line that it points at; and whether something is there twice."""
    mark = _MARKS.search(line, max(column - 2, 0), column + 1)
    key = _BARE_KEY.match(line)
    if key and column <= key.end():
        return _KEY_IN_QUOTES.format(word=key[1]), False
    if mark:
        return _FULL_WIDTH.format(mark=mark[0]), False
    word = _key_around(line, column)
    if _AT_KEY.match(said) and not word.isascii() and re.search(r"=|^\s*\[", line):
        return _KEY_IN_QUOTES.format(word=word), False
    reason = next((message for pattern, message in _REASONS if re.search(pattern, said)), Message(said, said))
    return _NO_TOML.format(reason=reason), reason is _REPEATED


def _key_around(line: str, column: int) -> str:
    """The word around a place, which a writer would have taken for a key."""
    words = (found for found in re.finditer(r"[\w-]+", line) if found.start() < column <= found.end() + 1)
    return next((found[0] for found in words), "")
