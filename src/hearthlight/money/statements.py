"""Acts on the utility's statements: record one and owe it, receive it, send a village its part."""

from collections.abc import Collection
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from hearthlight.core.money import Fen, format_yuan
from hearthlight.core.period import Month
from hearthlight.core.units import WattHour, format_thousandths
from hearthlight.money import entries, seals
from hearthlight.money.chart import Code, Kind, county_book
from hearthlight.money.holdings import held_by_village
from hearthlight.money.journal import book
from hearthlight.money.models import Entry, Leg, Statement
from hearthlight.money.owners import parts, shares
from hearthlight.money.pricing import Stream, amount
from hearthlight.sun.models import Reading, Station
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add
from hearthlight.trail.models import Event, Source


class StatementRefused(ValueError):
    """The statement cannot be taken as it stands; the message says what to look at."""


@once
def record_statement(
    user: Actor,
    station: Station,
    month: Month,
    stream: Stream,
    energy: WattHour,
    price: int,
    fen: Fen,
    *,
    readings: tuple[Reading | None, Reading | None] = (None, None),
    source: Source | None = None,
    key: UUID | None = None,
) -> Statement:
    """Record a statement 电费结算单 and owe it to the station's villages. Raises StatementRefused, NoOwner.

    `fen` is what the paper says; it may differ from energy × price by one fen of rounding, not by more.
    """
    _refuse_odd_sum(energy, price, fen)
    county = county_book(station.area_code)
    facts = {"station": station.pk, "month": str(month), "stream": str(stream), "fen": fen, "energy": energy}
    with act(user, "money.record_statement", at=county, subject=station, source=source, key=key, **facts) as event:
        statement = Statement(
            station=station,
            area_code=station.area_code,
            month=str(month),
            stream=stream,
            energy_wh=energy,
            price=price,
            fen=fen,
            reading_from=readings[0],
            reading_to=readings[1],
            source=source,
        )
        add(event, statement)
        owed = parts(station, fen, shares(month.last))
        draft = entries.owe(statement.pk, county, owed, event.day)
        book(event, [entries.sealed(draft, seals.of_statement(statement))])
        return statement


def _refuse_odd_sum(energy: WattHour, price: int, fen: Fen) -> None:
    computed = amount(energy, price).fen
    if abs(computed - fen) > 1:
        raise StatementRefused(
            _(
                "%(energy)s kWh at %(price)s yuan are %(computed)s yuan, but the statement says %(said)s: "
                "look at its energy, price and sum again"
            )
            % {
                "energy": format_thousandths(energy, 3),
                "price": f"{price // 10_000}.{price % 10_000:04d}",
                "computed": format_yuan(computed),
                "said": format_yuan(fen),
            }
        )


@once
def receive(user: Actor, statement: Statement, *, key: UUID | None = None) -> Entry:
    """The utility has paid this statement whole into the county's settlement account 结转账户."""
    county = county_book(statement.area_code)
    with act(user, "money.receive", at=county, subject=statement, key=key) as event:
        return book(event, [entries.receive(statement.pk, county, owed_parts(statement), event.day)])[0]


def owed_parts(statement: Statement) -> dict[str, Fen]:
    """What each village is owed of a statement, as its owing entry says."""
    legs = Leg.whole.filter(statement=statement, account__code=Code.OWED, entry__kind=Kind.OWE)
    return {
        village: -fen for village, fen in legs.order_by("account__area_code").values_list("account__area_code", "fen")
    }


@once
def send(user: Actor, village: str, *, key: UUID | None = None) -> Entry:
    """The county sends a village everything it holds for it 拨付; returns the entry in the village's book.

    Raises StatementRefused when nothing is held.
    """
    county = county_book(village)
    with act(user, "money.send", at=county, village=village, key=key) as event:
        held = held_by_village(county, Code.SETTLEMENT).get(village)
        if not held or sum(held.values()) <= 0:
            raise StatementRefused(
                _("The settlement account holds nothing for village %(village)s.") % {"village": village}
            )
        return book(event, entries.send(village, held, event.day, uuid5(event.key, village)))[1]


def send_all(event: Event, county: str, but: Collection[str] = ()) -> list[Entry]:
    """Inside an act: send every village of a county what is held for it, except those in `but`."""
    everywhere = held_by_village(county, Code.SETTLEMENT)
    held = {village: one for village, one in everywhere.items() if village not in but and sum(one.values()) > 0}
    pairs = [entries.send(village, parts, event.day, uuid5(event.key, village)) for village, parts in held.items()]
    return book(event, [draft for pair in pairs for draft in pair])
