"""Digital signatures of Word documents (ISO/IEC 29500-2, 13)."""

from __future__ import annotations

import io
import zipfile

from zongjie_lint.message import Message

NO_LONGER_SIGNED = Message(
    "稿子有数字签名，内容一改签名就失效，要重新签",
    "the report has a digital signature, which no longer holds; sign it again",
)


def is_signed(data: bytes) -> bool:
    """Whether a Word document has digital signatures, which hold for its very bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = (name.replace("\\", "/").lstrip("/") for name in package.namelist())
        return any(name.startswith("_xmlsignatures/") and name.endswith(".xml") for name in names)
