"""The file of one household as its page shows it: the index of the bound file, and which papers are missing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.register import file_papers
from hearthlight.register.file_papers import OTHER, VOUCHER, Wanted
from hearthlight.register.household_file import papers
from hearthlight.register.models import Household
from hearthlight.trail.models import Source


@dataclass(frozen=True)
class Filed:
    """One paper of the bound file: its title, kind in words, first and last page, whether a scan is kept."""

    id: int
    title: str
    kind: str
    first: int
    last: int
    received_on: date
    scanned: bool

    @property
    def pages(self) -> str:
        """``12`` or ``12–14``."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True)
class File:
    """The index, what is missing of the required list, and where that list is from."""

    index: list[Filed]
    missing: list[str]
    document: str
    sure: bool
    next_page: int

    @property
    def scans(self) -> list[Filed]:
        """Those of which a scan is kept."""
        return [one for one in self.index if one.scanned]


def file_of(home: Household, day: date, state: str | None, since: date) -> File:
    """The file on a day of a household in `state`, in the register since a day."""
    held, listed = papers(home), file_papers.listed(day, home.area_code)
    wanted = file_papers.wanted(day, home.area_code, state, since)
    lacking = file_papers.missing(wanted, [(one.kind, one.mapping.get("year", 0)) for one in held])
    index = [_filed(one, listed.value) for one in held]
    following = max((one.last for one in index), default=0) + 1
    return File(index, [words(one) for one in lacking], listed.document, listed.certainty == "sourced", following)


def _filed(one: Source, listed: list[dict[str, Any]]) -> Filed:
    kind, pages = kinds(listed).get(one.kind, one.kind), one.mapping
    return Filed(one.pk, one.title, kind, pages["first"], pages["last"], one.received_on, bool(one.path))


def words(one: Wanted) -> str:
    """A required paper by its official name, with its year."""
    title = one.english if get_language() == "en" else one.title
    return f"{title}（{one.year}）" if one.year else title


def kinds(listed: list[dict[str, Any]]) -> dict[str, str]:
    """Every kind of paper in the language of the page."""
    name = "english" if get_language() == "en" else "title"
    return {**{one["code"]: one[name] for one in listed}, VOUCHER: _("Voucher of income"), OTHER: _("Other paper")}


def official(listed: list[dict[str, Any]], kind: str) -> str:
    """The official name that the index keeps, whatever the language of who enters it."""
    names = {one["code"]: one["title"] for one in listed} | {VOUCHER: "收入凭证", OTHER: "其他材料"}
    return str(names[kind])
