"""A household's slip 明白单 as one PDF: its own line in 18 point, the sum in words, a code to be used once."""

import json
import os
from datetime import UTC, datetime, time
from pathlib import Path

import typst

from hearthlight.core.money import format_yuan
from hearthlight.core.period import Month
from hearthlight.money.models import Payment, PlanLine
from hearthlight.papers.document import PAPER_MARK, chinese_date
from hearthlight.papers.fonts import faces
from hearthlight.places.queries import names

LAYOUT = Path(__file__).with_name("slip.typ")


def pdf(payment: Payment, code: str, address: str) -> bytes:
    """The bytes. Raises fonts.NoChineseFont."""
    folder = os.environ.get("HEARTHLIGHT_FONTS")
    found = faces(Path(folder) if folder else None)
    said = json.dumps(words(payment, code, address) | {"fonts": found.roles}, ensure_ascii=False)
    return typst.compile(
        LAYOUT.read_bytes(),
        font_paths=found.fonts,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"words": said},
        timestamp=datetime.combine(payment.event.day, time(), UTC),
        pdf_standards=["ua-1"],
    )


def words(payment: Payment, code: str, address: str) -> dict[str, str]:
    """What is printed: the person's own line and nothing of anybody else."""
    line, month = payment.line, Month.parse(payment.month)
    name = payment.member.name if payment.member else ""
    return {
        "title": "村集体收益发放明白单",
        "place": names([payment.area_code]).get(payment.area_code, payment.area_code),
        "name": name,
        "line": f"{line.title}　{month.year}年{month.number}月",
        "rate": _rate(payment),
        "amount": f"{format_yuan(payment.fen)} 元",
        "paid": f"发放日：{chinese_date(payment.entry.day)}" if payment.entry else "尚未发放",
        "code": "-".join(code[start : start + 4] for start in range(0, len(code), 4)),
        "how": f"在 {address} 输入查询码，可看到这笔钱来自哪座电站、哪个月的电。查询码只能用一次。",
        "object": "对金额有疑问，请先问村委会，也可以向乡镇扶贫办提出。",
        "mark": PAPER_MARK if payment.household and payment.household.synthetic else "",
    }


def _rate(payment: Payment) -> str:
    line = payment.line
    if line.kind != PlanLine.Kind.JOB or payment.fen != line.fen_unit * payment.units:
        return ""
    unit = "天" if line.opening and line.opening.unit == "day" else "月"
    return f"{format_yuan(line.fen_unit)} 元 × {payment.units} {unit}"
