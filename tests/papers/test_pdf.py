"""The PDF: the golden words, 22 lines of 28 characters, no boxes, and no text that commands the typesetter."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearthlight.papers import fonts
from hearthlight.papers.document import Bulletin, Column, Paragraph, Piece
from hearthlight.papers.pdf import LAYOUT, pdf, words
from tests.papers.reading import GOLDEN, bulletin_22, pages, together


def of_one_piece(*paragraphs: str) -> Bulletin:
    piece = Piece("题", "镇", "书记", tuple(Paragraph((text,)) for text in paragraphs))
    return replace(bulletin_22(), columns=(Column("栏", (piece,)),))


@pytest.mark.requirement("R58", "difference named")
def test_the_words_are_the_golden_ones() -> None:
    read = "".join(_inside(page) for page in pages(pdf(bulletin_22())))
    golden = together((GOLDEN / "bulletin-22.txt").read_text(encoding="utf-8"))
    column = "【领导重视】"
    assert read[read.rindex(column) :] == golden[golden.rindex(column) :]
    assert read[: read.index(column)] == golden[: golden.index(column)]


def _inside(page: str) -> str:
    """The type area of a page: the mark is its first line, the page number its last."""
    lines = [line for line in page.splitlines() if line.strip()]
    assert lines[0].strip() == "样例数据"
    return together("".join(lines[1:-1]))


@pytest.mark.requirement("R4", "contents generated from the pieces")
def test_contents_name_the_page_each_piece_stands_on() -> None:
    read = pages(pdf(bulletin_22()))
    for piece in bulletin_22().pieces():
        (line,) = [line for line in read[0].splitlines() if piece.title in line and "·" in line]
        page = int(line.split()[-1])
        assert together(piece.title) in together(read[page - 1])


def test_page_numbers_stand_between_dashes() -> None:
    for number, page in enumerate(pages(pdf(bulletin_22())), start=1):
        assert together(page).endswith(f"—{number}—")


def test_a_full_page_has_22_lines_of_28_characters() -> None:
    whole = pages(pdf(of_one_piece("国" * 28 * 80)))[1]
    lines = [line.strip() for line in whole.splitlines() if "国" in line]
    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}


def test_the_mark_leaves_with_the_synthetic_data() -> None:
    assert all("样例数据" not in page for page in pages(pdf(replace(bulletin_22(), synthetic=False))))


def test_the_same_issue_gives_the_same_bytes() -> None:
    assert pdf(bulletin_22()) == pdf(bulletin_22())


def test_a_number_links_to_its_frozen_figure() -> None:
    assert b"https://a.test/f/0" in pdf(bulletin_22(), "https://a.test/f/")
    assert b"https://a.test/f/" not in pdf(bulletin_22())


MARKUP = st.text(alphabet='#$*_`<>@\\[](){}"/=-+~国字abc 1\n', min_size=1, max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKUP)
def test_no_text_is_read_as_markup(text: str) -> None:
    """The typesetter's own account of the page holds the text unchanged, whatever signs it is made of."""
    data = words(of_one_piece(text)) | {"fonts": fonts.faces().roles}
    compiler = typst.Compiler(
        LAYOUT.read_bytes(), font_paths=fonts.faces().fonts, ignore_system_fonts=True,
        sys_inputs={"words": json.dumps(data)},
    )  # fmt: skip
    bodies = [each["body"].get("text") for each in json.loads(compiler.query("par")) if "body" in each]
    assert text in bodies


@pytest.mark.parametrize("families", [[], ["DejaVu Sans", "Libertinus Serif"]])
def test_without_chinese_fonts_one_sentence_says_what_to_install(families: list[str]) -> None:
    with pytest.raises(fonts.NoChineseFont, match="install fonts-noto-cjk"):
        fonts.choose(families)


def test_a_machine_without_chinese_fonts_makes_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearthlight.papers.pdf.faces", lambda folder: fonts.faces(folder, machine=False))
    with pytest.raises(fonts.NoChineseFont):
        pdf(bulletin_22())


def test_the_countys_own_fonts_come_first(tmp_path: Path) -> None:
    chosen = fonts.choose(["Noto Serif CJK SC", "Noto Sans CJK SC", "FangSong_GB2312"])
    assert chosen["body"][0] == "FangSong_GB2312"
    assert chosen["black"][0] == "Noto Sans CJK SC"
    assert fonts.faces(tmp_path).roles
