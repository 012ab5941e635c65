"""A closed month of a book on one sheet 月结单: accounts before, moved and after, and the head of the chain."""

import json
import os
from datetime import UTC, datetime, time
from pathlib import Path

import typst

from hearthlight.core.money import format_yuan
from hearthlight.money.closing import sheet
from hearthlight.money.models import Period
from hearthlight.papers.document import PAPER_MARK, chinese_date
from hearthlight.papers.fonts import faces
from hearthlight.places.queries import names
from hearthlight.sun.models import Station

LAYOUT = Path(__file__).with_name("month_sheet.typ")


def pdf(period: Period) -> bytes:
    """The bytes; the same month gives the same bytes on one machine. Raises fonts.NoChineseFont."""
    folder = os.environ.get("HEARTHLIGHT_FONTS")
    found = faces(Path(folder) if folder else None)
    said = json.dumps(words(period) | {"fonts": found.roles}, ensure_ascii=False)
    return typst.compile(
        LAYOUT.read_bytes(),
        font_paths=found.fonts,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"words": said},
        timestamp=datetime.combine(period.closed_on, time(), UTC),  # type: ignore[arg-type]
        pdf_standards=["ua-1"],
    )


def words(period: Period) -> dict[str, object]:
    """What is printed."""
    found = sheet(period)
    synthetic = Station.whole.filter(synthetic=True).exists()
    return {
        "title": "月 结 单",
        "place": names([period.book]).get(period.book, period.book),
        "month": f"{period.month[:4]}年{int(period.month[5:])}月",
        "entries": f"凭证 {found.first} 至 {found.last} 号" if found.last else "本月无凭证",
        "rows": [[title, *(format_yuan(fen) for fen in three)] for title, *three in found.accounts],
        "columns": ["科目", "月初（元）", "本月（元）", "月末（元）"],
        "head": found.head,
        "closed": f"结账日：{chinese_date(period.closed_on)}" if period.closed_on else "",
        "mark": PAPER_MARK if synthetic else "",
    }
