"""The bank's file of a run 一卡通发放文件: made of rows alone, so that the same run gives the same bytes at any time.

Card numbers are opened for it: whoever writes the file out leaves an act.
"""

import csv
import hashlib
from collections.abc import Sequence
from functools import cache
from io import StringIO
from pathlib import Path

from hearthlight.core.money import format_yuan
from hearthlight.core.parameters import Parameters
from hearthlight.core.period import Month
from hearthlight.money.models import BankCard, Payment, PayRun
from hearthlight.people.models import Person, Secret
from hearthlight.people.secrets import opened_row
from hearthlight.trail.act import act


@cache
def mappings() -> Parameters:
    """How a county's bank wants the file."""
    return Parameters.read(Path(__file__).with_name("card_file.toml"))


def card_file(user: Person, run: PayRun, rows: Sequence[Payment], reason: str) -> bytes:
    """The file for the bank; the act says who took it out. Raises Refused."""
    summary = {"run": run.number, "rows": len(rows)}
    with act(user, "money.card_file", at=run.area_code, subject=run, reason=reason, summary=summary):
        return written(run, rows)


def file_digest(run: PayRun, rows: Sequence[Payment]) -> str:
    """SHA-256 of the file that these rows give."""
    return hashlib.sha256(written(run, rows)).hexdigest()


def written(run: PayRun, rows: Sequence[Payment]) -> bytes:
    """UTF-8 with a mark, one row a payment to a card; works and costs are no card payments and are left out."""
    columns = mappings().at("card_file", Month.parse(run.month).last, run.area_code).value
    cards = _cards([one.member_id for one in rows if one.member_id])
    out = StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow([one["head"] for one in columns])
    for row in rows:
        if row.member_id:
            cells = _cells(row, *cards.get(row.member_id, ("", "")))
            sheet.writerow([cells[one["field"]] for one in columns])
    return ("\ufeff" + out.getvalue()).encode()


def _cells(row: Payment, holder: str, card: str) -> dict[str, str]:
    yuan = format_yuan(row.fen).replace(",", "")
    return {"reference": row.bank_row, "holder": holder, "card": card, "yuan": yuan, "words": _plain(row.line.title)}


def _plain(text: str) -> str:
    """No cell may begin as a formula."""
    return f"'{text}" if text[:1] in "=+-@" else text


def _cards(members: Sequence[int]) -> dict[int, tuple[str, str]]:
    holders = dict(BankCard.whole.filter(member__in=members, until=None).values_list("member", "holder"))
    secrets = Secret.whole.filter(subject_kind="register.member", subject_id__in=members, kind="card", until=None)
    return {one.subject_id: (_plain(holders.get(one.subject_id, "")), opened_row(one)) for one in secrets}
