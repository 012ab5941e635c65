"""Asking the law of a day of frames, and bringing the findings in line with what it answers, inside an act."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import polars as pl

from hearthlight.checks.asked import Asked, Difference, Everybody
from hearthlight.checks.findings import bring_in_line
from hearthlight.checks.models import Finding
from hearthlight.checks.rule import Answer, Rule
from hearthlight.checks.screening import Screening, screen
from hearthlight.checks.subjects import broken, values_of
from hearthlight.core import areas
from hearthlight.standard.law.read_pack import Pack
from hearthlight.trail.models import Event

OWN = "standard."
"""How the codes of the rules begin whose findings are made here."""


@dataclass(frozen=True)
class Asking:
    """The rules asked, by which law, of which frames (with what the law joins), where; of these homes when given."""

    law: Pack
    rules: tuple[Rule, ...]
    frames: dict[str, pl.DataFrame]
    day: date
    place: str
    households: Collection[int] | None = None

    def answers(self) -> Screening:
        """What the rules that stand on the day answer."""
        return screen(self.frames, self.rules, self.day)

    def summary(self, found: Screening) -> dict[str, Any]:
        """What the trail keeps of the run; nothing in it is about a home."""
        return {
            "pack": self.law.code,
            "answers": found.counts(),
            "not_asked": {code: list(columns) for code, columns in sorted(found.not_asked.items())},
        }

    def unknown(self, found: Screening) -> dict[str, dict[str, int]]:
        """{township (its significant digits): {rule: rows that could not be judged}}."""
        told: dict[str, dict[str, int]] = {}
        township = pl.col("area_code").str.slice(0, areas.width("township"))
        for code in found.answers:
            rows = found.answering(code, Answer.UNKNOWN).to_native()
            for place, n in rows.group_by(township).len().sort("area_code").iter_rows():
                told.setdefault(place, {})[code] = n
        return told

    def settle(self, event: Event, found: Screening) -> dict[str, Difference]:
        """The findings of every rule, in line with its answers; of a rule that could not be asked nothing is mended."""
        differences = {code: self._rule(event, found, self.law.rule(code)) for code in found.answers}
        for code in found.not_asked:
            differences[code] = self._unjudged(event, code)
        return differences

    def _rule(self, event: Event, found: Screening, rule: Rule) -> Difference:
        frame = self.frames[rule.frame]
        rows = broken(frame, rule, found.breaking(rule.code)["subject"].to_list())
        asked = Asked(self.place, None, self.households, found.unknown(rule.code), partial(values_of, frame, rule))
        return bring_in_line(event, rule.code, self.law.from_date, rows, asked)

    def _unjudged(self, event: Event, code: str) -> Difference:
        asked = Asked(self.place, None, self.households, Everybody())
        return bring_in_line(event, code, self.law.from_date, (), asked)

    def end_others(self, event: Event) -> dict[str, Difference]:
        """Findings at the place of rules that the law of the day does not have 规则停用: nothing asks them any more."""
        standing = {rule.code for rule in self.rules if rule.in_force(self.day)}
        low, high = areas.subtree(self.place)
        rows = Finding.whole.filter(rule__startswith=OWN, closed=None, area_code__gte=low, area_code__lt=high)
        codes = set(rows.order_by().values_list("rule", flat=True).distinct()) - standing
        return {code: bring_in_line(event, code, self.law.from_date, (), Asked(self.place)) for code in sorted(codes)}
