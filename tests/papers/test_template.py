"""Templates: No. 22 is whole and asks for every published figure; a template that is not whole is refused."""

from pathlib import Path
from typing import Any

import pytest

from hearthlight.papers import template
from hearthlight.papers.figure_text import BadPlaceholder
from tests.papers.published import PUBLISHED, key
from tests.papers.reading import TEMPLATE


def test_no_22_asks_for_every_published_figure_and_no_other() -> None:
    asked = {
        key(each.code, each.place.rstrip("0"), **each.arguments)
        for piece in template.read(TEMPLATE).pieces
        for each in piece.placeholders()
    }
    assert asked == set(PUBLISHED)


def test_offices_sign_and_no_person_does() -> None:
    assert {piece.office_title for piece in template.read(TEMPLATE).pieces} == {
        "市领导",
        "党委书记",
        "党委书记、人大主席",
    }


PIECE = {"column": "栏", "title": "题", "place": "镇", "office_title": "书记", "body": "正文"}
HEAD = {
    "name": "简报",
    "year": 2017,
    "number": 1,
    "office": "办公室",
    "day": "",
    "working_line": "",
    "to": [],
    "copies": [],
}


@pytest.mark.parametrize("missing", [*PIECE, *HEAD])
def test_what_is_missing_is_named(missing: str) -> None:
    piece = {name: value for name, value in PIECE.items() if name != missing}
    table: dict[str, Any] = {name: value for name, value in HEAD.items() if name != missing} | {"piece": [piece]}
    with pytest.raises(template.BadTemplate, match=f"{missing} is missing"):
        template.bulletin(table)


@pytest.mark.parametrize("columns", [[], ["甲", "乙", "甲"]])
def test_pieces_of_a_column_stand_together(columns: list[str]) -> None:
    with pytest.raises(template.BadTemplate, match="stand together"):
        template.bulletin(HEAD | {"piece": [PIECE | {"column": name} for name in columns]})


def test_a_bad_figure_is_found_in_its_piece() -> None:
    whole = template.bulletin(HEAD | {"piece": [PIECE | {"body": "共{register.people}人"}]})
    with pytest.raises(BadPlaceholder, match=r"^题: "):
        whole.pieces[0].placeholders()


def test_a_file_that_is_no_template_is_named(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("name = ", encoding="utf-8")
    with pytest.raises(template.BadTemplate, match=r"bad\.toml is not TOML"):
        template.read(bad)
