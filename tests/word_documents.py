"""Small Word documents from raw XML, in memory."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": MAIN,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD_PROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml."
ROOTS = {
    "numbering": "numbering",
    "styles": "styles",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "settings": "settings",
}


def t(text):
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(*content, rpr=""):
    """A run; a string that is no element is text."""
    inner = "".join(item if item.startswith("<") else t(item) for item in content)
    return f"<w:r>{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}{inner}</w:r>"


def p(*content, style=None, num=None, level=0, ppr=""):
    """A paragraph; a string that is no element is a run."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + ppr
    if num is not None:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    inner = "".join(item if item.startswith("<") else r(item) for item in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def tc(*content, span=None, merge=None):
    """A cell; a string that is no element is a paragraph."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span else ""
    properties += {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>", None: ""}[merge]
    inner = "".join(item if item.startswith("<") else p(item) for item in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or p()}</w:tc>"


def tr(*cells, trpr=""):
    inner = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{trpr}</w:trPr>' if trpr else ''}{inner}</w:tr>"


def tbl(*rows):
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def lvl(at, text, number_format="decimal", *, start=1, more=""):
    """A level; `more` are elements that come before its text."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def abstract(identifier, *levels, more=""):
    return f'<w:abstractNum w:abstractNumId="{identifier}">{more}{"".join(levels)}</w:abstractNum>'


def num(identifier, of, *overrides):
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def restart(level, at):
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{at}"/></w:lvlOverride>'


def complex_field(code, *result):
    begin, separate, end = (r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
    instruction = r(f'<w:instrText xml:space="preserve">{escape(code)}</w:instrText>')
    return begin + instruction + separate + "".join(x if x.startswith("<") else r(x) for x in result) + end


def box(*content):
    """A text box as Word writes it, with its older form for programs that do not know the new one."""
    inner = "".join(item if item.startswith("<") else p(item) for item in content)
    inside = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
        f"</mc:Fallback></mc:AlternateContent></w:r>"
    )


def part(root, content):
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def document(*body, section="", extended=None, margins=None, **parts):
    """The bytes of a document; `parts` are contents by the name of the part, `margins` headers and footers by identifier."""
    files = {"word/document.xml": part("document", f"<w:body>{''.join(body)}<w:sectPr>{section}</w:sectPr></w:body>")}
    relationships = {}
    for name, content in parts.items():
        files[f"word/{name}.xml"] = part(ROOTS[name], content)
        relationships[name] = (name, f"{name}.xml")
    for identifier, (kind, content) in (margins or {}).items():
        files[f"word/{identifier}.xml"] = part("hdr" if kind == "header" else "ftr", content)
        relationships[identifier] = (kind, f"{identifier}.xml")
    if extended is not None:
        files["word/commentsExtended.xml"] = f"<w15:commentsEx {NAMESPACES}>{extended}</w15:commentsEx>"
        relationships["extended"] = ("commentsExtended", "commentsExtended.xml")
    return package(files, relationships)


def package(files, relationships=None):
    kinds = {"header": "header", "footer": "footer", "commentsExtended": "commentsExtended"}
    files = {
        "[Content_Types].xml": _content_types(files),
        "_rels/.rels": _relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _relationships(
            {
                identifier: (kinds.get(kind, kind), target)
                for identifier, (kind, target) in (relationships or {}).items()
            }
        ),
        **files,
    }
    return zipped(files)


def zipped(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _relationships(targets):
    each = (
        f'<Relationship Id="{identifier}" Type="{RELATIONSHIP}{kind}" Target="{target}"/>'
        for identifier, (kind, target) in targets.items()
    )
    name = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{name}">{"".join(each)}</Relationships>'


def _content_types(files):
    kinds = {"document": "document.main"}
    overrides = (
        f'<Override PartName="/{name}" ContentType="{WORD_PROCESSING}{kinds.get(stem, stem)}+xml"/>'
        for name in files
        if (stem := name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789"))
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
    )
