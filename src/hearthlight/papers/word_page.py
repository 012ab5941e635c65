"""The page of a bulletin's Word file: A4, type area 156 x 225 mm, grid of 22 lines and 28 characters, page numbers."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Footer
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_GRID = '<w:docGrid {} w:type="linesAndChars" w:linePitch="579" w:charSpace="-847"/>'
"""579 twips a line (28.95 pt); a 16 pt character takes 156 mm / 28 (−0.207 pt, in 1/4096 pt)."""


def lay_out(paper: Document, mark: str) -> None:
    """Paper, margins, grid, the synthetic mark above and the page number below, outer side on each page."""
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(24), Mm(23)
    _grid(section)
    paper.settings.odd_and_even_pages_header_footer = True
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)
    for header in (section.header, section.even_page_header):
        _face(header.paragraphs[0].add_run(mark), "黑体", 9)
        header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _grid(section: Section) -> None:
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    section._sectPr.append(parse_xml(_GRID.format(nsdecls("w"))))


def _number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    line = footer.paragraphs[0]
    line.alignment = side
    for text in ("— ", "PAGE", " —"):
        run = line.add_run("" if text == "PAGE" else text)
        _face(run, "宋体", 14)
        if text == "PAGE":
            run._r.extend(_field())


def _face(run: Run, font: str, size: float) -> None:
    run.font.name, run.font.size = font, Pt(size)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _field() -> list[object]:
    begin, code, end = (OxmlElement(name) for name in ("w:fldChar", "w:instrText", "w:fldChar"))
    begin.set(qn("w:fldCharType"), "begin")
    end.set(qn("w:fldCharType"), "end")
    code.text = "PAGE"
    return [begin, code, end]


def rule(line: Paragraph, side: str, colour: str, points: float) -> None:
    """A line along one side of a paragraph; several may be set, each side once."""
    properties = line._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(round(points * 8))), ("space", "4"), ("color", colour)):
        border.set(qn(f"w:{name}"), value)
    borders.append(border)
