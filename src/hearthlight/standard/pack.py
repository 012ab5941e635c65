"""Pack 标准包: the law of one scheme as dated data and small rules, in one folder. Pure: no Django.

A new scheme is one more folder under ``packs/`` with pack.toml, parameters.toml and rules.py.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

from hearthlight.checks.rule import Rule
from hearthlight.core.parameters import Parameters

FOLDER = Path(__file__).parent / "packs"


class NoPack(LookupError):
    """No pack of that name, or none in force on that day."""


@dataclass(frozen=True)
class Pack:
    """One scheme's law: half-open dates, parameters (each with document and certainty) and rules."""

    code: str
    title: str
    scheme: str
    from_date: date
    until: date | None
    parameters: Parameters
    rules: tuple[Rule, ...]

    def in_force(self, day: date) -> bool:
        """Whether the scheme stands on `day`."""
        return self.from_date <= day and (self.until is None or day < self.until)

    def rule(self, code: str) -> Rule:
        """The rule of that code. Raises NoPack."""
        found = [rule for rule in self.rules if rule.code == code]
        if not found:
            raise NoPack(f"pack {self.code} has no rule {code}")
        return found[0]


def codes() -> list[str]:
    """The packs that are there, by the name of their folder."""
    return sorted(path.parent.name for path in FOLDER.glob("*/pack.toml"))


@cache
def read(code: str) -> Pack:
    """Read a pack from its folder: ``read("cn_register_2014")``. Raises NoPack."""
    if code not in codes():
        raise NoPack(f"there is no pack {code!r}; there are {', '.join(codes())}")
    about = tomllib.loads((FOLDER / code / "pack.toml").read_text(encoding="utf-8"))
    return Pack(
        code=code,
        title=about["title"],
        scheme=about["scheme"],
        from_date=about["from"],
        until=about.get("until"),
        parameters=Parameters.read(FOLDER / code / "parameters.toml"),
        rules=import_module(f"hearthlight.standard.packs.{code}.rules").RULES,
    )


def on(day: date) -> Pack:
    """The pack in force on `day`, the newest where several are. Raises NoPack."""
    standing = [pack for pack in map(read, codes()) if pack.in_force(day)]
    if not standing:
        raise NoPack(f"no pack is in force on {day}: add a folder for its scheme")
    return max(standing, key=lambda pack: pack.from_date)
