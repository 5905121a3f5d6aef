"""A formal document as GB/T 9704-2012 has it, built with python-docx; a test changes one thing of it."""

import io
from dataclasses import dataclass

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from zongjie_lint.readers.word import WordReader

CENTER, RIGHT, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
RED = RGBColor(0xFF, 0, 0)
TEXT = (
    "今年入汛以来，全县先后出现4次强降雨过程，部分乡镇山塘水位上涨较快。县政府组织水务、应急、自然资源等部门，"
    "对在册山塘、水闸、堤防逐处排查，发现的隐患边查边改，没有发生人员伤亡。"
)
MORE = (
    "水务部门会同乡镇逐座查看山塘坝体、溢洪道和放水涵管，测量水位，登记渗漏点位，对库容较大的山塘安排专人昼夜值守，雨量超过警戒值时提前腾出库容。",
    "东片山塘坝龄较长，部分坝坡出现滑塌。经专家现场会诊，先用土工布和块石护坡，再利用枯水期灌浆加固，施工期间水位控制在死水位以下，下游农户的灌溉改由泵站保障。",
    "应急部门把抢险队伍编成若干小组，明确集结地点和行进路线，备足编织袋、照明灯和冲锋舟，并在云岭镇组织了一次夜间演练，从接到指令到装备上车用时明显缩短。",
    "自然资源部门对切坡建房、废弃矿坑和公路边坡逐点核对，在裂缝处埋设简易监测桩，每日早晚各记录一次，数据异常时由村里先行转移群众，再报乡镇核实。",
    "各乡镇按照网格把责任落到人头，村干部包片，党员联户，对独居老人、行动不便的群众提前确定转移对象和接送车辆，安置点备好被褥、饮水和常用药品。",
    "气象、水文部门加密会商，短时预报细化到乡镇，预警信息通过广播、短信和上门通知同时发出，外出务工人员由亲属负责转告，确保不漏一户。",
    "教育部门对低洼地段的学校停课安排作了预案，卫生部门组织防疫小分队，交通部门在漫水桥两端设置升降杆，供电单位对沿河台区逐一巡检。",
    "检查中也发现，个别村的值班记录不完整，部分物资过期没有更换，少数山塘的管护合同到期后没有续签，抢险道路有两处路基松软，大型机械不易通过。",
)
FIRST, SECOND, THIRD, FOURTH = "一、排查情况", "（一）山塘水闸", "1.在册山塘", "（1）东片山塘"
LAST = "逐村补齐值班记录，更换过期物资，对两处松软路基换填碎石，管护合同在汛期结束前全部续签，工作进展按旬报送。"
LISTED = "本清单所列隐患均已明确责任人和完成时限，销号情况由水务部门汇总后另行报送。"
TITLE, ADDRESSEE = "澄溪县人民政府关于汛期安全排查情况的报告", "望榆市人民政府："
LABEL, DATE = "附件1", "2026年7月9日"


@dataclass
class Official:
    """How a document is set; the defaults are right."""

    paper: tuple = (210, 297)
    margins: tuple = (37, 35, 28, 26)
    """Top, bottom, left, right, in millimetres."""
    body: tuple = ("仿宋_GB2312", 16)
    title: tuple = ("方正小标宋简体", 22)
    first: tuple = ("黑体", 16)
    second: tuple = ("楷体_GB2312", 16)
    label: tuple = ("黑体", 16)
    title_alignment: object = CENTER
    addressee_chars: int = 0
    line: object = 28
    """Points, or a multiple as a float."""
    first_line_chars: int = 200
    label_chars: int = 0
    page_break: bool = True
    date_alignment: object = RIGHT
    number: tuple = ("— ", " —")
    number_font: tuple = ("宋体", 14)
    number_sides: tuple = (RIGHT, LEFT)
    """On odd and on even pages; one for both where there is one."""
    has_number: bool = True
    paragraphs: int = len(MORE)

    def docx(self, change=lambda document: None):
        """The bytes of the document after a change of its own."""
        document = docx.Document()
        self._set_page(document)
        self._write_head(document)
        self._write_text(document)
        self._write_foot(document)
        change(document)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    def source(self, change=lambda document: None):
        """The document as the reader has it."""
        return WordReader().read("稿.docx", self.docx(change))

    def _set_page(self, document):
        section = document.sections[0]
        section.page_width, section.page_height = map(Mm, self.paper)
        top, bottom, left, right = map(Mm, self.margins)
        section.top_margin, section.bottom_margin = top, bottom
        section.left_margin, section.right_margin = left, right
        section.gutter = 0
        if self.has_number:
            document.settings.odd_and_even_pages_header_footer = len(self.number_sides) > 1
            for footer, side in zip((section.footer, section.even_page_footer), self.number_sides, strict=False):
                self._write_number(footer, side)

    def _write_number(self, footer, side):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        before, after = self.number
        styled(paragraph.add_run(before), *self.number_font)
        for kind, code in (("begin", None), (None, " PAGE "), ("separate", None), ("text", "3"), ("end", None)):
            styled(paragraph.add_run(), *self.number_font)._r.append(field_part(kind, code))
        styled(paragraph.add_run(after), *self.number_font)

    def _write_head(self, document):
        head = document.add_paragraph()
        head.alignment = CENTER
        styled(head.add_run("澄溪县人民政府文件"), "方正小标宋简体", 48).font.color.rgb = RED
        number = document.add_paragraph()
        number.alignment = CENTER
        styled(number.add_run("澄政〔2026〕18号"), "仿宋_GB2312", 16)
        title = document.add_paragraph()
        title.alignment = self.title_alignment
        styled(title.add_run(TITLE), *self.title)

    def _write_text(self, document):
        self.paragraph(document, ADDRESSEE, chars=self.addressee_chars)
        self.paragraph(document, TEXT)
        self.paragraph(document, FIRST, self.first)
        self.paragraph(document, SECOND, self.second)
        self.paragraph(document, THIRD)
        self.paragraph(document, FOURTH)
        for text in MORE[: self.paragraphs]:
            self.paragraph(document, text)
        self.paragraph(document, "二、下一步打算", self.first)
        run_in = self.paragraph(document, "（一）继续排查。", self.second)
        styled(run_in.add_run(LAST), *self.body)

    def _write_foot(self, document):
        self.paragraph(document, "附件：1.汛期安全隐患清单")
        for text in ("澄溪县人民政府", DATE):
            line = self.paragraph(document, text, chars=0)
            line.alignment = self.date_alignment
        if self.page_break:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        self.paragraph(document, LABEL, self.label, chars=self.label_chars)
        title = self.paragraph(document, "汛期安全隐患清单", ("方正小标宋简体", 22), chars=0)
        title.alignment = CENTER
        self.paragraph(document, LISTED)

    def paragraph(self, document, text, look=None, chars=None):
        """Add a paragraph of the text."""
        paragraph = document.add_paragraph()
        styled(paragraph.add_run(text), *(look or self.body))
        indent(paragraph, self.first_line_chars if chars is None else chars)
        spacing = paragraph.paragraph_format
        spacing.line_spacing = Pt(self.line) if isinstance(self.line, int) else self.line
        spacing.space_after = Pt(0)
        return paragraph


def styled(run, font, points):
    """Set the font of a run for Chinese and for other characters, and its size."""
    run.font.name, run.font.size = font, Pt(points)
    run._r.rPr.rFonts.set(qn("w:eastAsia"), font)
    return run


def indent(paragraph, chars):
    """Indent the first line by hundredths of characters."""
    if chars:
        paragraph.paragraph_format.first_line_indent = Pt(chars * 16 / 100)
        paragraph._p.pPr.ind.set(qn("w:firstLineChars"), str(chars))


def field_part(kind, text):
    """A piece of a complex field."""
    if kind == "text":
        element = OxmlElement("w:t")
    elif kind:
        element = OxmlElement("w:fldChar")
        element.set(qn("w:fldCharType"), kind)
    else:
        element = OxmlElement("w:instrText")
    element.text = text
    return element


def find(document, text):
    """The paragraph that begins with a text."""
    return next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith(text))


def add_landscape_table(document):
    """Add a section with a wide table, its page turned."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.page_width, section.page_height = section.page_height, section.page_width
    table = document.add_table(2, 3)
    for cell, text in zip(table._cells, ("乡镇", "山塘（座）", "隐患（处）", "云岭镇", "12", "3"), strict=True):
        styled(cell.paragraphs[0].add_run(text), "宋体", 10.5)
