"""What a pack is refused for when it is read: one sentence that names pack, key or rule, dates. Pure: no Django."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from hearthlight.checks.rule import Rule
from hearthlight.register.schema import FRAMES, ONLY_EXPORTED, polars_schema
from hearthlight.standard.frames import JOINED, Joined
from hearthlight.standard.law.date_faults import gaps, overlaps
from hearthlight.standard.law.entitlements import JOINED as JOINED_TO_CLAIMS
from hearthlight.standard.law.read_pack import BadPack, Pack


def refuse(pack: Pack) -> None:
    """Raises BadPack with the first fault of a pack."""
    for fault in faults(pack):
        raise BadPack(fault)


def faults(pack: Pack) -> Iterator[str]:
    """Every fault of a pack, a sentence each: dates, rules, columns, documents."""
    if pack.until is not None and pack.until <= pack.from_date:
        yield f"pack {pack.code} ends on {pack.until}, not after its first day {pack.from_date}: mend pack.toml"
    yield from (f"pack {pack.code}: {said}" for said in overlaps(pack.parameters))
    yield from (f"pack {pack.code}: {said}" for said in _gaps(pack))
    yield from _of_rules(pack)


def refuse_overlap(packs: Sequence[Pack]) -> None:
    """Packs, oldest first: raises BadPack where two of one family stand on one day."""
    for family in {pack.family for pack in packs}:
        for before, after in pairwise(pack for pack in packs if pack.family == family):
            if before.until is None or before.until > after.from_date:
                ends = before.until or "no last day"
                raise BadPack(
                    f"packs {before.code} (until {ends}) and {after.code} (from {after.from_date}) overlap: "
                    f"let the first end where the second begins"
                )


def _gaps(pack: Pack) -> Iterator[str]:
    """Days of the pack without a value of a key that one of its rules reads through a joined column."""
    read = {(rule.frame, column) for rule in pack.rules for column in rule.reads}
    for key in dict.fromkeys(one.parameter for one in _joined(pack) if (one.frame, one.column) in read):
        yield from gaps(pack.parameters, key, pack.from_date, pack.until)


def _joined(pack: Pack) -> Iterable[Joined]:
    return {(one.frame, one.column): one for one in (*JOINED, *pack.columns.joined)}.values()


def _of_rules(pack: Pack) -> Iterator[str]:
    for code, times in Counter(rule.code for rule in pack.rules).items():
        if times > 1:
            yield f"pack {pack.code}: {times} rules have the code {code}: give each its own"
    for rule in pack.rules:
        if not rule.document:
            yield f"pack {pack.code}: rule {rule.code} names no document: say where it comes from"
        yield from _strange_columns(pack, rule)
    for claim in pack.entitlements:
        for column in sorted(set(claim.reads) - columns(pack, "household") - set(JOINED_TO_CLAIMS)):
            yield f"pack {pack.code}: entitlement {claim.code} reads the column {column}, which no household has"


def _strange_columns(pack: Pack, rule: Rule) -> Iterator[str]:
    there = columns(pack, rule.frame)
    if not there:
        yield f"pack {pack.code}: rule {rule.code} asks the frame {rule.frame}; there are {', '.join(FRAMES)}"
        return
    for column in rule.reads:
        if column not in there:
            yield (
                f"pack {pack.code}: rule {rule.code} reads the column {column}, which the frame {rule.frame} has not: "
                f"mend the name, or declare it in columns.toml"
            )


def columns(pack: Pack, frame: str) -> set[str]:
    """The columns that a rule of `pack` may read in a frame: the register's, the export's, joined ones, its own."""
    row = FRAMES.get(frame)
    found = set(polars_schema(row)) if row else set()
    found |= set(ONLY_EXPORTED.get(frame, ())) | pack.columns.names(frame)
    return found | {one.column for one in _joined(pack) if one.frame == frame}
