"""An official document 公文 as data: what a bulletin 简报 says, before any page, PDF or Word file is drawn. Pure.

Everything is frozen and plain, so the three renderings print the same words. Offices sign a piece, never persons.
Layout follows GB/T 9704-2012 and belongs to the renderings, not to this file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

PAPER_MARK = "样例数据"
"""Printed on every page of a document made from invented people (synthetic)."""


@dataclass(frozen=True)
class Number:
    """A figure span: the text as printed, and the frozen figure 引用数字 it was taken from."""

    text: str
    value: int
    reference: str = ""


Span = str | Number


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: text and figure spans; headings are 一、 (first) and （一） (second)."""

    spans: tuple[Span, ...]
    kind: Literal["body", "first", "second"] = "body"

    @property
    def text(self) -> str:
        """The words as a reader sees them."""
        return plain(self.spans)


@dataclass(frozen=True)
class Difference:
    """A stated number beside what the records add up to (R58); the gap is printed until cases explain it."""

    subject: str
    unit: str
    stated: Number
    recorded: Number

    @property
    def gap(self) -> int:
        """Stated minus recorded, in `unit`; 0 when the two agree."""
        return self.stated.value - self.recorded.value


@dataclass(frozen=True)
class Piece:
    """A signed piece 稿件: title, the place and office that sign it, paragraphs, and its named differences."""

    title: str
    place: str
    office_title: str
    paragraphs: tuple[Paragraph, ...]
    differences: tuple[Difference, ...] = ()

    @property
    def byline(self) -> str:
        """Place and office in one line: 利辛县巩店镇党委书记."""
        return self.place + self.office_title

    def notes(self) -> tuple[tuple[Span, ...], ...]:
        """The sentences printed under the piece, one a difference; empty when everything agrees."""
        return tuple(_note(each) for each in self.differences if each.gap)


def _note(difference: Difference) -> tuple[Span, ...]:
    unit = difference.unit
    ending = f"{unit}，相差{abs(difference.gap)}{unit}，原因尚未逐户查明。"
    return (f"{difference.subject}公布数为", difference.stated, f"{unit}，档案合计为", difference.recorded, ending)


@dataclass(frozen=True)
class Column:
    """A fixed column 栏目 of the bulletin, with its pieces in order."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class WebRecord:
    """The web posting 上网 of a bulletin, a fact of its own date apart from the issue date (R2)."""

    source: str
    posted_on: date
    views: int

    def is_up(self, day: date) -> bool:
        """Whether the bulletin stands on the web on `day`."""
        return self.posted_on <= day


@dataclass(frozen=True)
class Bulletin:
    """One issue 一期: masthead, working line, columns, distribution block, web record."""

    name: str
    number: int
    office: str
    day: date
    working_line: str
    columns: tuple[Column, ...]
    to: tuple[str, ...]
    copies: tuple[str, ...]
    synthetic: bool
    web: WebRecord | None = None

    @property
    def issue_line(self) -> str:
        """第22期."""
        return f"第{self.number}期"

    @property
    def printed_line(self) -> str:
        """The issuing line with its date 印发."""
        return f"{chinese_date(self.day)}印发"

    def pieces(self) -> Iterator[Piece]:
        """Every piece, in the order of the columns."""
        return (piece for column in self.columns for piece in column.pieces)

    def contents(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """本期导读, made from the pieces (R4): a column's name with one line a piece, byline and title."""
        return tuple((each.name, tuple(f"{p.byline}：{p.title}" for p in each.pieces)) for each in self.columns)


def plain(spans: tuple[Span, ...]) -> str:
    """The words of a run of spans."""
    return "".join(span if isinstance(span, str) else span.text for span in spans)


def chinese_date(day: date) -> str:
    """2017年3月28日: official documents write Arabic digits without leading zeros (GB/T 9704-2012, 7.3.5)."""
    return f"{day.year}年{day.month}月{day.day}日"
