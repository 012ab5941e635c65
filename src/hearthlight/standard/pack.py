"""Pack 标准包: the law of one scheme as dated data and small rules, in one folder. Pure: no Django.

A new scheme is one more folder with pack.toml, parameters.toml, rules.py and, where they are known, entitlements.toml;
it may lie under ``packs/`` or anywhere else. A folder with a fault is refused when it is read.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module, util
from pathlib import Path

from hearthlight.checks.rule import Rule
from hearthlight.core.parameters import Certainty, Parameters
from hearthlight.standard.law import entitlements, own_columns, pack_faults
from hearthlight.standard.law.read_pack import BadPack, NoPack, Pack

__all__ = ["BadPack", "NoPack", "Pack", "all_packs", "codes", "dated", "digest", "on", "read", "read_folder"]

Source = tuple[str, Certainty]
FOLDER = Path(__file__).parent / "packs"


def codes() -> list[str]:
    """The packs that are there, by the name of their folder."""
    return sorted(path.parent.name for path in FOLDER.glob("*/pack.toml"))


@cache
def read(code: str) -> Pack:
    """Read one of the packs that are there: ``read("cn_register_2014")``. Raises NoPack, BadPack."""
    if code not in codes():
        raise NoPack(f"there is no pack {code!r}; there are {', '.join(codes())}")
    return read_folder(FOLDER / code)


def read_folder(folder: Path) -> Pack:
    """Read the pack that lies in `folder`, wherever that is. Raises NoPack where none lies there, BadPack."""
    if not (folder / "pack.toml").exists():
        raise NoPack(f"no pack.toml in {folder}: a pack is a folder with pack.toml, parameters.toml and rules.py")
    try:
        found = _read(folder)
    except (ValueError, KeyError, OSError) as error:
        raise BadPack(f"pack {folder.name} cannot be read: {error}") from error
    pack_faults.refuse(found)
    return found


def all_packs() -> list[Pack]:
    """Every pack that is there, oldest first. Raises BadPack where two of one family stand on the same day."""
    found = sorted(map(read, codes()), key=lambda pack: pack.from_date)
    pack_faults.refuse_overlap(found)
    return found


def on(day: date) -> Pack:
    """The pack in force on `day`, the newest where several are. Raises NoPack."""
    standing = [pack for pack in all_packs() if pack.in_force(day)]
    if not standing:
        raise NoPack(f"no pack is in force on {day}: add a folder for its scheme")
    return standing[-1]


@cache
def digest(code: str) -> str:
    """What a pack says, in sixteen letters: other ones as soon as a value, a date or a rule of it is another."""
    files = sorted(path for folder in (code, "shared") for path in (FOLDER / folder).rglob("*") if path.is_file())
    told = hashlib.sha256()
    for path in (one for one in files if one.suffix in (".py", ".toml")):
        told.update(str(path.relative_to(FOLDER)).encode() + b"\0" + path.read_bytes() + b"\0")
    return told.hexdigest()[:16]


def dated(
    rules: Iterable[Rule], from_date: date, until: date | None, sources: Mapping[str, Source] | None = None
) -> tuple[Rule, ...]:
    """The same rules with the dates of a scheme, which shared rules do not bring.

    `sources`: document and certainty by code, for a rule that another text of this scheme says.
    """
    given = sources or {}
    return tuple(_under(rule, given.get(rule.code), from_date, until) for rule in rules)


def _under(rule: Rule, source: Source | None, from_date: date, until: date | None) -> Rule:
    document, certainty = source or (rule.document, rule.certainty)
    return replace(rule, from_date=from_date, until=until, document=document, certainty=certainty)


def _read(folder: Path) -> Pack:
    about = tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))
    return Pack(
        code=folder.name,
        title=about["title"],
        english=about.get("english", ""),
        scheme=about["scheme"],
        family=about.get("family", about["scheme"]),
        from_date=about["from"],
        until=about.get("until"),
        parameters=_parameters(folder, about.get("parameters", ["parameters.toml"])),
        rules=tuple(_rules(folder)),
        entitlements=entitlements.read(folder / "entitlements.toml"),
        columns=own_columns.read(folder),
    )


def _parameters(folder: Path, names: Iterable[str]) -> Parameters:
    """The values of every file that pack.toml names, beside it or shared with other packs."""
    return Parameters(tuple(value for name in names for value in Parameters.read(folder / name).values))


def _rules(folder: Path) -> Iterable[Rule]:
    if folder.parent == FOLDER:
        found: Iterable[Rule] = import_module(f"hearthlight.standard.packs.{folder.name}.rules").RULES
        return found
    spec = util.spec_from_file_location(f"{folder.name}_rules", folder / "rules.py")
    if spec is None or spec.loader is None:
        raise BadPack(f"pack {folder.name} has no rules.py: add one with RULES, a tuple of rules")
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not hasattr(module, "RULES"):
        raise BadPack(f"pack {folder.name}: rules.py names no RULES: end it with a tuple of its rules")
    outside: Iterable[Rule] = module.RULES
    return outside
