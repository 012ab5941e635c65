"""Guards that keep the household list true: whoever writes a fact, the database itself follows it into the list.

On PostgreSQL the row of the list is taken first, so that two who change one household at once follow each other, and
many new rows are followed at once; whose they are is an array, which no stale statistics can turn into a scan a row. A
migration that rebuilds `desk_listedhome` on SQLite drops these triggers before: they are put back after it.
"""

from hearthlight.desk import listing
from hearthlight.desk.listing import Part
from hearthlight.register.models.status import MONITORING, REGISTRATION
from hearthlight.trail.guards import Guard

_MOVED = "any(array[old.household_id, new.household_id])"
_NOBODY = "any(array[]::bigint[])"
_THEM = "(old.household_id, new.household_id)"
_MANY = "referencing new table as new_rows for each statement"


def _keep(name: str, table: str, moment: str, statement: str, homes: str, on_postgresql: str = "") -> Guard:
    """`on_postgresql`: the same said once for all `new_rows` of an insert."""
    taken = f"perform 1 from {listing.TABLE} where household_id = {homes} order by household_id for update; "
    return Guard(
        name=f"guard_list_{name}",
        table=table,
        sqlite=f"create trigger guard_list_{name} after {moment} on {table} begin {statement}; end",
        postgresql_when=f"after {moment} on {table} {_MANY if on_postgresql else 'for each row'}",
        postgresql_body=f"begin {taken}{on_postgresql or statement}; return null; end",
        by_index=True,
    )


def _keeps(name: str, table: str, columns: str, part: Part, new: str = "", changed: str = "") -> list[Guard]:
    """For new rows of households, and for one whose columns change or that moves to another."""
    condition = "{row}.scheme = '" + new + "'" if new else "true"
    homes = f"any(array(select distinct r.household_id from new_rows r where {condition.format(row='r')}))"  # noqa: S608
    one = part.update(f"h.id = new.household_id and {condition.format(row='new')}")
    many = part.update_many(f"h.id = {homes}")
    moment = f"update of household_id, {columns}"
    return [
        _keep(f"{name}_new", table, "insert", one, homes, many),
        _keep(f"{name}_changed", table, moment, part.update(f"h.id in {_THEM}{changed}"), _MOVED),
    ]


def _statuses(scheme: str, columns: str, part: Part) -> list[Guard]:
    """A row of one scheme says nothing of the other."""
    changed = f" and '{scheme}' in (old.scheme, new.scheme)"
    return _keeps(scheme, "register_status", f"scheme, from_date, way, {columns}", part, scheme, changed)


GUARDS = [
    _keep("household_new", "register_household", "insert", listing.begin(), _NOBODY, listing.begin_all("new_rows")),
    _keep(
        "household_changed",
        "register_household",
        f"update of {', '.join(listing.OWN)}",
        listing.HOUSEHOLD.update("h.id = new.id"),
        "new.id",
    ),
    *_statuses(REGISTRATION, "state, since, cause_1", listing.REGISTERED),
    *_statuses(MONITORING, "state", listing.MONITORED),
    *_keeps("member", "register_member", "joined_on, left_on, ill_serious", listing.MEMBERS),
    *_keeps("finding", "checks_finding", "state", listing.FINDINGS),
]
