"""What may happen to a file on its way: to its characters, its lines, its bytes, the parts and elements of a package."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from random import Random

from lxml import etree

from .seeds import Seed

MOST_CHARACTERS = 20_000
_WRITTEN = """\
。¦，¦、¦；¦：¦“¦”¦‘¦’¦（¦）¦(¦)¦《¦》¦〈¦【¦[¦]¦—¦——¦…¦·¦%¦‰¦+¦-¦—¦～¦~¦/¦\\¦¦x¦X¦×¦*¦#¦## ¦**¦`¦<p>¦</p>¦<table>¦<tr><td>¦</td></tr>¦<br>¦&nbsp;¦&#x10ffff;¦<!--¦-->¦<!-- zongjie-lint-disable PU -->¦<!-- zongjie-lint-disable-next-line NU -- 原文如此 until 2020-01-01 -->¦\
0¦1¦9¦00¦12.5¦1,234¦１２¦一¦二¦十¦百¦千¦万¦亿¦〇¦两¦半¦零¦元¦亿元¦万吨¦个百分点¦%。¦一是¦二是¦第一¦（一）¦一、¦1.¦①¦其中¦分别¦同比增长¦下降¦占¦比重¦完成¦共¦合计¦平均¦倍¦折¦约¦以上¦至¦到¦年¦月¦日¦2025年¦2月30日¦今年¦去年¦上半年¦“十四五”¦XX¦××局¦___¦（略）¦待定¦\
\n¦\r\n¦\r¦\t¦\u3000¦ ¦\u00a0¦\u200b¦\ufeff¦\u202e¦\u2028¦\0¦\x1b[31m¦\x0c¦\x85¦\U0001f600¦\ud7ff¦e\u0301¦\ue000¦\ufffe¦國¦臺¦\
| 1 | 2 |\n|---|---|\n¦\n¦甲\t1\t2\n¦报告完毕¦谢谢大家¦二〇二五年十二月¦- 1 -¦附件：1.¦某某单位\n2025年1月1日"""
_PIECES = _WRITTEN.split("¦")
_ENCODINGS = ("utf-8-sig", "gb18030", "gbk", "big5", "utf-16", "utf-16-le", "utf-32", "latin-1", "utf-7")
_NESTED = 400
_ATTRIBUTES = ("", "-1", "0", "1", "99999999999999999999", "true", "x", "\u202e", "rId1", "../../x")

Mutation = Callable[[Random, bytes, Sequence[Seed]], bytes]


def mutated(random: Random, seed: Seed, others: Sequence[Seed]) -> Seed:
    """A seed after a few accidents; now and then nothing but bytes."""
    if random.random() < 0.02:
        return Seed(seed.name, random.randbytes(random.randrange(2000)))
    ways = _OF_PACKAGES if seed.suffix == ".docx" else _OF_TEXTS
    data = seed.data
    for _ in range(random.choice((1, 1, 2, 3, 5, 8, 20))):
        data = random.choice(ways)(random, data, others)
    return Seed(seed.name, data)


def _of_text(change: Callable[[Random, str, Sequence[Seed]], str]) -> Mutation:
    """A change of characters, as one of the bytes that hold them."""
    return lambda random, data, others: change(random, data.decode(errors="replace"), others)[:MOST_CHARACTERS].encode(
        errors="surrogatepass"
    )


def _stretch(random: Random, length: int) -> tuple[int, int]:
    start = random.randrange(length + 1)
    return start, min(length, start + random.choice((1, 1, 2, 4, 10, 40, 200)))


def _inserted(random: Random, text: str, _: Sequence[Seed]) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(_PIECES) * random.choice((1, 1, 1, 2, 3, 50)) + text[at:]


def _deleted(random: Random, text: str, _: Sequence[Seed]) -> str:
    start, end = _stretch(random, len(text))
    return text[:start] + text[end:]


def _duplicated(random: Random, text: str, _: Sequence[Seed]) -> str:
    start, end = _stretch(random, len(text))
    return text[:end] + text[start:end] * random.choice((1, 1, 2, 30)) + text[end:]


def _swapped(random: Random, text: str, _: Sequence[Seed]) -> str:
    a, b = _stretch(random, len(text))
    c, d = _stretch(random, len(text))
    a, b, c, d = sorted((a, b, c, d))
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _replaced(random: Random, text: str, _: Sequence[Seed]) -> str:
    start, end = _stretch(random, len(text))
    return text[:start] + random.choice(_PIECES) + text[end:]


def _digits(random: Random, text: str, _: Sequence[Seed]) -> str:
    """One number another, longer or shorter."""
    numbers = list(re.finditer(r"[0-9.]+|[一二三四五六七八九十百千万亿]+", text))
    if not numbers:
        return text
    chosen = random.choice(numbers)
    other = random.choice(numbers)[0] if random.random() < 0.4 else str(random.choice((0, 7, 13, 10**6, 10**30, 0.001)))
    return text[: chosen.start()] + other + text[chosen.end() :]


def _lines(random: Random, text: str, _: Sequence[Seed]) -> str:
    """Lines lost, doubled, in another order, joined."""
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    way = random.randrange(5)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(other, lines[at])
    elif way == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif way == 3:
        lines[at] = lines[at].rstrip()
    else:
        lines[at] = "".join(random.sample(lines[at], len(lines[at])))
    return "".join(lines)


def _crossed(random: Random, text: str, others: Sequence[Seed]) -> str:
    """Two files in one."""
    other = random.choice(others).data[:MOST_CHARACTERS].decode(errors="replace")
    a, b = _stretch(random, len(other))
    at = random.randrange(len(text) + 1)
    return text[:at] + other[a : max(b, a + 200)] + text[at:]


def _encoded(random: Random, data: bytes, _: Sequence[Seed]) -> bytes:
    return data.decode(errors="replace").encode(random.choice(_ENCODINGS), "replace")


def _bytes(random: Random, data: bytes, _: Sequence[Seed]) -> bytes:
    """Some bytes lost, doubled, or others."""
    start, end = _stretch(random, len(data))
    put = random.choice((b"", data[start:end] * 2, random.randbytes(end - start), b"\0", b"\xff\xfe"))
    return data[:start] + put + data[end:]


def _in_package(change: Callable[[Random, bytes], bytes]) -> Mutation:
    """A change of one XML part, of the main one more often than not."""

    def changed(random: Random, data: bytes, _: Sequence[Seed]) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                parts = {name: package.read(name) for name in package.namelist()}
        except Exception:  # it is a package no more
            return _bytes(random, data, ())
        names = [name for name in parts if name.endswith((".xml", ".rels"))] or [*parts]
        main = "word/document.xml"
        if names:
            name = main if main in parts and random.random() < 0.7 else random.choice(names)
            parts[name] = change(random, parts[name])
        if random.random() < 0.05:
            parts.pop(random.choice([*parts]), None)
        return _packed(random, parts)

    return changed


def _packed(random: Random, parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return packed.getvalue()


def _elements(random: Random, part: bytes) -> bytes:
    """An element dropped, doubled, put elsewhere, nested in itself, renamed; an attribute or a text changed."""
    try:
        root = etree.fromstring(part)
    except (etree.XMLSyntaxError, ValueError):
        return _bytes(random, part, ())
    elements = [each for each in root.iter() if isinstance(each.tag, str)]
    chosen, other = random.choice(elements), random.choice(elements)
    parent = chosen.getparent()
    try:
        _change_element(random, chosen, other, parent)
    except (ValueError, TypeError):  # nothing that XML can hold
        return part
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _change_element(random: Random, chosen, other, parent) -> None:
    ways = [_append, _nest, _rename, _set, _retell]
    random.choice(ways if parent is None else [*ways, _drop, _repeat])(random, chosen, other, parent)


def _drop(_: Random, chosen, __, parent) -> None:
    parent.remove(chosen)


def _repeat(random: Random, chosen, _, parent) -> None:
    for _ in range(random.choice((1, 1, 3, 40))):
        parent.insert(parent.index(chosen), _copy(chosen))


def _append(_: Random, chosen, other, __) -> None:
    other.append(_copy(chosen))


def _nest(random: Random, chosen, _, __) -> None:
    inner = chosen
    for _ in range(random.choice((2, 20, _NESTED))):
        inner = etree.SubElement(inner, chosen.tag, dict(chosen.attrib))


def _rename(_: Random, chosen, other, __) -> None:
    chosen.tag = other.tag


def _set(random: Random, chosen, other, _) -> None:
    if chosen.attrib:
        chosen.set(random.choice([*chosen.attrib]), random.choice((*_ATTRIBUTES, *other.attrib.values())))


def _retell(random: Random, chosen, _, __) -> None:
    texts = [each for each in chosen.iter() if each.text]
    for each in random.sample(texts, min(len(texts), 2)):
        each.text = _replaced(random, each.text, ())


def _copy(element):
    return etree.fromstring(etree.tostring(element, with_tail=False))


_OF_TEXTS: tuple[Mutation, ...] = (
    *(
        _of_text(change)
        for change in (
            _inserted,
            _deleted,
            _duplicated,
            _swapped,
            _replaced,
            _digits,
            _digits,
            _lines,
            _lines,
            _crossed,
        )
    ),
    _bytes,
)
_OF_PACKAGES: tuple[Mutation, ...] = (
    *(_in_package(_elements) for _ in range(6)),
    _in_package(lambda random, part: _bytes(random, part, ())),
    _bytes,
)


def encoded(random: Random, seed: Seed) -> Seed:
    """Now and then the same text in another encoding."""
    if seed.suffix == ".docx" or random.random() > 0.1:
        return seed
    return Seed(seed.name, _encoded(random, seed.data, ()))
