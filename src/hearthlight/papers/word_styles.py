"""The named styles of a bulletin's Word file: sizes, fonts and spacing of GB/T 9704-2012.

三号 is 16 pt, 二号 22 pt, 四号 14 pt. Lines stand 28.95 pt apart, so that 22 fill the type area's 225 mm.
"""

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

RED = "C7000B"
LINE = 28.95
_TITLE, _BODY, _BLACK, _KAI = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
_CENTRE, _LEFT, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True)
class Look:
    """One style: font, size in points, alignment, first-line indent in characters, space before and after in points."""

    font: str
    size: float
    align: WD_ALIGN_PARAGRAPH = _LEFT
    indent: int = 0
    before: float = 0
    after: float = 0
    red: bool = False
    bold: bool = False
    keep: bool = False
    level: int = 0
    line: float = LINE


LOOKS: dict[str, Look] = {
    "简报名称": Look(_TITLE, 50, _CENTRE, after=14, red=True, line=64, level=1),
    "期号": Look(_BODY, 16, _CENTRE, after=8),
    "编发单位": Look(_BODY, 16),
    "工作要求": Look(_KAI, 16, _CENTRE, before=16, after=16, red=True),
    "导读": Look(_BLACK, 16, _CENTRE, before=4),
    "导读栏目": Look(_BLACK, 14, line=22),
    "导读条目": Look(_KAI, 14, indent=1, line=22),
    "栏目": Look(_BLACK, 16, before=16, keep=True, level=2),
    "稿件标题": Look(_TITLE, 22, _CENTRE, before=14, keep=True, level=3, line=34),
    "署名": Look(_KAI, 16, _CENTRE, after=12, keep=True),
    "正文仿宋": Look(_BODY, 16, _BOTH, indent=2),
    "一级标题": Look(_BLACK, 16, indent=2, keep=True, level=4),
    "二级标题": Look(_KAI, 16, indent=2, keep=True, bold=True, level=5),
    "附注": Look(_KAI, 14, _BOTH, line=24),
    "版记": Look(_BODY, 14, _BOTH, line=24),
    "印发": Look(_BODY, 14, line=24),
}


def add_styles(paper: WordDocument) -> None:
    """Define every style of `LOOKS` in the document."""
    for name, look in LOOKS.items():
        style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        _letters(style, look)
        _lines(style, look)
    for name in ("编发单位", "印发"):
        paper.styles[name].paragraph_format.tab_stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)


def _letters(style: ParagraphStyle, look: Look) -> None:
    font = style.font
    font.name, font.size, font.bold = look.font, Pt(look.size), look.bold
    style.element.rPr.rFonts.set(qn("w:eastAsia"), look.font)
    font.color.rgb = RGBColor.from_string(RED if look.red else "000000")


def _lines(style: ParagraphStyle, look: Look) -> None:
    form = style.paragraph_format
    form.alignment, form.keep_with_next, form.widow_control = look.align, look.keep, False
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.first_line_indent = Pt(look.size * look.indent)
    if look.level:
        _outline(style, look.level)


def _outline(style: ParagraphStyle, level: int) -> None:
    properties = style.element.get_or_add_pPr()
    outline = properties.makeelement(qn("w:outlineLvl"), {qn("w:val"): str(level - 1)})
    properties.append(outline)
