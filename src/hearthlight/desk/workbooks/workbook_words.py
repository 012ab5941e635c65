"""A workbook in words: how it stands, what its cells would become, masked; the same for cells compared and keyed."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext_lazy

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk.terms import term
from hearthlight.register import codes
from hearthlight.register.shadow import fields, proof, snapshot, three_ways
from hearthlight.register.shadow.keying import cell_name
from hearthlight.register.workbooks import note_words
from hearthlight.register.workbooks.changes import value_of
from hearthlight.register.workbooks.sentences import masked, refused_with_home, sentence
from hearthlight.sheets.faults import Fault

STATES: Mapping[str, tuple[Any, str]] = {
    "dry": (pgettext_lazy("workbook", "received, nothing written"), "sun"),
    "applied": (pgettext_lazy("workbook", "taken in"), "ok"),
    "undone": (pgettext_lazy("workbook", "undone"), ""),
}
"""State of a received workbook: its words and the colour of its tag."""

DIFFERENT: Mapping[str, Any] = {
    three_ways.CHANGED_HERE: gettext_lazy("We know better"),
    three_ways.CHANGED_THERE: gettext_lazy("Changed there"),
    three_ways.BOTH_CHANGED: gettext_lazy("Changed by both: a person decides"),
    three_ways.NEVER_AGREED: gettext_lazy("Never agreed"),
}
"""How a cell that differs stands, in the order of the page."""

OUTCOMES: Mapping[str, tuple[Any, str]] = {
    proof.ARRIVED: (pgettext_lazy("keying", "arrived"), "ok"),
    proof.WAITING: (pgettext_lazy("keying", "still waiting"), "sun"),
    proof.OTHERWISE: (pgettext_lazy("keying", "came back as something else"), "bad"),
    proof.ABSENT: (pgettext_lazy("keying", "not in the export"), ""),
}
"""What became of an item of a keying list."""


WHY_KEPT: Mapping[str, Any] = {
    "changed_since": gettext_lazy("somebody changed it after the file"),
    "confirmed_since": gettext_lazy("a file taken in later says it too"),
    "year_closed": gettext_lazy("its year is closed: it goes through a change request"),
    "in_use": gettext_lazy("others have built on it since: strike it on its own page"),
}
"""Why an undo left something as it is."""


def value(kind: str, field: str, text: str | None) -> str:
    """A stored value as it is read, a name masked; a dash for none."""
    if text is None:
        return "—"
    if field in snapshot.COVERED:
        stored = str(value_of(text))
        return "•••" if stored.startswith("#") else mask_name(stored)
    return fields.text(kind, field, text) or "—"


def compared(frame: pl.DataFrame) -> list[dict[str, Any]]:
    """Cells compared three ways, with since, who and why where they are known better here."""
    return [
        {
            "name": cell_name(one["subject_kind"], one["subject_id"], one["field"]),
            "cell": f"{one['column'] or ''}{one['row']}",
            "household": one["household"],
            "field": fields.heading(one["subject_kind"], one["field"]),
            **{side: value(one["subject_kind"], one["field"], one[side]) for side in ("theirs", "ours", "agreed")},
            **{said: one.get(said) for said in ("since", "who", "why")},
        }
        for one in frame.iter_rows(named=True)
    ]


def items(frame: pl.DataFrame) -> list[dict[str, Any]]:
    """Items of a keying list, with their outcome when there is one."""
    return [
        {
            "cell": f"{one['column'] or ''}{one['row']}",
            "household": one["household"],
            "field": fields.heading(one["subject_kind"], one["field"]),
            "was": value(one["subject_kind"], one["field"], one["was"]),
            "wanted": value(one["subject_kind"], one["field"], one["wanted"]),
            "theirs": value(one["subject_kind"], one["field"], one.get("theirs")),
            **{said: one[said] for said in ("since", "who", "why")},
            "outcome": OUTCOMES.get(one.get("outcome") or "", ("", "")),
        }
        for one in frame.iter_rows(named=True)
    ]


COUNTED: Mapping[str, Any] = {
    "households_new": ngettext_lazy("household new", "households new"),
    "members_new": ngettext_lazy("person new", "people new"),
    "fields_changed": ngettext_lazy("cell changed", "cells changed"),
    "rows_unchanged": ngettext_lazy("row unchanged", "rows unchanged"),
    "rows_refused": ngettext_lazy("row refused", "rows refused"),
}


def counted(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The counts of a dry run, in the order read."""
    return [(title % counts.get(name, 0), counts.get(name, 0)) for name, title in COUNTED.items()]


def noted(notes: Sequence[Any]) -> list[str]:
    """The notes of a check, which are kept as codes, in the reader's language."""
    return [one if isinstance(one, str) else note_words.words(*one) for one in notes]


def masked_members(frame: pl.DataFrame) -> list[dict[str, Any]]:
    """New people by row, their names masked."""
    return [
        row | {"name": mask_name(row["name"] or ""), "relation": term(codes.RELATION, row["relation"])}
        for row in frame.iter_rows(named=True)
    ]


def refused(rows: pl.DataFrame, faults: pl.DataFrame) -> list[dict[str, Any]]:
    """The refused rows, each with what is wrong with it in the reader's language, names masked."""
    said: dict[int, list[str]] = {}
    for one in faults.filter(pl.col("row").is_in(rows["row"].implode())).iter_rows(named=True):
        said.setdefault(one["row"], []).append(sentence(masked(Fault(**one))))
    return [
        {"row": row, "household": household, "sentences": said.get(row) or [refused_with_home()]}
        for row, household in rows.select("row", "household").iter_rows()
    ]
