"""The measures of help as a table that goes out 帮扶措施表: to be read and printed, not to come back."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from hearthlight.core.money import format_yuan
from hearthlight.help.measures import KINDS
from hearthlight.help.models import Measure
from hearthlight.register import codes
from hearthlight.register.models import Household
from hearthlight.register.shadow.export import Export, write_down
from hearthlight.register.shadow.sheet_out import workbook
from hearthlight.trail.act import Actor

MEASURES = "measures"
HEADINGS = ("户编号", "措施类别", "内容", "对应原因", "依据", "金额", "应完成日期", "成效日期", "成效", "成效金额")
KEY = "措施标识"
"""The hidden column: ``s12@345``, the measure and the last act that touched it."""


def export(user: Actor, homes: "QuerySet[Household]", place: str, day: date) -> Export:
    """The measures of the homes given. Raises Refused."""
    found = Measure.whole.filter(household__in=homes).select_related("household").order_by("household__number", "pk")
    rows = [list(_cells(one)) for one in found]
    content = workbook("措施", [*HEADINGS, KEY], rows, synthetic=settings.HEARTHLIGHT_DEMO, hidden=[KEY])
    made = Export(f"措施-{place[:12]}-{day}.xlsx", content, len(rows), MEASURES)
    write_down(user, made, place, day)
    return made


def _cells(one: Any) -> Iterator[str]:
    yield one.household.number
    yield KINDS.get(one.kind, one.kind)
    yield one.item
    yield codes.CAUSE.get(one.cause, one.cause)
    yield one.basis
    yield format_yuan(one.fen)
    yield str(one.due_on)
    yield str(one.result_on or "")
    yield one.result
    yield "" if one.result_fen is None else format_yuan(one.result_fen)
    yield f"s{one.pk}@{one.event_id}"
