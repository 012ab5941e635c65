"""What the rule of a finding reads of its subject now."""

from datetime import date

from hearthlight.checks.asked import Values
from hearthlight.checks.models import Finding
from hearthlight.checks.subjects import KINDS, values_of
from hearthlight.register import frames
from hearthlight.standard import pack, screen
from hearthlight.standard.income import item_accounts
from hearthlight.standard.pack import NoPack

FRAMES = ("household", "member")


def values_now(finding: Finding, day: date) -> Values:
    """Column to value; empty where the rule is not of this room, not in force, or the subject is gone."""
    try:
        law = pack.on(day)
        rule = law.rule(finding.rule)
    except NoPack:
        return {}
    if not finding.household_id or rule.frame not in FRAMES or KINDS[rule.frame] != finding.subject_kind:
        return {}
    accounts = item_accounts(law.parameters, day, finding.area_code)
    read = frames.of_household(finding.household_id, day, accounts)
    frame = screen.prepared({rule.frame: read[rule.frame]}, law, day)[rule.frame]
    return values_of(frame, rule, [finding.subject_id]).get(finding.subject_id, {})
