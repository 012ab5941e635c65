"""A bulletin as a Word file (.docx) that also opens in WPS: the same words, GB/T 9704-2012 styles by name.

Office fonts are named, never shipped: an office has them, and another machine shows its own.
"""

from datetime import datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from hearthlight.papers.document import PAPER_MARK, Bulletin, Piece, Span, chinese_date
from hearthlight.papers.word_page import lay_out, rule
from hearthlight.papers.word_styles import RED, add_styles

_HEADINGS = {"body": "正文仿宋", "first": "一级标题", "second": "二级标题"}


def word(bulletin: Bulletin, address: str = "") -> bytes:
    """The bytes of the Word file; `address` before a number's reference makes the number a link."""
    paper = Document()
    add_styles(paper)
    lay_out(paper, PAPER_MARK if bulletin.synthetic else "")
    _properties(paper, bulletin)
    _masthead(paper, bulletin)
    _contents(paper, bulletin)
    for column in bulletin.columns:
        paper.add_paragraph(f"【{column.name}】", "栏目")
        for piece in column.pieces:
            _piece(paper, piece, address)
    _record(paper, bulletin)
    kept = BytesIO()
    paper.save(kept)
    return kept.getvalue()


def _properties(paper: WordDocument, bulletin: Bulletin) -> None:
    properties = paper.core_properties
    properties.title, properties.author = bulletin.name + bulletin.issue_line, bulletin.office
    properties.language, properties.comments = "zh-CN", ""
    properties.created = properties.modified = datetime.combine(bulletin.day, time())


def _masthead(paper: WordDocument, bulletin: Bulletin) -> None:
    paper.add_paragraph(bulletin.name, "简报名称")
    paper.add_paragraph(bulletin.issue_line, "期号")
    line = paper.add_paragraph(f"{bulletin.office}\t{chinese_date(bulletin.day)}", "编发单位")
    rule(line, "bottom", RED, 1.6)
    paper.add_paragraph(bulletin.working_line, "工作要求")


def _contents(paper: WordDocument, bulletin: Bulletin) -> None:
    paper.add_paragraph("本期导读", "导读")
    for column, lines in bulletin.contents():
        paper.add_paragraph(f"【{column}】", "导读栏目")
        for line in lines:
            paper.add_paragraph(line, "导读条目")


def _piece(paper: WordDocument, piece: Piece, address: str) -> None:
    paper.add_paragraph(piece.title, "稿件标题")
    paper.add_paragraph(piece.byline, "署名")
    for paragraph in piece.paragraphs:
        _say(paper.add_paragraph(style=_HEADINGS[paragraph.kind]), paragraph.spans, address)
    for note in piece.notes():
        line = paper.add_paragraph("注：", "附注")
        rule(line, "left", RED, 2)
        _say(line, note, address)


def _record(paper: WordDocument, bulletin: Bulletin) -> None:
    lines = (f"主送：{'，'.join(bulletin.to)}。", f"抄送：{'，'.join(bulletin.copies)}。")
    first, second = (paper.add_paragraph(line, "版记") for line in lines)
    last = paper.add_paragraph(f"{bulletin.office}\t{bulletin.printed_line}", "印发")
    first.paragraph_format.space_before = paper.styles["简报名称"].font.size
    rule(first, "top", "000000", 1)
    rule(second, "top", "000000", 0.7)
    rule(last, "top", "000000", 0.7)
    rule(last, "bottom", "000000", 1)


def _say(line: WordParagraph, spans: tuple[Span, ...], address: str) -> None:
    for span in spans:
        if isinstance(span, str):
            line.add_run(span)
        elif address and span.reference:
            _link(line, span.text, address + span.reference)
        else:
            line.add_run(span.text)


def _link(line: WordParagraph, text: str, target: str) -> None:
    key = line.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    link.append(line.add_run(text)._r)
    line._p.append(link)
