"""The facts behind payments, as the doubts take them: a few queries for a whole run, past every sight."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from hearthlight.core.period import Month
from hearthlight.help.fitting import ABLE
from hearthlight.help.models import Kin, Placement, WorkDay
from hearthlight.money.models import BankCard, Leg, Payment
from hearthlight.money.paying.doubts import PayeeFacts
from hearthlight.people import offices
from hearthlight.people.models import Appointment, Secret
from hearthlight.sun.models import Milestone
from hearthlight.trail.dated import in_force

MEMBER = "register.member"


def facts(payments: Sequence[Payment]) -> list[PayeeFacts]:
    """The facts of these payments (line, member, household and placement loaded), in their order."""
    behind = Behind(payments)
    return [_of(one, behind) for one in payments]


class Behind:
    """What many payments have in common: cards, kin, identity numbers, signed work, stations."""

    def __init__(self, payments: Sequence[Payment]) -> None:
        members = [one.member_id for one in payments if one.member_id]
        homes = {one.household_id for one in payments if one.household_id}
        self.day = max((Month.parse(one.month).last for one in payments), default=date.min)
        self.holders = dict(BankCard.whole.filter(member__in=members, until=None).values_list("member", "holder"))
        self.cards = _indices(members, Secret.Kind.CARD)
        self.kin = _kin(homes, self.day)
        self.double = _double(members)
        placements = [one.placement_id for one in payments if one.placement_id]
        rows = WorkDay.whole.filter(placement__in=placements).values_list("placement", "month", "units", "fen")
        self.signed = {(placement, month): (units, fen) for placement, month, units, fen in rows}
        self.unconnected = _plans_of_unconnected({one.line.plan_id for one in payments})


def _indices(members: Collection[int], kind: str) -> dict[int, str]:
    rows = Secret.whole.filter(subject_kind=MEMBER, subject_id__in=members, kind=kind, until=None)
    return {pk: bytes(index).hex() for pk, index in rows.values_list("subject_id", "blind_index")}


def _kin(homes: Collection[int], day: date) -> dict[int, str]:
    """{household: office of the cadre who declared it}."""
    rows = Kin.whole.filter(in_force(day), household__in=homes).values_list("household", "person")
    declared = dict(rows)
    held = Appointment.objects.filter(in_force(day), person__in=set(declared.values()))
    titles = {person: offices.find(office).title for person, office in held.values_list("person", "office")}
    return {home: titles.get(person, "—") for home, person in declared.items()}


def _double(members: Collection[int]) -> dict[int, int]:
    """{member: open placements of others with the same identity number}."""
    own = _indices(members, Secret.Kind.IDENTITY)
    wanted = [bytes.fromhex(one) for one in own.values()]
    same = Secret.whole.filter(kind=Secret.Kind.IDENTITY, until=None, subject_kind=MEMBER, blind_index__in=wanted)
    people: dict[str, set[int]] = defaultdict(set)
    for pk, index in same.values_list("subject_id", "blind_index"):
        people[bytes(index).hex()].add(pk)
    others = {pk for found in people.values() for pk in found}
    placed = set(Placement.whole.filter(member__in=others, until=None).values_list("member", flat=True))
    return {pk: len((people[index] - {pk}) & placed) for pk, index in own.items()}


def _plans_of_unconnected(plans: Collection[int]) -> set[int]:
    """Plans funded by statements of a station without a day of connection."""
    legs = Leg.whole.filter(entry__plan__in=plans, entry__kind="fund", statement__isnull=False)
    pairs = set(legs.values_list("entry__plan", "statement__station"))
    stations = {station for _plan, station in pairs}
    connected = Milestone.whole.filter(stage="connection", station__in=stations, done_on__isnull=False)
    there = set(connected.values_list("station", flat=True))
    return {plan for plan, station in pairs if station not in there}


def _of(one: Payment, behind: Behind) -> PayeeFacts:
    month, member, placement = Month.parse(one.month), one.member, one.placement
    units, fen = behind.signed.get((one.placement_id or 0, one.month), (None, None))
    return PayeeFacts(
        payment=one.pk,
        kind=one.line.kind,
        fen=one.fen,
        month=one.month,
        name=member.name if member else "",
        present=_present(member, month),
        left_how=(member.left_how or "") if member else "",
        card=behind.cards.get(one.member_id or 0, ""),
        holder=behind.holders.get(one.member_id or 0, ""),
        kin_of=behind.kin.get(one.household_id or 0, ""),
        placed=_placed(placement, month),
        same_person=behind.double.get(one.member_id or 0, 0),
        units=one.units,
        signed=units,
        signed_fen=fen,
        fen_unit=one.line.fen_unit,
        able=None if member is None or member.labour is None else member.labour in ABLE,
        connected=one.line.plan_id not in behind.unconnected,
        to_person=member is not None,
    )


def _present(member: object, month: Month) -> bool:
    left = getattr(member, "left_on", None)
    return left is None or left > month.first


def _placed(placement: Placement | None, month: Month) -> bool:
    if placement is None:
        return False
    return placement.from_date <= month.last and (placement.until is None or placement.until > month.first)
