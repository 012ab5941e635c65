"""Findings as a table that goes out 疑点表: to be read, printed and carried to the village; never with a name."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import override

from hearthlight.checks.models import Finding
from hearthlight.desk.findings.finding_rows import Row, rows
from hearthlight.register.shadow.export import Export, write_down
from hearthlight.register.shadow.sheet_out import workbook
from hearthlight.trail.act import Actor

TABLE = "findings"
HEADINGS = ("户编号", "地点", "疑点", "原因", "状态", "发现日期", "说明", "现在")
MOST = 20_000
"""Rows of one file."""


def export(user: Actor, found: "QuerySet[Finding]", place: str, day: date) -> Export:
    """The findings given, in Chinese as every paper is. Raises Refused."""
    with override("zh-hans"):
        lines = [list(_cells(row)) for row in rows(list(found[:MOST]))]
    content = workbook("疑点", HEADINGS, lines, synthetic=settings.HEARTHLIGHT_DEMO)
    made = Export(f"疑点-{place[:12]}-{day}.xlsx", content, len(lines), TABLE)
    write_down(user, made, place, day)
    return made


def _cells(row: Row) -> Iterator[str]:
    yield row.about.name
    yield row.about.place
    yield row.rule
    yield row.cause
    yield row.state
    yield str(row.finding.opened)
    yield row.finding.explanation
    yield row.closing
