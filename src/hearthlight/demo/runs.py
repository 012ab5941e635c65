"""Demo runs 样例数据: cards of those who work, the village's signature under their work, the runs they are paid by."""

from collections.abc import Sequence

from hearthlight.core.period import Month
from hearthlight.demo.help import SINCE
from hearthlight.demo.world import GONGDIAN, World
from hearthlight.help.models import Placement, WorkDay
from hearthlight.money.models import BankCard, Payment, PayRun, PlanLine
from hearthlight.money.paying.card_file import file_digest
from hearthlight.money.paying.runs import number_of, rows_of
from hearthlight.people.models import Person, Secret
from hearthlight.people.secrets import sealed
from hearthlight.trail.act import act
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event

CARD = "0{:018d}"
"""A card's number that no bank gives out: it begins with nought."""
WITHOUT, OTHER_NAME = 97, 61
"""Of so many cards one is missing, and one is in another name: doubts meant to be found."""


def cards(world: World) -> None:
    """A card for everybody who is placed, but for a few; heads of homes have theirs already."""
    with act(world.system, "demo.load_cards", at=GONGDIAN, day=SINCE) as event:
        placed = Placement.whole.select_related("member").order_by("pk")
        members = {one.member_id: one.member for one in placed}
        there = [one for number, one in enumerate(members.values(), 1) if number % WITHOUT]
        rows = [
            BankCard(member=member, holder="样例户名" if number % OTHER_NAME == 0 else member.name, from_date=SINCE)
            for number, member in enumerate(there, 1)
        ]
        bulk(event, rows)
        kind = Secret.Kind.CARD
        known = Secret.whole.filter(subject_kind="register.member", kind=kind, until=None)
        sealed_before = set(known.values_list("subject_id", flat=True))
        without = [one for one in there if one.pk not in sealed_before]
        bulk(event, [sealed(event, one, one.area_code, kind, CARD.format(one.pk), SINCE) for one in without])


def sign(event: Event, secretary: Person, lines: Sequence[PlanLine], month: Month) -> None:
    """The village signs the month's work of everybody who is placed."""
    placed = Placement.whole.filter(opening__in=[one.opening_id for one in lines if one.opening_id], until=None)
    rows = [WorkDay(placement=one, month=str(month), units=one.days or 1) for one in placed.order_by("pk")]
    for row in rows:
        row.signed_by, row.signed_on = secretary, event.day
    bulk(event, rows)


def new_run(event: Event, village: str, month: Month) -> PayRun:
    """A run to list payments in."""
    number = number_of(village, month)
    return add(event, PayRun(area_code=village, month=str(month), number=number, state=PayRun.State.LISTED))


def explain(event: Event, run: PayRun, checker: Person) -> None:
    """Before it goes on every doubt has its words; what blocks was paid in cash then, and is said so."""
    run.state, run.event = PayRun.State.CHECKED, event
    run.save(update_fields=["state", "event"])
    for doubt in run.doubts.filter(blocks=False):
        doubt.explanation, doubt.explained_by, doubt.event = "样例：已当面核实，同意发放。", checker, event
        doubt.save(update_fields=["explanation", "explained_by", "event"])


def book(event: Event, run: PayRun, rows: Sequence[Payment]) -> None:
    """The run is booked and its file fixed."""
    run.state, run.sha256, run.event = PayRun.State.BOOKED, file_digest(run, rows_of(run)), event
    run.save(update_fields=["state", "sha256", "event"])
