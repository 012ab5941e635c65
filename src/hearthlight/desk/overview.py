"""How far a place's money has come, as the flow is drawn: four gates, three places where it waits, three ends."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.core.money import Fen
from hearthlight.desk.amounts import energy, money
from hearthlight.desk.drawing.flow import Flow, Gate, Waiting
from hearthlight.money import queries as funds


def number_link(code: str, place: str, **arguments: Any) -> str:
    """The page that a number opens to."""
    query = "&".join(f"{name}={value}" for name, value in arguments.items())
    return reverse("number", args=[code, place]) + (f"?{query}" if query else "")


def of_hundred(part: Fen, due: Fen) -> int:
    """Of every 100 that were due, how many; never above 100, and 0 where nothing was due."""
    return min(100, part * 100 // due) if due > 0 else 0


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
        ("money.due", _("Due by today"), flow.due),
        ("money.in_village_books", _("In village accounts"), flow.in_village_books),
        ("money.planned", _("In approved plans"), flow.planned),
        ("money.paid", _("Arrived"), flow.paid),
    ]
    return [_gate(code, label, fen, flow.due, place) for code, label, fen in stages]


def _ends(flow: funds.Flow, place: str) -> list[Gate]:
    ends = [
        ("money.paid_wages", _("Wages, village work"), flow.wages),
        ("money.paid_grants", _("Grants, rewards"), flow.grants),
        ("money.paid_works", _("Village works, costs"), flow.works),
    ]
    return [_gate(code, label, fen, flow.due, place) for code, label, fen in ends]


def _gate(code: str, label: str, fen: Fen, due: Fen, place: str) -> Gate:
    return Gate(label, money(fen), of_hundred(fen, due), number_link(code, place))


def _waiting(flow: funds.Flow, place: str) -> list[Waiting | None]:
    stuck = [
        _not_come(flow),
        ("money.unplanned", _("Waits for a plan"), flow.unplanned, _("village account")),
        ("money.unpaid", _("Waits to be paid"), flow.unpaid, _("plan approved")),
    ]
    return [
        Waiting(label, money(fen), f"{of_hundred(fen, flow.due)} {_('yuan')}", note, number_link(code, place))
        if fen > 0
        else None
        for code, label, fen, note in stuck
    ]


def _not_come(flow: funds.Flow) -> tuple[str, str, Fen, str]:
    if flow.late <= 0:
        return "money.held_by_county", _("In the county's account"), flow.held_by_county, _("to be sent on")
    held = of_hundred(flow.held_by_county, flow.due)
    note = _("county holds %(n)d") % {"n": held} if held else _("from the utility")
    return "money.late", _("Due, not come"), flow.late, note
