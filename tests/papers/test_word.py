"""The Word file: the golden words, styles of GB/T 9704 by name, the grid, links, the mark."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from hearthlight.papers.word import word
from tests.papers.reading import GOLDEN, bulletin_22, word_lines


@pytest.mark.requirement("R58", "difference named")
def test_the_words_are_the_golden_ones() -> None:
    assert "\n".join(word_lines(word(bulletin_22()))) + "\n" == (GOLDEN / "bulletin-22.txt").read_text(encoding="utf-8")


def test_page_and_grid_follow_the_standard() -> None:
    section = Document(BytesIO(word(bulletin_22()))).sections[0]
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge.mm) for edge in edges] == [37, 35, 28, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    grid = section._sectPr.xpath("w:docGrid")[0]
    assert round(22 * int(grid.values()[1]) / 20 / 72 * 25.4) == 225
    assert grid.values()[0] == "linesAndChars"


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("正文仿宋", "仿宋_GB2312", 16),
        ("稿件标题", "方正小标宋简体", 22),
        ("一级标题", "黑体", 16),
        ("二级标题", "楷体_GB2312", 16),
    ],
)
def test_office_fonts_are_named(style: str, font: str, size: int) -> None:
    found = Document(BytesIO(word(bulletin_22()))).styles[style]
    assert found.font.size.pt == size
    assert font in found.element.rPr.rFonts.values()


def test_a_number_links_to_its_frozen_figure() -> None:
    targets = [
        link.target_ref for link in Document(BytesIO(word(bulletin_22(), "https://a.test/f/"))).part.rels.values()
    ]
    assert "https://a.test/f/0" in targets
    assert "\n".join(word_lines(word(bulletin_22(), "https://a.test/f/"))) == "\n".join(word_lines(word(bulletin_22())))


def test_every_page_is_marked_synthetic_and_only_then() -> None:
    marks = []
    for synthetic in (True, False):
        section = Document(BytesIO(word(replace(bulletin_22(), synthetic=synthetic)))).sections[0]
        marks.append([section.header.paragraphs[0].text, section.even_page_header.paragraphs[0].text])
    assert marks == [["样例数据", "样例数据"], ["", ""]]


def test_the_same_issue_gives_the_same_document() -> None:
    first, second = (Document(BytesIO(word(bulletin_22()))) for _ in range(2))
    assert first.element.xml == second.element.xml
