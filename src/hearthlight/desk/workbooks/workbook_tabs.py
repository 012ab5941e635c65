"""The tabs of a workbook's page: what would change, who is new, what is refused, how it compares, its columns."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import polars as pl
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from hearthlight.desk.asked import whole
from hearthlight.desk.workbooks import workbook_words as words
from hearthlight.desk.workbooks.workbook_cells import cells, marked, with_homes
from hearthlight.people.sealing import CannotOpen
from hearthlight.register.shadow import comparing, kept, three_ways, told, window
from hearthlight.register.shadow.because import because
from hearthlight.register.shadow.took_in import took_in
from hearthlight.register.workbooks import layout
from hearthlight.register.workbooks.opened import Unreadable
from hearthlight.sheets.faults import NotAWorkbook
from hearthlight.trail.models import Source

PAGE = 100
LOST = (OSError, CannotOpen, NotAWorkbook, Unreadable)
"""What reading a kept file again raises when it was lost or changed."""
TITLES: Mapping[str, Any] = {
    "changes": pgettext_lazy("workbook", "Changes"),
    "new": pgettext_lazy("workbook", "New"),
    "refused": pgettext_lazy("workbook", "Refused"),
    "compare": gettext_lazy("Three ways"),
    "columns": pgettext_lazy("workbook", "Columns"),
}


def tab(source: Source, asked: Mapping[str, str], day: date) -> dict[str, Any]:
    """What the page shows: the checked counts, and the rows of the tab asked for."""
    checked = told.told(source.pk, told.CHECKED)
    name = asked.get("show", "")
    name = name if name in TITLES else "changes"
    start = whole(asked.get("from")) or 0
    taken = _said(source, told.TAKEN)
    return {
        "tab": name,
        "tab_template": f"desk/workbook_{name}.html",
        "tabs": TITLES.items(),
        "start": start,
        "checked": _dated(checked.said) if checked else None,
        "counted": words.counted(checked.said["counts"]) if checked else [],
        "taken": taken,
        "taken_text": taken["text"].get(get_language(), "") if taken else "",
        "undone": _said(source, told.UNDONE),
        "anew": _anew(source),
        "marked": marked(_frame(checked, "changes")).height,
        "only": asked.get("only") == "marked",
        **_READERS[name](source, checked, asked, day, start),
    }


def _dated(said: Mapping[str, Any]) -> dict[str, Any]:
    return {**said, "day": date.fromisoformat(said["day"]), "notes": words.noted(said["notes"])}


def _said(source: Source, step: str) -> Mapping[str, Any] | None:
    found = told.told(source.pk, step)
    return found.said if found else None


def _page(frame: pl.DataFrame, start: int) -> tuple[pl.DataFrame, int | None]:
    """A page of rows from `start` on, and where the next one begins."""
    return frame.slice(start, PAGE), start + PAGE if frame.height > start + PAGE else None


def _frame(found: told.Told | None, name: str) -> pl.DataFrame:
    return found.frames[name] if found and name in found.frames else pl.DataFrame()


def _anew(source: Source) -> bool:
    """Whether the file may go in, as far as its state says: it never did, or was checked again after its undo."""
    if source.state != Source.State.UNDONE:
        return source.state == Source.State.DRY
    undone, checked = kept.path(source.pk, told.UNDONE), kept.path(source.pk, told.CHECKED)
    return checked.exists() and undone.exists() and checked.stat().st_mtime_ns > undone.stat().st_mtime_ns


def _changes(source: Source, checked: told.Told | None, asked: Any, day: date, start: int) -> dict[str, Any]:
    """What would change or was changed; of an undone file also what could not be undone, and what it had done."""
    undone = source.state == Source.State.UNDONE
    found = _frame(checked, "changes")
    frame, following = _page(marked(found) if asked.get("only") == "marked" else found, start)
    shown = {"rows": cells(frame, source), "next": following, "was_undone": undone}
    if not undone:
        return shown
    stays, more = _page(_frame(told.told(source.pk, told.UNDONE), "kept"), start)
    did = took_in(source, start, PAGE + 1)
    following = start + PAGE if did.height > PAGE else more if more is not None else following
    rows = shown["rows"] if _anew(source) else []
    return shown | {"rows": rows, "kept": cells(stays, source), "did": cells(did.head(PAGE), source), "next": following}


def _new(source: Source, checked: told.Told | None, asked: Any, day: date, start: int) -> dict[str, Any]:
    homes = _frame(checked, "new_households").head(PAGE)
    people, following = _page(_frame(checked, "new_members"), start)
    rows = with_homes(words.masked_members(people))
    return {"homes": with_homes(homes.to_dicts()), "rows": rows, "next": following}


def _refused(source: Source, checked: told.Told | None, asked: Any, day: date, start: int) -> dict[str, Any]:
    if checked is None:
        return {"rows": [], "next": None}
    rows = checked.frames["refused"].unique("row", keep="first", maintain_order=True)
    frame, following = _page(rows, start)
    return {"rows": with_homes(words.refused(frame, checked.frames["faults"])), "next": following}


def _compare(source: Source, checked: told.Told | None, asked: Any, day: date, start: int) -> dict[str, Any]:
    """Cells of one standing; nothing before the export was compared."""
    found = comparing.compared(source)
    opened = window.of(day, source.area_code, window.windows())
    if found is None:
        return {"comparison": None, "window": opened}
    standing = asked.get("standing", "")
    standing = standing if standing in words.DIFFERENT else three_ways.CHANGED_HERE
    differ, following = _page(found.frame.filter(pl.col("standing") == standing), start)
    counts = found.counts
    return {
        "comparison": found,
        "window": opened,
        "standing": standing,
        "standings": [(code, title, counts.get(code, 0)) for code, title in words.DIFFERENT.items()],
        "same": counts.get(three_ways.SAME, 0),
        "rows": with_homes(words.compared(because(differ))),
        "next": following,
        "decides": standing == three_ways.BOTH_CHANGED,
        "keys": standing != three_ways.CHANGED_THERE,
    }


def _columns(source: Source, checked: told.Told | None, asked: Any, day: date, start: int) -> dict[str, Any]:
    try:
        found = layout.layout_of(source)
    except LOST:
        return {"layout": None}
    columns = [(one, layout.FIELDS.get(one.field or "", "")) for one in found.columns]
    missing = [layout.FIELDS[field] for field in found.missing]
    return {"layout": found, "columns": columns, "missing": missing, "fields": layout.FIELDS.items()}


_READERS: Mapping[str, Callable[..., dict[str, Any]]] = {
    "changes": _changes,
    "new": _new,
    "refused": _refused,
    "compare": _compare,
    "columns": _columns,
}
