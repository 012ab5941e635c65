"""What an undetermined household lacks, and which office can mend it 缺什么、谁来补 (R86). Pure: no Django."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hearthlight.standard.marks import N_


@dataclass(frozen=True)
class Lack:
    """What is missing, as a message id, and the office (a code of people/offices.toml) that can fill it in."""

    words: str
    office: str


LACKS = {
    "state_unknown": Lack(N_("the state in the register"), "specialist"),
    "year_unknown": Lack(N_("the day of the exit"), "specialist"),
    "year_not_named": Lack(N_("a document that names this year of exit"), "county_office"),
    "no_members": Lack(N_("the members of the household"), "specialist"),
    "no_income": Lack(N_("the income of last year"), "specialist"),
    "not_verified": Lack(N_("a paper for an income that is estimated or rests on nothing"), "specialist"),
}


def lack_of(home: Mapping[str, Any]) -> Lack | None:
    """What the row of an undetermined household lacks; None for one that is determined.

    `home` has because, size, net_fen and, where the frame has it, income_verified.
    """
    because = home["because"]
    return LACKS.get(_income(home) if because == "income_unknown" else because)


def _income(home: Mapping[str, Any]) -> str:
    if not home["size"]:
        return "no_members"
    return "no_income" if home["net_fen"] is None else "not_verified"
