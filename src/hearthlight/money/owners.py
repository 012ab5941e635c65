"""Who owns a station's income: its village, or the villages that hold shares of a joint one."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from hearthlight.core.money import Fen
from hearthlight.core.units import Watt
from hearthlight.money.splitting import by_share
from hearthlight.sun.models import Share, Station
from hearthlight.trail.dated import in_force

Shares = Mapping[int, Mapping[str, Watt]]


class NoOwner(LookupError):
    """Neither a village nor a share is known for this station."""


def shares(day: date) -> Shares:
    """The open shares of every joint station on `day`: {station: {village: watts}}; one query."""
    found: dict[int, dict[str, Watt]] = defaultdict(dict)
    rows = Share.whole.filter(in_force(day)).values_list("station_id", "area_code", "power_w")
    for station, village, power in rows:
        found[station][village] = power
    return found


def parts(station: Station, fen: Fen, held: Shares) -> dict[str, Fen]:
    """What each owning village gets of a station's `fen`, to the fen. Raises NoOwner with a sentence."""
    owners = {station.owner_code: 1} if station.owner_code else held.get(station.pk)
    if not owners:
        raise NoOwner(
            _("Station %(number)s has no owning village and no shares: enter its owner first.")
            % {"number": station.number}
        )
    return by_share(fen, owners)
