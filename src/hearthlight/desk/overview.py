"""How far a place's money has come, as the flow is drawn: four gates, three places where it waits, three ends."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.desk.amounts import energy, money
from hearthlight.desk.drawing.flow import Flow, Gate, Waiting
from hearthlight.desk.shares import Share, shares
from hearthlight.money import queries as funds


def number_link(code: str, place: str, **arguments: Any) -> str:
    """The page that a number opens to."""
    query = "&".join(f"{name}={value}" for name, value in arguments.items())
    return reverse("number", args=[code, place]) + (f"?{query}" if query else "")


def flow_picture(flow: funds.Flow, generated_wh: int, place: str) -> Flow:
    """The flow as the drawing takes it."""
    number, unit = energy(generated_wh)
    return Flow(
        energy=number,
        energy_unit=unit,
        gates=_gates(flow, place),
        waiting=_waiting(flow, place),
        ends=_ends(flow, place),
        unit=_("yuan"),
        name=_("Of every 100 yuan due by today, how many came how far"),
    )


def _gates(flow: funds.Flow, place: str) -> list[Gate]:
    stages = [
        ("due", "due", _("Due by today")),
        ("in_village_books", "in_village_books", _("In village accounts")),
        ("planned", "planned", _("In approved plans")),
        ("paid", "paid", _("Arrived")),
    ]
    return [_gate(flow, place, *stage) for stage in stages]


def _ends(flow: funds.Flow, place: str) -> list[Gate]:
    ends = [
        ("wages", "paid_wages", _("Wages, village work")),
        ("grants", "paid_grants", _("Grants, rewards")),
        ("works", "paid_works", _("Village works, costs")),
    ]
    return [_gate(flow, place, *end) for end in ends]


def _gate(flow: funds.Flow, place: str, name: str, figure: str, label: str) -> Gate:
    share = shares(flow)[name]
    return Gate(label, money(getattr(flow, name)), share.of_hundred, number_link(f"money.{figure}", place), share.words)


def _waiting(flow: funds.Flow, place: str) -> list[Waiting | None]:
    found = shares(flow)
    stuck = [
        _not_come(flow, found),
        ("unplanned", _("Waits for a plan"), _("village account")),
        ("unpaid", _("Waits to be paid"), _("plan approved")),
    ]
    return [_box(flow, place, found[name], name, label, note) for name, label, note in stuck]


def _box(flow: funds.Flow, place: str, share: Share, name: str, label: str, note: str) -> Waiting | None:
    fen = getattr(flow, name)
    words = f"{share.words} {_('yuan')}"
    return Waiting(label, money(fen), words, note, number_link(f"money.{name}", place)) if fen > 0 else None


def _not_come(flow: funds.Flow, found: dict[str, Share]) -> tuple[str, str, str]:
    if flow.late <= 0:
        return "held_by_county", _("In the county's account"), _("to be sent on")
    held = found["held_by_county"]
    note = _("county holds %(n)s") % {"n": held.words} if held.some else _("from the utility")
    return "late", _("Due, not come"), note
