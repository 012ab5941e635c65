"""Reading whole places of the register: the cohort ledger, and where a stated value differs from the records.

Both are of a whole place, so the caller asks first whether the reader sees it (`viewer.sees`).
"""

from datetime import date

import polars as pl

from hearthlight import figures
from hearthlight.core import areas
from hearthlight.people.sight import EVERYTHING
from hearthlight.places.queries import stated
from hearthlight.register.ledger import Ledger, StatedDifference
from hearthlight.register.ledger import ledger as balance
from hearthlight.register.models.household import BEGIN
from hearthlight.register.models.status import REGISTRATION
from hearthlight.register.reading import read


def ledger(place: str, day: date, opening: date = BEGIN) -> Ledger:
    """The cohort ledger of a place from `opening` to `day` (R58)."""
    low, high = areas.subtree(place)
    statuses = read(
        "select household_id, state, cast(from_date as text) from register_status "
        "where scheme = %s and area_code >= %s and area_code < %s and household_id is not null",
        [REGISTRATION, low, high],
        {"household": pl.Int64, "state": pl.String, "from_date": pl.Date},
    )
    members = read(
        "select household_id, cast(joined_on as text), cast(left_on as text) from register_member "
        "where household_id in (select household_id from register_status where scheme = %s) "
        "and area_code >= %s and area_code < %s",
        [REGISTRATION, low, high],
        {"household": pl.Int64, "joined_on": pl.Date, "left_on": pl.Date},
    )
    return balance(statuses, members, opening, day)


def stated_differences(place: str, day: date) -> list[StatedDifference]:
    """What was stated of a place's register beside what the records add up to, households and people apart."""
    asked = ("register.households_registered", "register.people_registered")
    return [
        StatedDifference(code, row.value, figures.value(figures.find(code), place, day, EVERYTHING))
        for code in asked
        for row in stated(code, place, day)
        if row.kind == "stated"
    ]
