"""The register seen through the law of a day: answers of the rules, entitlement. Reads only."""

import json
from collections.abc import Sequence
from datetime import date

import polars as pl
from django.db import connection
from django.db.models.expressions import RawSQL

from hearthlight.checks.rule import Answer, Rule
from hearthlight.core import areas
from hearthlight.register import frames, village_frame
from hearthlight.standard import pack, screen
from hearthlight.standard.continuing import continuation
from hearthlight.standard.income import item_accounts
from hearthlight.standard.law.sureness import weighed


def households(place: str, day: date, *, registered_only: bool = False) -> pl.DataFrame:
    """The register's household frame of a place, each item of income counted as the law of that place says."""
    accounts = item_accounts(pack.on(day).parameters, day, place)
    return frames.households(day, place, accounts, registered_only=registered_only)


def read(place: str, day: date) -> dict[str, pl.DataFrame]:
    """The register's frames of a place, as `screen` takes them."""
    accounts = item_accounts(pack.on(day).parameters, day, place)
    return frames.of_place(day, place, accounts) | {"village": village_frame.villages(day, place)}


def home(household: int, area_code: str, day: date) -> pl.DataFrame:
    """The household frame of one household alone, on the working day; empty where it does not stand any more."""
    accounts = item_accounts(pack.on(day).parameters, day, area_code)
    return frames.of_household(household, day, accounts)["household"]


def entitlements(place: str, day: date) -> pl.DataFrame:
    """The registered households of a place with `answer` and `because` (R86), by the terms of each one's county."""
    return entitled(households(place, day, registered_only=True), day)


def entitled(homes: pl.DataFrame, day: date) -> pl.DataFrame:
    """The same of a household frame that was read before; an ordinary household is not registered."""
    parameters = pack.on(day).parameters
    counties = homes.with_columns(county=pl.col("area_code").str.slice(0, areas.width("county"))).partition_by("county")
    judged = [
        continuation.entitlement(part.drop("county"), continuation.terms(parameters, day, part.item(0, "county")))
        for part in counties
    ]
    return pl.concat(judged) if judged else continuation.entitlement(homes, continuation.NO_TERMS)


def of_household(household: int, area_code: str, day: date) -> list[tuple[Rule, str]]:
    """The rules over households in order, each as sure as what it reads, with its answer for one household.

    `area_code` is where it lives.
    """
    law = pack.on(day)
    home = households(area_code, day).filter(pl.col("household") == household)
    answers = screen.table(screen.run({"household": home}, law, day))
    told = answers.select("rule", "answer").rows()
    return [(weighed(law, law.rule(code), day, area_code), answer) for code, answer in told]


def entitlement_of(household: int, area_code: str, day: date) -> tuple[str, str]:
    """`answer` and `because` of one household's continued policies; not_registered for an ordinary one."""
    found = entitlements(area_code, day).filter(pl.col("household") == household)
    if found.is_empty():
        return continuation.NOT_REGISTERED, continuation.NOT_REGISTERED
    return found.item(0, "answer"), found.item(0, "because")


def one_of(ids: Sequence[int]) -> RawSQL:
    """A right side for ``pk__in`` that carries any number of ids in one parameter (SQLite takes 32,766 of them)."""
    if connection.vendor == "sqlite":
        return RawSQL("select value from json_each(%s)", [json.dumps(ids)])
    return RawSQL("select unnest(%s::bigint[])", [list(ids)])


def ids_by_entitlement(answer: str, day: date) -> list[int]:
    """Households everywhere that got this answer of `continuation`."""
    return entitlements(areas.COUNTRY, day).filter(pl.col("answer") == answer)["household"].to_list()


def ids_by_reason(because: str, day: date) -> list[int]:
    """Households everywhere that got their answer of `continuation` for this reason. Raises ValueError for none."""
    if because not in continuation.SAID:
        raise ValueError(f"no reason {because!r}")
    return entitlements(areas.COUNTRY, day).filter(pl.col("because") == because)["household"].to_list()


def ids_by_answer(rule: str, answer: str, day: date, place: str = areas.COUNTRY) -> list[int]:
    """Households at `place` that got this answer of a rule over households. Raises NoPack."""
    law = pack.on(day)
    reads = law.rule(rule).reads
    of_register = "scheme" in reads and "monitored" not in reads and answer != Answer.NOT_APPLICABLE
    homes = households(place, day, registered_only=of_register)
    answers = screen.table(screen.run({"household": homes}, law, day))
    found = answers.filter((pl.col("rule") == rule) & (pl.col("answer") == Answer(answer).value))
    return found["subject"].to_list()
