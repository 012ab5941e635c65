"""What a file would do, worked out whole and written nowhere: the dry run shows it, applying writes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl
from django.conf import settings
from django.db.models import Sum

from hearthlight.decisions.models import Decision
from hearthlight.register.book.closed import KIND as YEAR_CLOSE
from hearthlight.register.models import Income
from hearthlight.register.workbooks import homes as of_file
from hearthlight.register.workbooks.beside import Beside, Paid, below_payments
from hearthlight.register.workbooks.candidates import Database, chunks
from hearthlight.register.workbooks.dated import Closed, Dated, joins, since
from hearthlight.register.workbooks.known import MISTAKEN
from hearthlight.register.workbooks.matching import match
from hearthlight.register.workbooks.numbers import with_brought
from hearthlight.register.workbooks.outcome import Outcome
from hearthlight.register.workbooks.reading import Received
from hearthlight.sheets.faults import Fault

Say = Callable[[int, int], None]
"""Told how far long work is: done, all."""

PAIRS = {"row": pl.Int64, "home": pl.String, "household": pl.Int64, "member": pl.Int64, "how": pl.String}
PARTS = 4


def silent(done: int, everything: int) -> None:
    """Nobody is told."""


@dataclass(frozen=True)
class Plan:
    """The good homes and people of a sheet, and the faults for which the others are refused.

    `homes`: number, row, household (null: new), area_code, day (of the data), revived, shared fields with ``@row``.
    `people`: row, number, household, member (null: new), how, day, `joins` (from when a new person belongs
    there), fields, the identity number `brought`; rows that speak of a home alone are not there.
    `refused`: row, number of every row that stays out.
    """

    found: Received
    outcome: Outcome
    homes: pl.DataFrame
    people: pl.DataFrame
    faults: Sequence[Fault]
    refused: pl.DataFrame
    paid: Paid


def plan(found: Received, place: str, data_day: date, day: date, say: Say = silent) -> Plan:
    """Match the sheet with the register of `place`, to be taken in on `day`; rows without a day are of `data_day`."""
    register = Database(place)
    outcome = match(found, register, place, day)
    say(1, PARTS)
    named = _named(found, outcome)
    homes = of_file.homes(named)
    beside = Beside(named, homes, outcome, register, place, settings.HEARTHLIGHT_DEMO)
    faults = [*found.faults, *of_file.faults(named, day), *outcome.faults, *beside.faults()]
    say(2, PARTS)
    homes = _placed(homes, beside, data_day)
    people = _people(named, outcome, homes)
    faults += Dated(named, homes, people, closed()).faults()
    paid = _paid(homes)
    faults += below_payments(named, homes, paid)
    if not faults and not len(named.frame):
        faults.append(Fault("no_rows", found.sheet))
    say(3, PARTS)
    whole = Plan(named, outcome, homes, people, (), named.frame.select("row", "number").clear(), paid)
    return refuse(whole, faults)


def closed() -> Closed:
    """Every closed year and where: few, so all of them."""
    rows = Decision.whole.filter(kind=YEAR_CLOSE, state="passed").values_list("area_code", "payload")
    return [(place, int(payload["year"])) for place, payload in rows]


def _named(found: Received, outcome: Outcome) -> Received:
    """The sheet with the number of the home beside each row that was matched without one."""
    pairs = pl.DataFrame(outcome.pairs, schema=PAIRS, orient="row").select("row", "home")
    frame = found.frame.join(pairs, on="row", how="left", maintain_order="left")
    return replace(found, frame=frame.with_columns(number=pl.coalesce("number", "home")).drop("home"))


def _placed(homes: pl.DataFrame, beside: Beside, data_day: date) -> pl.DataFrame:
    known, codes = beside.outcome.homes, beside.area_codes()
    numbers = homes["number"].to_list()
    found = [known.get(number) for number in numbers]
    return homes.with_columns(
        pl.Series("household", [home.pk if home else None for home in found], pl.Int64),
        pl.Series("revived", [bool(home and home.ended == MISTAKEN) for home in found], pl.Boolean),
        pl.Series("area_code", [codes[number] for number in numbers], pl.String),
        pl.col("data_day").fill_null(data_day).alias("day"),
    )


def _paid(homes: pl.DataFrame) -> Paid:
    rows = Income.whole.filter(origin=Income.Origin.PAYMENT, fen__isnull=False)
    found = {}
    for part in chunks(homes["household"].drop_nulls().to_list()):
        summed = rows.filter(household__in=part).values("household", "year", "item").annotate(paid=Sum("fen"))
        found |= {(one["household"], one["year"], one["item"]): one["paid"] for one in summed}
    return found


def _people(found: Received, outcome: Outcome, homes: pl.DataFrame) -> pl.DataFrame:
    """The people beside their homes, those who are new with the day from which they belong there."""
    pairs = pl.DataFrame(outcome.pairs, schema=PAIRS, orient="row").rename({"home": "number"})
    people = found.frame.drop("number").join(pairs, on="row", how="inner", maintain_order="left")
    people = people.filter((pl.col("how") != "key") | pl.col("member").is_not_null())
    people = people.join(homes.select("number", "day", since()), on="number", how="inner", maintain_order="left")
    joined = {pk: person.joined_on for pk, person in outcome.people.items()}
    stays = pl.Series([joined.get(pk) for pk in people["member"].to_list()], dtype=pl.Date)
    people = with_brought(people.with_columns(day=pl.max_horizontal("day", stays)), outcome.people)
    return people.with_columns(joins())


def refuse(whole: Plan, faults: Sequence[Fault]) -> Plan:
    """Refuse every home that has a bad row, and every bad row that belongs to none; a bad sheet refuses all."""
    rows = whole.found.frame.select("row", "number")
    bad_rows = pl.DataFrame({"row": sorted({fault.row for fault in faults})}, schema={"row": pl.Int64})
    bad = rows.join(bad_rows, on="row", how="semi")
    known = bad.select("number").drop_nulls()
    refused = pl.concat([rows.join(known, on="number", how="semi"), bad.filter(pl.col("number").is_null())])
    if any(not fault.row for fault in faults):
        refused = rows
    refused = pl.concat([whole.refused, refused]).unique().sort("row")
    out = refused.select("number").drop_nulls().unique()
    homes = whole.homes.join(out, on="number", how="anti", maintain_order="left")
    people = whole.people.join(out, on="number", how="anti", maintain_order="left")
    return replace(whole, homes=homes, people=people, faults=(*whole.faults, *faults), refused=refused)
