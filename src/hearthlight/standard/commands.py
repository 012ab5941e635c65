"""What ``hearthlight screen`` does: screen, record the findings, say what came of it."""

import json
from datetime import date
from io import StringIO

from django.utils.translation import gettext as _
from rich.console import Console
from rich.table import Table

from hearthlight.checks.rule import Answer
from hearthlight.core.units import format_percent
from hearthlight.standard import pack
from hearthlight.standard.actions import Run, screen_register
from hearthlight.trail.act import System

WIDTH = 120


def screen(place: str, day: date, as_json: bool = False) -> str:
    """Screen the homes at `place` (a full area code) on `day`, record the findings, and give the counts a rule.

    JSON (one object) when `as_json`, else a table. Raises NoPack for a day without a law.
    """
    run = screen_register(System("hearthlight screen"), day, place)
    if as_json:
        return json.dumps(as_data(run, place, day), ensure_ascii=False)
    out = StringIO()
    Console(file=out, width=WIDTH).print(table(run, day))
    return out.getvalue().rstrip("\n")


def as_data(run: Run, place: str, day: date) -> dict[str, object]:
    """The run as plain data, a rule an entry."""
    rules = {
        code: run.counts[code] | {"opened": change.opened, "resolved": change.resolved, "still": change.still}
        for code, change in run.asked.items()
    }
    return {"place": place, "day": day.isoformat(), "rules": rules, "not_asked": run.not_asked}


def table(run: Run, day: date) -> Table:
    """The run as a table for reading; the share is of the rows that could be judged."""
    shown, law = Table(), pack.on(day)
    shown.add_column(_("Rule"))
    for heading in (_("Breaks"), _("Holds"), _("Not applicable"), _("Unknown"), _("Share"), _("New"), _("Mended")):
        shown.add_column(heading, justify="right")
    for code, change in run.asked.items():
        numbers = [f"{run.counts[code][answer]:,}" for answer in Answer]
        changed = (f"{change.opened:,}", f"{change.resolved:,}")
        shown.add_row(_(law.rule(code).message), *numbers, share(run.counts[code]), *changed)
    return shown


def share(counts: dict[str, int]) -> str:
    """Broken out of judged, in percent with two decimals; a dash where nobody was judged."""
    percent = format_percent(counts[Answer.BREAKS], counts[Answer.BREAKS] + counts[Answer.HOLDS])
    return f"{percent} %" if percent else "–"
