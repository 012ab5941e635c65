"""The bank's answer to a run 银行回盘: what arrived stays, what failed comes back and may be paid again, each once."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hearthlight.money.corrections import return_in
from hearthlight.money.models import Payment, PayRun
from hearthlight.money.payment_rows import PaymentRefused
from hearthlight.money.settlement.bad_file import BadFile, Fault
from hearthlight.money.settlement.heads import heads_of
from hearthlight.people.models import Person
from hearthlight.sun.readings.table import ROW, Wanted, read_table
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from hearthlight.trail.models import Source

KIND = "bank_answer"
HEADS = {"reference": "流水号|reference", "result": "处理结果|结果|状态|result", "why": "失败原因|原因|备注|reason"}
_WANTED = Wanted(re.compile("流水号|结果|状态|原因|reference|result", re.IGNORECASE), "流水号, 处理结果, 失败原因")
GOOD, BAD = ("成功", "已入账", "ok", "success"), ("失败", "退回", "退汇", "fail", "returned")


@dataclass(frozen=True)
class Answer:
    """One row of the bank's answer."""

    row: int
    reference: str
    arrived: bool
    why: str


def take_answer(user: Person, run: PayRun, name: str, content: bytes) -> Source:
    """Take in the bank's answer; the same file twice is one file.

    Raises BadReadings, BadFile for a payment that is not of this run, PaymentRefused for a run that is not booked.
    """
    digest = hashlib.sha256(content).hexdigest()
    earlier = Source.objects.filter(sha256=digest, kind=KIND, area_code=run.area_code).first()
    if earlier:
        return earlier
    table = read_table(name, content, _WANTED)
    answers = _answers(table.name, table, heads_of(table, HEADS, ("reference", "result")))
    with act(user, "money.bank_answer", at=run.area_code, subject=run, sha256=digest) as event:
        run = PayRun.objects.select_for_update().get(pk=run.pk)
        if run.state not in (PayRun.State.BOOKED, PayRun.State.ANSWERED):
            raise PaymentRefused(_("This run was not paid: there is nothing the bank could answer."))
        known = {one.bank_row: one for one in Payment.whole.filter(run=run)}
        _refuse_unknown(table.name, answers, known)
        failed = [one for one in answers if not one.arrived and known[one.reference].state == Payment.State.PAID]
        for one in failed:
            return_in(event, known[one.reference])
        kept = {"rows": len(answers), "returned": len(failed), "why": {one.reference: one.why for one in failed}}
        source = Source(kind=KIND, title=name[:200], sha256=digest, received_on=event.day, area_code=run.area_code)
        source.mapping, source.state = kept, Source.State.APPLIED
        add(event, source)
        run.state, run.answer, run.event = PayRun.State.ANSWERED, source, event
        run.save(update_fields=["state", "answer", "event"])
        return source


def _answers(sheet: str, table: object, heads: dict[str, str]) -> list[Answer]:
    rows, faults = [], list[Fault]()
    for given in table.frame.iter_rows(named=True):  # type: ignore[attr-defined]
        text = str(given.get(heads["result"]) or "").strip().lower()
        known = any(word in text for word in (*GOOD, *BAD))
        reference = str(given.get(heads["reference"]) or "").strip()
        if not known or not reference:
            faults.append(Fault(int(given[ROW]), heads["result"], text, _("that it succeeded or failed: 成功 or 失败")))
            continue
        arrived = any(word in text for word in GOOD) and not any(word in text for word in BAD)
        rows.append(Answer(int(given[ROW]), reference, arrived, str(given.get(heads.get("why", ""), "") or "")[:100]))
    if faults:
        raise BadFile(sheet, faults)
    return rows


def _refuse_unknown(sheet: str, answers: Sequence[Answer], known: dict[str, Payment]) -> None:
    faults = [
        Fault(one.row, "流水号", one.reference, _("a payment of this run; nothing of the file was taken"))
        for one in answers
        if one.reference not in known
    ]
    if faults:
        raise BadFile(sheet, faults)
