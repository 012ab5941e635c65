"""One household on save 即时筛查: the rules that read a changed field are asked again, and its findings follow."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from django.db import transaction

from hearthlight.checks.rule import Rule
from hearthlight.core import areas
from hearthlight.register import one_home
from hearthlight.register.models import Household
from hearthlight.standard import pack, screen
from hearthlight.standard.income import item_accounts
from hearthlight.standard.law.read_pack import Pack
from hearthlight.standard.screening import runs
from hearthlight.standard.screening.asking import Asking
from hearthlight.standard.screening.differing import differing
from hearthlight.trail.act import Actor, act

FRAMES = ("household", "member")


def screen_household(user: Actor, household: int, day: date, columns: Collection[str] | None = None) -> int | None:
    """Ask the rules that read one of `columns` of one home, every rule when None, on the working day.

    The home is locked meanwhile, so that of two saves the later one is judged last. Returns the event of the run, None
    where no finding changed: then nothing is written. Raises NoPack, Refused.
    """
    with transaction.atomic():
        home = Household.whole.select_for_update().filter(pk=household).values("area_code").first()
        asking = home and _asking(household, home["area_code"], day, columns)
        rules = differing(asking, household) if asking else ()
        if not asking or not rules:
            return None
        few = replace(asking, rules=tuple(rules))
        with act(user, runs.SAVED, at=home["area_code"], day=day) as event:
            few.settle(event, few.answers())
        return event.pk


def _asking(household: int, place: str, day: date, columns: Collection[str] | None) -> Asking | None:
    law = pack.on(day)
    rules = tuple(rules_reading(law, day, columns))
    if not rules:
        return None
    accounts = item_accounts(law.parameters, day, place)
    reads = {name: {column for rule in rules if rule.frame == name for column in _read(rule)} for name in FRAMES}
    read = {
        "household": lambda: one_home.household(household, day, accounts, reads["household"]),
        "member": lambda: one_home.members(household, day, reads["member"]),
    }
    frames = screen.prepared({name: read[name]() for name in FRAMES if reads[name]}, law, day)
    rules = tuple(rule for rule in rules if set(rule.reads) <= set(frames[rule.frame].columns))
    return Asking(law, rules, frames, day, areas.COUNTRY, frozenset([household]))


def rules_reading(law: Pack, day: date, columns: Collection[str] | None) -> Iterable[Rule]:
    """The rules of a home or its people that stand on `day` and read one of `columns`; all of them for None."""
    wanted = None if columns is None else set(columns)
    for rule in law.rules:
        asked = rule.in_force(day) and rule.frame in FRAMES and not rule.whole
        if asked and (wanted is None or wanted & _read(rule)):
            yield rule


def _read(rule: Rule) -> set[str]:
    """What decides whether there is a finding, and whether it is a doubt or a need."""
    return {*rule.reads, *rule.doubt_reads}
