"""The rules of the page format, a file each."""

from __future__ import annotations

from zongjie_lint.rule import Rule
from zongjie_lint_gongwen.rules.addressee_indented import AddresseeIndented
from zongjie_lint_gongwen.rules.attachment_label import AttachmentLabel
from zongjie_lint_gongwen.rules.attachment_page import AttachmentPage
from zongjie_lint_gongwen.rules.body_font import BodyFont
from zongjie_lint_gongwen.rules.date_at_left import DateAtLeft
from zongjie_lint_gongwen.rules.heading_font import HeadingFont
from zongjie_lint_gongwen.rules.highlighted_text import HighlightedText
from zongjie_lint_gongwen.rules.indent_not_two import IndentNotTwo
from zongjie_lint_gongwen.rules.line_pitch import LinePitch
from zongjie_lint_gongwen.rules.margins_off import MarginsOff
from zongjie_lint_gongwen.rules.page_number_dashes import PageNumberDashes
from zongjie_lint_gongwen.rules.page_number_font import PageNumberFont
from zongjie_lint_gongwen.rules.page_number_missing import PageNumberMissing
from zongjie_lint_gongwen.rules.page_number_side import PageNumberSide
from zongjie_lint_gongwen.rules.paper_not_a4 import PaperNotA4
from zongjie_lint_gongwen.rules.text_not_black import TextNotBlack
from zongjie_lint_gongwen.rules.title_font import TitleFont
from zongjie_lint_gongwen.rules.title_not_centred import TitleNotCentred

RULES: tuple[type[Rule], ...] = (
    PaperNotA4,
    MarginsOff,
    BodyFont,
    TitleFont,
    TitleNotCentred,
    HeadingFont,
    LinePitch,
    IndentNotTwo,
    TextNotBlack,
    HighlightedText,
    PageNumberMissing,
    PageNumberDashes,
    PageNumberFont,
    PageNumberSide,
    AttachmentLabel,
    AttachmentPage,
    DateAtLeft,
    AddresseeIndented,
)
"""By code."""
