"""A file's homes beside the register: what speaks against taking them in that their own rows do not show. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from hearthlight.core import areas
from hearthlight.core.money import format_yuan
from hearthlight.register.workbooks.columns import INCOME, ITEM
from hearthlight.register.workbooks.known import MISTAKEN, Register
from hearthlight.register.workbooks.outcome import Outcome
from hearthlight.register.workbooks.reading import Received
from hearthlight.register.workbooks.repair import clean
from hearthlight.sheets.faults import Fault

SAMPLE_NUMBER, SAMPLE_IDENTITY = "S", "99"
"""How invented households and identity numbers begin: a demo takes in nothing else."""
Paid = Mapping[tuple[int, int, str], int]
"""(household, year, item) to what this system has paid by that item, in fen."""


@dataclass(frozen=True)
class Beside:
    """The homes of a file, the register's answer about its rows, and where the file is taken in."""

    found: Received
    homes: pl.DataFrame
    outcome: Outcome
    register: Register
    place: str
    demo: bool

    def area_codes(self) -> dict[str, str]:
        """The place of each home by its number: the register's, else its village's; empty where that is not known."""
        known = {number: home.area_code for number, home in self.outcome.homes.items()}
        asked = self.homes.select("number", "village", "township").iter_rows()
        return {n: known.get(n) or self.register.village(village, town) for n, village, town in asked}

    def faults(self) -> list[Fault]:
        """Every reason why a home cannot be taken in here."""
        return [*self._places(), *self._invented(), *self._people()]

    def _places(self) -> Iterator[Fault]:
        codes = self.area_codes()
        for row, number, village in self.homes.select("row", "number", "village").iter_rows():
            home = self.outcome.homes.get(number)
            if not codes[number]:
                yield self.found.fault("unknown_village", row, "village", village or "")
            elif not areas.within(codes[number], self.place):
                yield self.found.fault("elsewhere", row, "number", number, codes[number])
            elif home and home.ended and home.ended != MISTAKEN:
                yield self.found.fault("home_ended", row, "number", number)

    def _invented(self) -> Iterator[Fault]:
        if not self.demo:
            return
        for row, number in self.homes.select("row", "number").iter_rows():
            if not number.startswith(SAMPLE_NUMBER):
                yield self.found.fault("real_in_demo", row, "number", number, SAMPLE_NUMBER)
        for row, identity in self.found.frame.select("row", "identity").drop_nulls().iter_rows():
            if not clean(identity).startswith(SAMPLE_IDENTITY):
                yield self.found.fault("real_in_demo", row, "identity", "•••", SAMPLE_IDENTITY)

    def _people(self) -> Iterator[Fault]:
        """A new person without a relation, and a home that would have two heads."""
        said = dict(self.found.frame.select("row", "relation").iter_rows())
        heads: dict[str, list[int]] = {}
        told = {pair.member: pair for pair in self.outcome.pairs if pair.member}
        for pair in self.outcome.pairs:
            if pair.how == "new" and not said[pair.row]:
                yield self.found.fault("empty", pair.row, "relation")
            if said[pair.row] == "head":
                heads.setdefault(pair.home, []).append(pair.row)
        bad = self._bad()
        numbers = {home.pk: number for number, home in self.outcome.homes.items() if number not in bad}
        for person in self.outcome.people.values():
            own = told.get(person.pk)
            stays = person.relation == "head" and (own is None or not said[own.row])
            for row in heads.get(numbers.get(person.home, ""), []) if stays else []:
                yield self.found.fault("second_head", row, "relation", "户主")

    def _bad(self) -> set[str]:
        """Homes with a row that could not be read: who their head is to be is not known."""
        bad = [fault.row for fault in self.found.faults]
        return set(self.found.frame.filter(pl.col("row").is_in(bad))["number"].drop_nulls().to_list())


def below_payments(found: Received, homes: pl.DataFrame, paid: Paid) -> Iterator[Fault]:
    """Items whose sum in the file is smaller than what this system has paid by them.

    `homes` has the columns household and day; the account is of the year before the day.
    """
    for name in _items(found):
        for household, day, fen, row in homes.select("household", "day", name, f"{name}@row").iter_rows():
            least = paid.get((household, day.year - 1, ITEM[name]), 0)
            if fen is not None and fen < least:
                yield found.fault("below_payments", row, name, format_yuan(fen), format_yuan(least))


def _items(found: Received) -> Sequence[str]:
    return [column.field for column in INCOME if column.field in found.frame.columns]
