"""Findings as a table that goes out 疑点表: to be read, printed and carried to the village.

Never with a name: nor with what clerks wrote about a finding, which may hold one.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from hearthlight.checks.models import Finding
from hearthlight.desk.findings.finding_rows import Row, rows
from hearthlight.register.shadow.export import AT_ONCE, Export, TooMany, write_down
from hearthlight.register.shadow.sheet_out import workbook
from hearthlight.trail.act import Actor, Repeated

TABLE = "findings"
HEADINGS = ("户编号", "地点", "疑点", "原因", "状态", "发现日期", "现在")


def export(user: Actor, found: "QuerySet[Finding]", place: str, day: date, key: UUID | None = None) -> Export:
    """The findings given, in Chinese as every paper is; asked again with the same `key` it is one act.

    Raises Refused, TooMany, KeyReused.
    """
    if found.count() > AT_ONCE:
        raise TooMany(_("More than %(most)s findings: choose a smaller place or one state.") % {"most": f"{AT_ONCE:,}"})
    with override("zh-hans"):
        lines = [list(_cells(row)) for row in rows(list(found))]
    content = workbook("疑点", HEADINGS, lines, synthetic=settings.HEARTHLIGHT_DEMO)
    made = Export(f"疑点-{place[:12]}-{day}.xlsx", content, len(lines), TABLE)
    with suppress(Repeated):
        write_down(user, made, place, day, key=key)
    return made


def _cells(row: Row) -> Iterator[str]:
    yield row.about.name
    yield row.about.place
    yield row.rule
    yield row.cause
    yield row.state
    yield str(row.finding.opened)
    yield row.closing
