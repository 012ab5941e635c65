"""The document itself: contents from pieces, named differences, the web record apart from the issue date."""

from dataclasses import replace
from datetime import date

import pytest

from hearthlight.papers.document import Difference, Number, chinese_date, plain
from tests.papers.reading import bulletin_22


def numbers(stated: int, recorded: int) -> Difference:
    return Difference("建档立卡户数", "户", Number(str(stated), stated), Number(str(recorded), recorded))


@pytest.mark.requirement("R1", "name, issue number, office, date")
def test_the_masthead_carries_name_number_office_and_date() -> None:
    issue = bulletin_22()
    assert (issue.name, issue.issue_line) == ("脱贫攻坚简报", "第22期")
    assert (issue.office, chinese_date(issue.day)) == ("亳州市扶贫开发领导小组办公室", "2017年3月28日")


@pytest.mark.requirement("R2", "posting apart from the issue date")
def test_on_its_own_day_the_issue_is_not_on_the_web() -> None:
    web = bulletin_22().web
    assert web
    assert (web.views, web.source) == (2639, "市扶贫局")
    assert not web.is_up(date(2017, 3, 28))
    assert not web.is_up(date(2017, 4, 16))
    assert web.is_up(date(2017, 4, 17))
    assert (web.posted_on - bulletin_22().day).days == 20


@pytest.mark.requirement("R3", "working line printed")
def test_the_working_line_is_carried() -> None:
    assert bulletin_22().working_line.startswith("满足扶贫工作一切需要")


@pytest.mark.requirement("R4", "contents generated from the pieces")
def test_contents_follow_the_pieces() -> None:
    issue = bulletin_22()
    first, *others = issue.columns
    renamed = replace(first, pieces=(replace(first.pieces[0], title="换了题目"),))
    assert replace(issue, columns=(renamed, *others)).contents()[0] == ("领导重视", ("市领导：换了题目",))
    assert sum(len(lines) for _, lines in issue.contents()) == len(list(issue.pieces())) == 3


@pytest.mark.requirement("R5", "fixed columns; pieces signed with place and post")
def test_columns_and_signatures() -> None:
    issue = bulletin_22()
    assert [column.name for column in issue.columns] == ["领导重视", "乡镇党委书记谈扶贫"]
    assert [piece.byline for piece in issue.pieces()] == [
        "市领导",
        "利辛县巩店镇党委书记",
        "蒙城县双涧镇党委书记、人大主席",
    ]


@pytest.mark.requirement("R6", "main recipients, copies, issuing line with date")
@pytest.mark.figures("F105", "F106")
def test_distribution_block() -> None:
    issue = bulletin_22()
    assert (len(issue.to), len(issue.copies)) == (8, 3)
    assert issue.printed_line == "2017年3月28日印发"


@pytest.mark.requirement("R58", "difference named")
@pytest.mark.figures("C030", "C031")
def test_both_differences_are_printed_under_the_piece() -> None:
    notes = [plain(note) for note in list(bulletin_22().pieces())[2].notes()]
    assert "1743户" in notes[0]
    assert "1729户" in notes[0]
    assert "相差14户" in notes[0]
    assert "4664人" in notes[1]
    assert "4580人" in notes[1]
    assert "相差84人" in notes[1]


def test_a_difference_that_closed_is_not_printed() -> None:
    piece = replace(list(bulletin_22().pieces())[2], differences=(numbers(1729, 1729), numbers(1729, 1730)))
    (note,) = piece.notes()
    assert "相差1户" in plain(note)


def test_notes_are_printed_only_where_something_differs() -> None:
    assert [len(piece.notes()) for piece in bulletin_22().pieces()] == [0, 0, 2]
