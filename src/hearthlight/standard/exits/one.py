"""One home and one village at the exit gate: what fails with its cause, what is unknown. Reads only, past sight."""

from datetime import date

import polars as pl

from hearthlight.places.models import Area
from hearthlight.register import frames
from hearthlight.register.models import Household
from hearthlight.standard import pack, screen
from hearthlight.standard.exits import homes as gate
from hearthlight.standard.exits import places, read, villages, words
from hearthlight.standard.income import item_accounts
from hearthlight.standard.pack import NoPack


def of_home(household: Household, day: date) -> list[str]:
    """Sentences about the standard's items of one home as it stands; nothing where all are met, or under no law."""
    try:
        law = pack.on(day)
    except NoPack:
        return []
    accounts = item_accounts(law.parameters, day, household.area_code)
    home = frames.of_household(household.pk, day, accounts)["household"]
    return told(home, law, day, read.years(day, household.area_code))


def told(home: pl.DataFrame, law: pack.Pack, day: date, years: int) -> list[str]:
    """The same of a frame of one home; nothing of an empty one."""
    if home.is_empty():
        return []
    rules = {rule.code: rule for rule in gate.items(law, years)}
    answers = gate.judged(home, law, day, years).row(0, named=True)
    values = gate.with_before(screen.prepared({"household": home}, law, day)["household"], law, day).row(0, named=True)
    asked = {code: answers[code] for code in rules}
    before = words.year_before(answers[gate.BEFORE], years > 1, day)
    return words.sentences(rules, asked, values) + ([before] if before else [])


def verdict(household: Household, day: date) -> str:
    """The verdict of one home as it stands. Raises NoPack."""
    law = pack.on(day)
    accounts = item_accounts(law.parameters, day, household.area_code)
    home = frames.of_household(household.pk, day, accounts)["household"]
    return str(gate.judged(home, law, day, read.years(day, household.area_code)).item(0, "verdict"))


def of_village(village: Area, day: date) -> list[str]:
    """The same sentences about a poor village that is not out; nothing of another one."""
    try:
        frame, rules = villages.villages(village.code, day), villages.rules(day, village.code)
    except NoPack:
        return []
    if frame.is_empty():
        return []
    answers = places.answers({"village": frame}, rules, day)[village.code]
    return words.sentences({rule.code: rule for rule in rules}, answers, frame.row(0, named=True))
