"""Every room's rules in one place 规则目录: the packs', the sun's, those about help and money."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from hearthlight.checks.rule import Rule
from hearthlight.help.rules import RULES as HELP
from hearthlight.money.rules import RULES as MONEY
from hearthlight.standard import pack
from hearthlight.standard.law.sureness import weighed
from hearthlight.sun.loss_rules import RULES as ALERTS
from hearthlight.sun.rules import RULES as SUN


@lru_cache(64)
def rules(day: date | None = None) -> dict[str, Rule]:
    """{code: rule} as the law of `day` has it; of a rule that does not stand then, the newest there is."""
    packs = sorted(pack.all_packs(), key=lambda law: bool(day and law.in_force(day)))
    return {rule.code: rule for rule in (*(rule for law in packs for rule in law.rules), *SUN, *ALERTS, *HELP, *MONEY)}


def find(code: str, day: date | None = None) -> Rule | None:
    """The rule of that code on `day`; None where no room has it."""
    return rules(day).get(code)


def sure(code: str, day: date, place: str) -> Rule | None:
    """The same, no surer than the values of the law that it reads at `place` (a line, an age)."""
    rule = find(code, day)
    try:
        return weighed(pack.on(day), rule, day, place) if rule else None
    except pack.NoPack:
        return rule


def standing(codes: Iterable[str], day: date) -> set[str]:
    """Those of the codes whose rule is in force on `day`."""
    known = rules(day)
    return {code for code in codes if code in known and known[code].in_force(day)}
