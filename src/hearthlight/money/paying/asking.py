"""Doubts of a run asked again: new ones stored, those that hold no more dropped from what counts, explanations kept."""

from hearthlight.money.models import PayDoubt, Payment, PayRun
from hearthlight.money.paying.doubts import Doubt, doubts
from hearthlight.money.paying.facts import facts
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event


def ask_again(event: Event, run: PayRun) -> list[PayDoubt]:
    """The doubts that hold now, in the order of payments; inside an act that is under way."""
    found = _now(run)
    stored = {(one.payment_id, one.rule): one for one in PayDoubt.whole.filter(run=run)}
    new = [one for one in found if (one.payment, one.rule) not in stored]
    made = bulk(event, [_row(run, one) for one in new])
    stored |= {(one.payment_id, one.rule): one for one in made}
    return [stored[one.payment, one.rule] for one in found]


def standing(run: PayRun) -> list[PayDoubt]:
    """The doubts that hold now among those stored; for reading, it writes nothing."""
    now = {(one.payment, one.rule) for one in _now(run)}
    return [
        one for one in PayDoubt.whole.filter(run=run).order_by("payment", "pk") if (one.payment_id, one.rule) in now
    ]


def _now(run: PayRun) -> list[Doubt]:
    rows = Payment.whole.filter(run=run).exclude(state="returned")
    rows = rows.select_related("line", "household", "member", "placement")
    return doubts(facts(list(rows.order_by("bank_row"))))


def _row(run: PayRun, one: Doubt) -> PayDoubt:
    return PayDoubt(run=run, payment_id=one.payment, rule=one.rule, blocks=one.blocks, values=dict(one.values))
