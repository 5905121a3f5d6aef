"""What files of other formats are called where they are refused, and what their author is told to do."""

from __future__ import annotations

from zongjie_lint.message import Message

OLD_WORD = Message("旧版 Word/WPS 文档（.doc、.wps）", "a document of an older Word or WPS (.doc, .wps)")
RTF = Message(" RTF 文档", "an RTF document")
OPEN_DOCUMENT = Message("开放文档（.odt 等）", "an OpenDocument file (.odt or alike)")
SPREADSHEET = Message("电子表格（Excel 等）", "a spreadsheet (Excel or alike)")
PRESENTATION = Message("演示文稿（PowerPoint 等）", "a presentation (PowerPoint or alike)")
OFD = Message(" OFD 版式文档", "an OFD document")
PDF = Message(" PDF 文件", "a PDF file")
IMAGE = Message("图片", "an image")
ARCHIVE = Message("压缩包", "an archive")
ENCRYPTED = Message(
    "文件加了密码，读不了；请在 Word 或 WPS 里打开，去掉密码，“另存为”.docx 再检查",
    "it is protected with a password; open it in Word or WPS, take the password off, and save it as .docx",
)
UNPACK = Message("请先解压，再检查里面的文件", "unpack it, then check the files inside")
