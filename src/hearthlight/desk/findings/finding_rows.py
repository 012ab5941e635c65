"""Findings as a page shows them: about whom, why, how they stand, who said what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hearthlight.checks.models import Finding
from hearthlight.desk import catalogue
from hearthlight.desk.findings.subject_words import About, about
from hearthlight.desk.terms import FINDING_STATES, rule_words
from hearthlight.help.measures import KINDS
from hearthlight.standard.causes import said

TERMS = {"kind": KINDS}
"""Codes of columns that other rooms than the register have."""

TAGS = {"open": "bad", "need": "sun", "cannot_judge": "sun", "explained": "", "accepted": "ok", "resolved": "ok"}


@dataclass(frozen=True)
class Row:
    """One finding in words; `closing` is what the rule reads where it was mended or cannot be judged any more."""

    finding: Finding
    about: About
    rule: str
    cause: str
    closing: str
    state: str
    tag: str


def rows(findings: Sequence[Finding]) -> list[Row]:
    """Findings for a page, in their order."""
    known = about(findings)
    return [_row(one, known[one.pk]) for one in findings]


def of_home(findings: Sequence[Finding], people: Mapping[int, str]) -> list[Row]:
    """Findings of one home for its own record, without a query; `people` are its members' masked names."""
    kind = "register.member"
    return [
        _row(one, About("", "", people.get(one.subject_id, "") if one.subject_kind == kind else "", ""))
        for one in findings
    ]


def _row(one: Finding, whom: About) -> Row:
    return Row(
        finding=one,
        about=whom,
        rule=rule_words(one.rule),
        cause=cause(one, one.values),
        closing=changed_to(one),
        state=str(FINDING_STATES.get(one.state, one.state)),
        tag=TAGS.get(one.state, ""),
    )


def cause(one: Finding, values: Mapping[str, Any]) -> str:
    """Why it broke, by the rule of the day on which it was found; empty where the rule's own words say it all."""
    rule = catalogue.find(one.rule, one.opened)
    return said(rule, values, TERMS) if rule and rule.cause and values else ""


def changed_to(one: Finding) -> str:
    """What the rule read when it was mended or could not be judged any more: only what differs from before."""
    rule, then = catalogue.find(one.rule, one.opened), one.values
    now = {name: value for name, value in one.closing_values.items() if then.get(name) != value}
    return said(_bare(rule), now, TERMS) if rule and now else ""


def _bare(rule: Any) -> Any:
    """The rule without its cause: a mended row is told by its values, not by why it broke."""
    return replace(rule, cause="")
