"""A bulletin's template in TOML: masthead, columns, pieces with placeholders; composed into a Bulletin. Pure."""

import tomllib
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from hearthlight.papers.document import Bulletin, Column, Difference, Piece, WebRecord
from hearthlight.papers.figure_text import Placeholder, Resolve, paragraphs, placeholder, placeholders


class BadTemplate(ValueError):
    """The file lacks something that every bulletin carries, or repeats what may stand once."""


@dataclass(frozen=True)
class DifferenceTemplate:
    """A stated value and the figure of the records it is held against."""

    subject: str
    unit: str
    stated: Placeholder
    recorded: Placeholder

    def compose(self, resolve: Resolve) -> Difference:
        """Both numbers taken."""
        return Difference(self.subject, self.unit, resolve(self.stated), resolve(self.recorded))


@dataclass(frozen=True)
class PieceTemplate:
    """A piece before its figures are taken."""

    column: str
    title: str
    place: str
    office_title: str
    body: str
    differences: tuple[DifferenceTemplate, ...] = ()

    def placeholders(self) -> tuple[Placeholder, ...]:
        """Every figure the piece asks for, those of its differences last."""
        pairs = [each for difference in self.differences for each in (difference.stated, difference.recorded)]
        return (*placeholders(self.body, self.title), *pairs)

    def compose(self, resolve: Resolve) -> Piece:
        """The piece with every figure resolved."""
        found = tuple(each.compose(resolve) for each in self.differences)
        return Piece(self.title, self.place, self.office_title, paragraphs(self.body, resolve, self.title), found)


@dataclass(frozen=True)
class BulletinTemplate:
    """An issue before its figures are taken."""

    name: str
    year: int
    number: int
    office: str
    day: date
    working_line: str
    to: tuple[str, ...]
    copies: tuple[str, ...]
    pieces: tuple[PieceTemplate, ...]
    web: WebRecord | None = None

    def compose(self, resolve: Resolve, synthetic: bool = True) -> Bulletin:
        """The whole document; `resolve` gives the number of each placeholder."""
        columns = tuple(
            Column(name, tuple(piece.compose(resolve) for piece in pieces))
            for name, pieces in groupby(self.pieces, key=lambda piece: piece.column)
        )
        head = (self.name, self.number, self.office, self.day, self.working_line)
        return Bulletin(*head, columns, self.to, self.copies, synthetic, self.web)


def read(path: Path) -> BulletinTemplate:
    """Read a template. Raises BadTemplate or BadPlaceholder, each naming the piece."""
    try:
        return bulletin(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise BadTemplate(f"{path.name} is not TOML: {error}") from error


def bulletin(table: dict[str, Any]) -> BulletinTemplate:
    """The template in a parsed TOML table."""
    pieces = tuple(_piece(entry) for entry in table.get("piece", []))
    columns = [name for name, _ in groupby(pieces, key=lambda piece: piece.column)]
    if not pieces or len(set(columns)) < len(columns):
        raise BadTemplate("a bulletin needs a piece, and the pieces of one column stand together")
    web = WebRecord(**table["web"]) if "web" in table else None
    head = {key: _need(table, key) for key in ("name", "year", "number", "office", "day", "working_line")}
    return BulletinTemplate(**head, to=tuple(_need(table, "to")), copies=tuple(_need(table, "copies")), pieces=pieces,
                            web=web)  # fmt: skip


def _piece(entry: dict[str, Any]) -> PieceTemplate:
    words = {key: str(_need(entry, key)) for key in ("column", "title", "place", "office_title", "body")}
    found = tuple(difference(each, words["title"]) for each in entry.get("difference", []))
    return PieceTemplate(**words, differences=found)


def difference(entry: dict[str, Any], piece: str = "") -> DifferenceTemplate:
    """A difference's template from its four words: subject, unit, stated, recorded."""
    both = (placeholder(str(_need(entry, key)).strip("{}"), piece) for key in ("stated", "recorded"))
    return DifferenceTemplate(_need(entry, "subject"), _need(entry, "unit"), *both)


def _need(table: dict[str, Any], key: str) -> Any:
    if key not in table:
        raise BadTemplate(f"{table.get('title', 'the bulletin')}: {key} is missing")
    return table[key]
