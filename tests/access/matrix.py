"""The one table of who may open what: every address, every role, in place, out of place and above.

A row says which places or records an address is tried with, and what each kind of reader must get. An address that is
not listed fails the suite.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Relation = Literal["in", "out", "above", "plain"]
Role = Literal["village", "township", "county", "leader", "auditor", "operator", "public"]
ROLES: tuple[Role, ...] = ("village", "township", "county", "leader", "auditor", "operator", "public")

CITY, LIXIN, MENGCHENG = "341600000000000", "341623000000000", "341622000000000"
GONGDIAN, SHUANGJIAN = "341623108000000", "341622101000000"
VILLAGE, NEIGHBOUR, ELSEWHERE = "341623108201000", "341623108204000", "340100000000000"

PLACES: dict[Role, dict[Relation, str]] = {
    "village": {"in": VILLAGE, "out": NEIGHBOUR, "above": GONGDIAN},
    "township": {"in": GONGDIAN, "out": SHUANGJIAN, "above": LIXIN},
    "county": {"in": LIXIN, "out": MENGCHENG, "above": CITY},
    "leader": {"in": CITY, "out": ELSEWHERE, "above": "340000000000000"},
    "auditor": {"in": CITY, "out": ELSEWHERE, "above": "340000000000000"},
    "operator": {"in": LIXIN, "out": MENGCHENG, "above": CITY},
    "public": {"in": VILLAGE, "out": NEIGHBOUR, "above": GONGDIAN},
}
"""Where each role of the demo stands; `above` and `out` are places it does not see whole."""


@dataclass(frozen=True)
class Row:
    """One address: what it is tried with, its methods, and the answer a role must get to each."""

    kind: Literal["plain", "place", "household", "station", "issue", "printed", "role"]
    methods: tuple[str, ...]
    answer: Callable[[Role, Relation], int]


def for_all(role: Role, relation: Relation) -> int:
    """Everybody may."""
    return 200


def redirects(role: Role, relation: Relation) -> int:
    """Everybody may, and is sent on."""
    return 302


def own_place(role: Role, relation: Relation) -> int:
    """Signed in, and only what one sees whole."""
    if role == "public":
        return 302
    return 200 if relation in ("in", "plain") else 403


def homes(role: Role, relation: Relation) -> int:
    """The same, and never an operator of stations."""
    return 403 if role == "operator" else own_place(role, relation)


def home_record(role: Role, relation: Relation) -> int:
    """A record out of sight does not exist for the reader."""
    if role == "operator":
        return 403
    return station_record(role, relation)


def station_record(role: Role, relation: Relation) -> int:
    """A station is seen by its place and its owners."""
    if role == "public":
        return 302
    return 200 if relation == "in" else 404


def unmasking(role: Role, relation: Relation) -> int:
    """A leader, an auditor and an operator never; the others at and below their place."""
    if role in ("public", "operator"):
        return {"public": 302, "operator": 403}[role]
    if relation != "in":
        return 404
    return 403 if role in ("leader", "auditor") else 200


def map_upload(role: Role, relation: Relation) -> int:
    """The county's office alone."""
    if role == "public":
        return 302
    return 200 if role == "county" else 403


def publishing(role: Role, relation: Relation) -> int:
    """The city's bulletin is published by the city's office alone, and none of the demo's roles is that office."""
    return 302 if role == "public" else 403


SAFE, BOTH, WRITE = ("GET", "HEAD"), ("GET", "HEAD", "POST"), ("POST",)
MATRIX: dict[str, Row] = {
    "healthz": Row("plain", SAFE, for_all),
    "front": Row("plain", SAFE, for_all),
    "demo-as": Row("role", BOTH, redirects),
    "sign-in": Row("plain", BOTH, for_all),
    "sign-out": Row("plain", WRITE, redirects),
    "preferences": Row("plain", WRITE, redirects),
    "overview": Row("place", SAFE, own_place),
    "households": Row("place", SAFE, homes),
    "household": Row("household", SAFE, home_record),
    "unmask": Row("household", WRITE, unmasking),
    "outlines": Row("plain", SAFE, map_upload),
    "stations": Row("place", SAFE, own_place),
    "station": Row("station", SAFE, station_record),
    "number": Row("place", SAFE, own_place),
    "bulletins": Row("plain", SAFE, for_all),
    "bulletin": Row("issue", SAFE, for_all),
    "bulletin-pdf": Row("issue", SAFE, for_all),
    "bulletin-word": Row("issue", SAFE, for_all),
    "bulletin-publish": Row("issue", WRITE, publishing),
    "frozen-figure": Row("printed", SAFE, for_all),
}
