"""The suffixes of Word documents, each with the type of document that Word opens under it."""

from __future__ import annotations

from zongjie_lint.word.names import CONTENT_TYPES

SUFFIXES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": ".docx",
    "application/vnd.ms-word.document.macroEnabled.main+xml": ".docm",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": ".dotx",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": ".dotm",
}
"""By the content type of the main part (ISO/IEC 29500-1, 11.3.10; [MS-OFFMACRO2] 2.2.1)."""


def suffix_of(data: bytes) -> str:
    """The suffix under which Word opens a document, .docx where its type is unknown; raises UnreadableSource for none."""
    from zongjie_lint.word.package import Package  # noqa: PLC0415 - lxml is imported for Word documents only

    package = Package(data)
    types = package.tree(CONTENT_TYPES).iter("{*}Override") if CONTENT_TYPES in package else ()
    kinds = [each.get("ContentType", "") for each in types if each.get("PartName", "").lstrip("/") == package.main]
    return next((SUFFIXES[kind] for kind in kinds if kind in SUFFIXES), ".docx")
