"""Which columns of the frames a field of the register feeds: what a change asks again.

A field that is in no list feeds every column: better to ask too much than to miss a rule.
"""

from hearthlight.register.member_frame import OWN as MEMBER
from hearthlight.register.parts import OWN as HOUSEHOLD

HOME, PERSON, EARNED, STATE = "register.household", "register.member", "register.income", "register.status"

COUNTED = {
    "relation": ("heads", "head_sex"),
    "labour": ("labour_full", "labour_weak"),
    "birth": ("age", "pupils_6_15", "pupils_out", "id_birth_same"),
    "id_birth": ("id_age", "id_birth_same"),
    "schooling": ("pupils_out",),
    "insured_resident": ("insured_missing",),
    "insured_employee": ("insured_missing",),
    "ill_serious": ("ill_serious_any",),
    "disabled": ("disabled_any",),
    "sex": ("head_sex",),
    "public_opening": ("public_openings", "public_openings_unknown"),
}
"""A member's field to what is worked out from it beside its own column."""

UNREAD = {
    HOME: {"bank", "address", "relocation_place", "relocation_difficulty", "toilet", "broadcast", "power"},
    PERSON: {"name", "political", "master_number", "soldier", "plans_away", "support", "taught_at_home"},
    EARNED: {"source", "voucher_page"},
}
"""Fields that no column of the frames comes from."""

MONEY = {
    *("net_fen", "net_fen_prev", "income_verified", "self_paid_fen"),
    *(f"{account}_fen" for account in ("wage", "business", "property", "transfer", "cost")),
}


def _own(columns: dict[str, tuple[str, object]]) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for column, (field, _kind) in columns.items():
        told.setdefault(field, set()).add(column)
    return told


_HOUSEHOLD, _MEMBER = _own(HOUSEHOLD), _own(MEMBER)
_WHERE = {"area_code", "household", "id", "joined_on", "left_on", "from_date", "until", "number"}
"""Fields that say who belongs where since when: everything hangs on them."""


def columns(kind: str, field: str) -> frozenset[str] | None:
    """The columns that a changed field feeds; None: any of them may be another one now."""
    if field in UNREAD.get(kind, ()):
        return frozenset()
    if field in _WHERE:
        return None
    if kind == HOME and field in _HOUSEHOLD:
        return frozenset(_HOUSEHOLD[field])
    if kind == PERSON and field in _MEMBER:
        return frozenset(_MEMBER[field]) | frozenset(COUNTED.get(field, ()))
    return frozenset(MONEY) if kind == EARNED else None
