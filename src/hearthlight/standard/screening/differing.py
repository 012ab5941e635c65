"""Which rules would change a finding of one home, told by one look at its frames and one at its findings."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

import narwhals as nw

from hearthlight.checks.models import Finding
from hearthlight.checks.rule import Answer, Rule
from hearthlight.checks.screening import SUBJECT
from hearthlight.checks.subjects import needs_of
from hearthlight.standard.screening.asking import Asking

Answers = dict[str, dict[int, str]]
"""{rule: {subject: answer}}."""


def differing(asking: Asking, household: int) -> list[Rule]:
    """The rules of `asking` whose findings do not say what the rules answer now."""
    standing: dict[str, list[Finding]] = defaultdict(list)
    for row in Finding.whole.filter(household_id=household, closed=None):
        standing[row.rule].append(row)
    answers, places = _answers(asking), _places(asking)
    return [
        rule
        for rule in asking.rules
        if _differs(standing[rule.code], answers[rule.code], needs_of(asking.frames[rule.frame], rule), places)
    ]


def _answers(asking: Asking) -> Answers:
    """Every rule in one look a frame: for a single home that is many times faster than a look a rule."""
    found: Answers = {}
    for name, frame in asking.frames.items():
        rules = [rule for rule in asking.rules if rule.frame == name]
        found |= told(frame, name, rules)
    return found


def told(frame: Any, name: str, rules: Collection[Rule]) -> Answers:
    """The answers of rules over one small frame: what `screening.answer_expression` says, each part worked out once."""
    breaks = [rule.breaks.alias(f"{rule.code} breaks") for rule in rules]
    applies = [rule.applies.alias(f"{rule.code} applies") for rule in rules if rule.applies is not None]
    rows: nw.DataFrame[Any] = nw.from_native(frame, eager_only=True).with_columns(*breaks, *applies)
    found: Answers = {rule.code: {} for rule in rules}
    for row in rows.iter_rows(named=True):
        for rule in rules:
            applied = True if rule.applies is None else row[f"{rule.code} applies"]
            found[rule.code][row[SUBJECT[name]]] = _answer(applied, row[f"{rule.code} breaks"])
    return found


def _answer(applies: bool | None, breaks: bool | None) -> str:
    if applies is False:
        return Answer.NOT_APPLICABLE
    if applies is None or breaks is None:
        return Answer.UNKNOWN
    return Answer.BREAKS if breaks else Answer.HOLDS


def _places(asking: Asking) -> set[str]:
    return {place for frame in asking.frames.values() for place in frame["area_code"].to_list()}


def _differs(
    standing: Collection[Finding], answers: Mapping[int, str], needs: Collection[int], places: Collection[str]
) -> bool:
    breaking = {subject for subject, answer in answers.items() if answer == Answer.BREAKS}
    if breaking - {row.subject_id for row in standing}:
        return True
    return any(_turns(row, answers.get(row.subject_id), row.subject_id in needs, places) for row in standing)


def _turns(row: Finding, answer: str | None, need: bool, places: Collection[str]) -> bool:
    """Whether a finding would be mended, not be judged any more, be judged again, be a doubt or need now, or move."""
    if answer == Answer.BREAKS:
        turned = need != (row.state == Finding.State.NEED)
        return turned or row.state == Finding.State.CANNOT_JUDGE or row.area_code not in places
    return answer != Answer.UNKNOWN or row.state == Finding.State.OPEN
