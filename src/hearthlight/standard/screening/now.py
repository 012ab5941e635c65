"""What the rule of a finding reads of its subject now."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from hearthlight.checks.asked import Values
from hearthlight.checks.models import Finding
from hearthlight.checks.rule import Rule
from hearthlight.checks.subjects import KINDS, values_of
from hearthlight.register import frames, one_home
from hearthlight.standard import pack, screen
from hearthlight.standard.income import item_accounts
from hearthlight.standard.pack import NoPack

FRAMES = ("household", "member")


def values_now(finding: Finding, day: date) -> Values | None:
    """Column to value, empty where the subject is gone; None for no rule of a home, or for one not in force."""
    try:
        law = pack.on(day)
        rule = law.rule(finding.rule)
    except NoPack:
        return None
    if not finding.household_id or rule.frame not in FRAMES or KINDS[rule.frame] != finding.subject_kind:
        return None
    accounts = item_accounts(law.parameters, day, finding.area_code)
    read = _read(rule, finding.household_id, day, accounts)
    frame = screen.prepared({rule.frame: read}, law, day)[rule.frame]
    return values_of(frame, rule, [finding.subject_id]).get(finding.subject_id, {})


def _read(rule: Rule, household: int, day: date, accounts: Mapping[str, str]) -> pl.DataFrame:
    """The rule's frame of one home: only the columns that it reads, where they need no more than that home."""
    if rule.whole:
        return frames.of_household(household, day, accounts)[rule.frame]
    if rule.frame == "member":
        return one_home.members(household, day, rule.reads)
    return one_home.household(household, day, accounts, rule.reads)
