"""What the database refuses of the sun: shares beyond the power, a reading that is rewritten."""

from hearthlight.trail.guards import Guard, refuse

_SHARED = "select coalesce(sum(s.power_w), 0) from sun_share s where s.station_id = new.station_id and s.until is null"
_POWER = "select p.power_w from sun_station p where p.id = new.station_id"
_MESSAGE = "the shares are more than the power of the station"


def _never_more(moment: str) -> Guard:
    """Looked at after the row stands, so that its own power is in the sum; a null power never compares as true."""
    too_much = f"({_SHARED}) > ({_POWER})"
    name = f"guard_share_within_power_{moment}"
    return Guard(
        name=name,
        table="sun_share",
        sqlite=f"create trigger {name} after {moment} on sun_share when {too_much} "
        f"begin select raise(abort, '{_MESSAGE}'); end",
        postgresql_when=f"after {moment} on sun_share for each row",
        postgresql_body=f"begin if {too_much} then raise exception '{_MESSAGE}'; end if; return null; end",
    )


READING_STAYS = refuse(
    "reading_stays",
    "sun_reading",
    "update of station_id, meter_no, read_on, register_wh, multiplier",
    "a reading is never rewritten: set it aside and read again",
)

SHARES_MAKE_THE_POWER = Guard(
    name="guard_share_sum",
    table="sun_share",
    sqlite="",
    postgresql_when="after insert or update on sun_share deferrable initially deferred for each row",
    postgresql_body=f"begin if ({_SHARED}) not in (0, ({_POWER})) then "
    "raise exception 'the shares do not add up to the power of the station'; end if; return null; end",
    deferred=True,
)
"""At commit, on PostgreSQL; SQLite has no deferred trigger: there the action refuses, and the rule looks daily."""

GUARDS = [SHARES_MAKE_THE_POWER, _never_more("insert"), _never_more("update"), READING_STAYS]
