"""Builds the documents of this folder with LibreOffice: `python tests/documents/build.py`, and look at what comes out.

Each original is written as flat OpenDocument with real lists, notes, changes and comments, which LibreOffice then saves in its
other formats; and as plain text, Markdown and HTML, where numbers and notes are characters like any other.
"""

import html
import re
import subprocess
import sys
import tempfile
from itertools import groupby
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from docx import Document  # noqa: E402
from originals import DOCUMENTS  # noqa: E402

FILTERS = {
    "docx": "docx:MS Word 2007 XML",
    "doc": "doc:MS Word 97",
    "odt": "odt:writer8",
    "rtf": "rtf:Rich Text Format",
    "pdf": "pdf:writer_pdf_Export",
}
DIGITS = "零一二三四五六七八九十"
CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨⑩"
LABELS = {1: lambda n: f"{DIGITS[n]}、", 2: lambda n: f"（{DIGITS[n]}）", 3: lambda n: f"{n}.", 4: lambda n: CIRCLED[n]}
MARK = re.compile(r"\{(ins|del|note|endnote|comment)\|([^{}|]*)(?:\|([^{}|]*))?\}")
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        **{
            each: f"urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"
            for each in ("office", "text", "table", "style", "meta")
        },
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
AUTHOR = "<dc:creator>办公室</dc:creator><dc:date>2026-07-06T09:00:00</dc:date>"
FONTS = 'style:font-name-asian="Noto Sans CJK SC" style:font-name="Noto Sans CJK SC"'


def level(kind):
    return int(kind[1]) if re.match(r"h\d", kind) else 0


class Numbers:
    """The label of each heading and item, counted as a word processor counts."""

    def __init__(self):
        self.counts = [0] * 5

    def label(self, kind):
        depth, _, start = kind[1:].partition(":")
        at = int(depth)
        self.counts[at] = int(start) if start else self.counts[at] + 1
        self.counts[at + 1 :] = [0] * (4 - at)
        return LABELS[at](self.counts[at])


# Plain text, Markdown, HTML


def plain(text, notes):
    def shown(match):
        kind, words, _ = match.groups()
        if kind in ("note", "endnote"):
            notes.append(words)
        return words if kind in ("ins", "comment") else ""

    return MARK.sub(shown, text)


def lines(blocks):
    """What a person reads: the kind and the text of each line; notes at the end."""
    numbers, notes = Numbers(), []
    for kind, *texts in blocks:
        if kind == "header":
            continue
        label = numbers.label(kind) if level(kind) else ""
        yield from ((kind, label + plain(text, notes)) for text in texts)
    yield from (("note", note) for note in notes)


def as_text(blocks):
    indented = {"p", "note", "box", "sign"}
    return "".join(f"{'　　' if level(kind) or kind in indented else ''}{text}\n" for kind, text in lines(blocks))


def as_markdown(blocks):
    pieces = []
    for is_row, group in groupby(lines(blocks), key=lambda line: line[0] == "row"):
        if is_row:
            rows = [text.split("\t") for _, text in group]
            rows.insert(1, ["---"] * len(rows[0]))
            pieces.append("\n".join("| " + " | ".join(row) + " |" for row in rows))
        else:
            pieces.extend(_markdown(kind, text) for kind, text in group)
    return "\n\n".join(pieces) + "\n"


def _markdown(kind, text):
    marks = {"title": "# ", "h1": "## ", "h1:4": "## ", "h2": "### "}
    return marks.get(kind, "") + re.sub(r"^(\d+)\.", r"\1\\.", text)


def as_html(blocks):
    title = next(text for kind, text in lines(blocks) if kind == "title")
    pieces = [
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>{title}</title></head>\n<body>'
    ]
    for is_row, group in groupby(lines(blocks), key=lambda line: line[0] == "row"):
        run = list(group)
        pieces.extend(_html_table(run) if is_row else (_html(kind, text) for kind, text in run))
    return "\n".join([*pieces, "</body>\n</html>\n"])


def _html(kind, text):
    tag = {"title": "h1", "h1": "h2", "h1:4": "h2", "h2": "h3"}.get(kind, "p")
    return f"<{tag}>{html.escape(text, quote=False)}</{tag}>"


def _html_table(group):
    yield "<table>"
    yield from ("<tr>" + "".join(f"<td>{cell}</td>" for cell in text.split("\t")) + "</tr>" for _, text in group)
    yield "</table>"


# OpenDocument


class Changes:
    """The tracked changes of a document, which OpenDocument keeps in one place, with marks in the text."""

    def __init__(self):
        self.regions = []
        self.notes = 0

    def inline(self, text):
        at, pieces = 0, []
        for match in MARK.finditer(text):
            pieces += [escaped(text[at : match.start()]), getattr(self, match[1])(match[2], match[3])]
            at = match.end()
        return "".join([*pieces, escaped(text[at:])])

    def ins(self, words, _):
        name = self._region(f"<text:insertion><office:change-info>{AUTHOR}</office:change-info></text:insertion>")
        return f'<text:change-start text:change-id="{name}"/>{escaped(words)}<text:change-end text:change-id="{name}"/>'

    def _region(self, content):
        name = f"c{len(self.regions)}"
        self.regions.append(f'<text:changed-region xml:id="{name}" text:id="{name}">{content}</text:changed-region>')
        return name

    def note(self, words, _, kind="footnote"):
        self.notes += 1
        body = f'<text:note-body><text:p text:style-name="note">{escaped(words)}</text:p></text:note-body>'
        citation = f"<text:note-citation>{self.notes}</text:note-citation>"
        return f'<text:note text:id="n{self.notes}" text:note-class="{kind}">{citation}{body}</text:note>'

    def endnote(self, words, _):
        return self.note(words, _, kind="endnote")

    def comment(self, words, remark):
        self.notes += 1
        name = f'office:name="m{self.notes}"'
        return (
            f"<office:annotation {name}>{AUTHOR}<text:p>{escaped(remark)}</text:p></office:annotation>"
            f"{escaped(words)}<office:annotation-end {name}/>"
        )


def _deleted(self, words, _):
    info = f"<office:change-info>{AUTHOR}</office:change-info>"
    name = self._region(f"<text:deletion>{info}<text:p>{escaped(words)}</text:p></text:deletion>")
    return f'<text:change text:change-id="{name}"/>'


setattr(Changes, "del", _deleted)


def escaped(text):
    return html.escape(text, quote=False)


def as_open_document(blocks):
    blocks = list(blocks)
    changes = Changes()
    body = "\n".join(_body(blocks, changes))
    tracked = f'<text:tracked-changes text:track-changes="false">{"".join(changes.regions)}</text:tracked-changes>'
    header = next((block[1] for block in blocks if block[0] == "header"), None)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMESPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">\n{_fonts()}{STYLES}{_pages(header)}'
        f"<office:body><office:text>{tracked}\n{body}\n</office:text></office:body></office:document>\n"
    )


def printed(blocks):
    """A document with its changes accepted and without its comments, as it goes to the printer."""
    for kind, *texts in blocks:
        accepted = (re.sub(r"\{(?:ins|comment)\|([^{}|]*)[^{}]*\}", r"\1", text) for text in texts)
        yield kind, *(re.sub(r"\{del\|[^{}]*\}", "", text) for text in accepted)


def _fonts():
    face = '<style:font-face style:name="Noto Sans CJK SC" svg:font-family="\'Noto Sans CJK SC\'"/>'
    return f"<office:font-face-decls>{face}</office:font-face-decls>\n"


def _body(blocks, changes):
    for is_row, group in groupby(blocks, key=lambda block: block[0] == "row"):
        if is_row:
            yield from _table([block[1] for block in group])
        else:
            before = ""
            for kind, *texts in group:
                if kind != "header":
                    yield from (_block(kind, text, changes, kind == before) for text in texts)
                before = kind


def _block(kind, text, changes, continues):
    inner = changes.inline(text)
    if kind == "h4":
        return _circled(inner, continues)
    if level(kind):
        return _numbered(kind, inner)
    if kind == "box":
        frame = 'draw:name="box" text:anchor-type="paragraph" svg:width="12cm" svg:height="1.6cm" draw:style-name="box"'
        inside = f'<draw:text-box><text:p text:style-name="note">{inner}</text:p></draw:text-box>'
        return f'<text:p text:style-name="p"><draw:frame {frame}>{inside}</draw:frame></text:p>'
    return f'<text:p text:style-name="{"centre" if kind == "table" else kind}">{inner}</text:p>'


def _numbered(kind, inner):
    depth, _, start = kind[1:].partition(":")
    begin = f' text:restart-numbering="true" text:start-value="{start}"' if start else ""
    return f'<text:h text:style-name="h{depth}" text:outline-level="{depth}"{begin}>{inner}</text:h>'


def _circled(inner, continues):
    item = f'<text:list-item><text:p text:style-name="h4">{inner}</text:p></text:list-item>'
    on = ' text:continue-numbering="true"' if continues else ""
    return f'<text:list text:style-name="circled"{on}>{item}</text:list>'


def _table(rows):
    cells = [row.split("\t") for row in rows]
    yield f'<table:table table:name="t"><table:table-column table:number-columns-repeated="{len(cells[0])}"/>'
    for row in cells:
        inside = "".join(
            f'<table:table-cell table:style-name="cell"><text:p text:style-name="cellp">{cell}</text:p></table:table-cell>'
            for cell in row
        )
        yield f"<table:table-row>{inside}</table:table-row>"
    yield "</table:table>"


def _style(name, paragraph, text="", parent=""):
    inherits = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{inherits}>'
        f'<style:paragraph-properties {paragraph}/><style:text-properties {FONTS} style:font-size-asian="{text or "14pt"}" '
        f'fo:font-size="{text or "14pt"}" style:language-asian="zh" style:country-asian="CN"/></style:style>'
    )


def _list_level(element, at, form, prefix, suffix):
    label = '<style:list-level-label-alignment text:label-followed-by="nothing" fo:text-indent="0.85cm"/>'
    properties = (
        f'<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">{label}'
        "</style:list-level-properties>"
    )
    return (
        f'<text:{element} text:level="{at}" style:num-format="{form}" style:num-prefix="{prefix}" '
        f'style:num-suffix="{suffix}">{properties}</text:{element}>'
    )


STYLES = (
    "<office:styles>"
    + _style("title", 'fo:text-align="center" fo:margin-bottom="0.4cm"', "20pt")
    + _style("centre", 'fo:text-align="center"')
    + _style("left", 'fo:text-align="start"')
    + _style("p", 'fo:text-indent="1cm"')
    + _style("sign", 'fo:text-align="end"')
    + _style("note", 'fo:text-align="start"', "10pt")
    + _style("cellp", 'fo:text-align="center"', "10pt")
    + "".join(_style(f"h{at}", 'fo:text-indent="1cm"') for at in (1, 2, 3, 4))
    + "<text:outline-style>"
    + _list_level("outline-level-style", 1, "一, 二, 三, ...", "", "、")
    + _list_level("outline-level-style", 2, "一, 二, 三, ...", "（", "）")
    + _list_level("outline-level-style", 3, "1", "", ".")
    + '</text:outline-style><text:list-style style:name="circled">'
    + _list_level("list-level-style-number", 1, "①, ②, ③, ...", "", "")
    + "</text:list-style></office:styles>\n"
)
AUTOMATIC_STYLES = (
    '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/>'
    "</style:style>"
    '<style:style style:name="box" style:family="graphic"><style:graphic-properties style:wrap="none" '
    'fo:border="0.5pt solid #000000"/></style:style>'
)


def _pages(header):
    above = f'<style:header><text:p text:style-name="centre">{header}</text:p></style:header>' if header else ""
    number = '<text:page-number text:select-page="current">1</text:page-number>'
    below = f'<style:footer><text:p text:style-name="centre">— {number} —</text:p></style:footer>'
    page = (
        '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2.5cm" '
        'fo:margin-bottom="2.5cm" fo:margin-left="2.8cm" fo:margin-right="2.6cm"/>'
    )
    return (
        f'<office:automatic-styles>{AUTOMATIC_STYLES}<style:page-layout style:name="page">{page}</style:page-layout></office:automatic-styles>'
        f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">{above}{below}'
        "</style:master-page></office:master-styles>\n"
    )


def as_word_spells_it(rtf):
    """RTF with what LibreOffice 7.4 loses when it saves: labels that are not ASCII, and that a list begins at four."""
    spelt = {
        rb"{\leveltext \'02\'00\'3f": rb"{\leveltext \'02\'00\u12289\'3f",
        rb"{\leveltext \'03\'28\'01\'29": rb"{\leveltext \'03\u-248\'28\'01\u-247\'29",
        b"\\listtemplateid3\n{\\listlevel\\levelnfc39\\leveljc0\\levelstartat1": b"\\listtemplateid3\n"
        b"{\\listlevel\\levelnfc39\\leveljc0\\levelstartat4",
    }
    for lost, found in spelt.items():
        rtf = rtf.replace(lost, found)
    return rtf


def convert(path, form, profile):
    options = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}"]
    subprocess.run(
        [*options, "--convert-to", FILTERS[form], "--outdir", HERE, path],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def by_python_docx(blocks):
    """The report as a program with python-docx writes it: numbers are typed, and nothing is tracked."""
    document = Document()
    for is_row, group in groupby(lines(blocks), key=lambda line: line[0] == "row"):
        if is_row:
            cells = [text.split("\t") for _, text in group]
            table = document.add_table(len(cells), len(cells[0]))
            for row, texts in zip(table.rows, cells, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        else:
            for kind, text in group:
                heading = {"title": 0, "h1": 1, "h1:4": 1, "h2": 2}.get(kind)
                document.add_paragraph(text) if heading is None else document.add_heading(text, heading)
    return document


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name, blocks in DOCUMENTS.items():
            for suffix, written in (("txt", as_text), ("md", as_markdown), ("html", as_html)):
                (HERE / f"{name}.{suffix}").write_text(written(blocks), encoding="utf-8")
            original = Path(folder, f"{name}.fodt")
            for form in FILTERS:
                original.write_text(as_open_document(printed(blocks) if form == "pdf" else blocks), encoding="utf-8")
                # LibreOffice 7.4 forgets the level of a heading in RTF, unless it read it from a Word document.
                convert(HERE / f"{name}.docx" if form == "rtf" else original, form, Path(folder, "profile"))
            if name == "半年总结":
                by_python_docx(blocks).save(HERE / f"{name}.python-docx.docx")
            rtf = HERE / f"{name}.rtf"
            rtf.write_bytes(as_word_spells_it(rtf.read_bytes()))


if __name__ == "__main__":
    main()
