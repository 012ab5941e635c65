"""Finding homes by a name or an identity number: what was typed stands in no address and is kept nowhere.

A search leaves only the households it found, in the session, under a token that addresses carry.
"""

from dataclasses import dataclass
from typing import Any, Literal
from uuid import uuid4

from hearthlight.core.countries.cn import identity
from hearthlight.desk.models import ListedHome
from hearthlight.people import secrets
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.register.models import Member
from hearthlight.trail.subject import kind_of

LIMIT, KEPT, LONGEST = 200, 5, 64
IN_ADDRESS = 12
"""Longer digits may be a part of an identity number, so they stand in no address."""

LAST = "\U0010ffff"
Kind = Literal["number", "digits", "identity", "name"]


@dataclass(frozen=True)
class Found:
    """Homes that a search found, the first `LIMIT` of them, and what it looked for."""

    kind: Kind
    homes: tuple[int, ...]
    more: bool = False


def plain(text: str) -> str:
    """What was typed, in half-width digits and capitals, without spaces."""
    return identity.normalise(text)


def is_number(text: str) -> bool:
    """Whether a text may stand in an address: the end of a household's number, too short for an identity number."""
    return kind_of_text(text) == "number"


def kind_of_text(text: str) -> Kind:
    """What a reader typed: the end of a household's number, an identity number, or a name."""
    plain = identity.normalise(text)
    if len(plain) in (15, 18) and plain[:15].isdigit():
        return "identity"
    if plain.isascii() and plain.isalnum() and any(character.isdigit() for character in plain):
        return "number" if len(plain) <= IN_ADDRESS else "digits"
    return "name"


def find(text: str, in_full: bool) -> Found:
    """The homes in the viewer's sight that `text` names; a name `in_full` where its reader sees names masked."""
    kind = kind_of_text(text)
    plain = identity.normalise(text)
    if kind == "identity":
        rows = Member.objects.filter(pk__in=_holders(plain)).values_list("household", flat=True)
    elif kind == "name":
        rows = _named(text.strip()[:LONGEST], in_full)
    else:
        rows = ListedHome.objects.filter(number__endswith=plain[:LONGEST]).values_list("pk", flat=True)
    homes = tuple(rows.distinct().order_by()[: LIMIT + 1])
    return Found(kind, homes[:LIMIT], len(homes) > LIMIT)


def _named(name: str, in_full: bool) -> Any:
    named = {"name": name} if in_full else {"name__gte": name, "name__lt": name + LAST}
    return Member.objects.filter(**named).values_list("household", flat=True)


def _holders(number: str) -> list[int]:
    """Ids of the members who hold this number, wherever: the caller looks at them within sight."""
    with viewing(EVERYTHING):
        held = [owner for form in _forms(number) for owner in secrets.owners_of("identity", form)]
    return [pk for kind, pk in held if kind == kind_of(Member)]


def _forms(number: str) -> list[str]:
    """A number of 18 characters and the 15 digits it was before 1999, or the other way round."""
    if len(number) == 18:
        return [number, number[:6] + number[8:17]] if number[6:8] == "19" else [number]
    first17 = f"{number[:6]}19{number[6:]}"
    return [number, first17 + identity.check_character(first17)]


def keep(session: Any, found: Found) -> str:
    """Keep the homes of the last few searches in the session; gives the token of this one."""
    token = uuid4().hex[:8]
    kept = list(session.get("searches", {}).items())[1 - KEPT :]
    session["searches"] = dict(kept) | {token: {"kind": found.kind, "homes": found.homes, "more": found.more}}
    return token


def kept(session: Any, token: str) -> Found | None:
    """The search of that token, None when it is not kept any more."""
    found = session.get("searches", {}).get(token)
    return Found(found["kind"], tuple(found["homes"]), found["more"]) if found else None
