"""Every cell of an export stands in exactly one way; the two sides are treated alike."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.register.shadow import proof, snapshot, three_ways
from hearthlight.register.shadow.three_ways import (
    BOTH_CHANGED,
    CHANGED_HERE,
    CHANGED_THERE,
    NEVER_AGREED,
    SAME,
    STANDINGS,
    compare,
)
from hearthlight.register.workbooks import changes

VALUE = st.sampled_from([None, '"a"', '"b"', '"c"', "1", "true", "false"])
AGREED = st.one_of(st.just("nothing"), VALUE)
MIRROR = {CHANGED_THERE: CHANGED_HERE, CHANGED_HERE: CHANGED_THERE}


def facts_of(cells: list[tuple[str | None, str | None]]) -> pl.DataFrame:
    """Facts of one household a cell: (theirs, ours)."""
    rows = [
        {"row": n + 2, "subject_kind": changes.HOUSEHOLD, "subject_id": n, "household": f"S{n}", "field": "house_grade"}
        | {"old": ours, "new": theirs, "column": "C", "how": "key"}
        for n, (theirs, ours) in enumerate(cells)
    ]
    return pl.DataFrame(rows, schema=changes.SCHEMA)


def agreed_of(values: list[str | None]) -> pl.DataFrame:
    rows = [
        {"subject_kind": changes.HOUSEHOLD, "subject_id": n, "field": "house_grade", "value": value, "row": n + 2}
        for n, value in enumerate(values)
        if value != "nothing"
    ]
    return pl.DataFrame(rows, schema=snapshot.SCHEMA)


@given(st.lists(st.tuples(VALUE, VALUE, AGREED), max_size=30))
def test_every_cell_stands_in_exactly_one_way(cells: list[tuple[str | None, str | None, str | None]]) -> None:
    compared = compare(facts_of([cell[:2] for cell in cells]), agreed_of([cell[2] for cell in cells]))
    assert compared.height == len(cells) == sum(three_ways.counts(compared).values())
    for (theirs, ours, agreed), standing in zip(cells, compared["standing"], strict=True):
        holds = {
            SAME: theirs == ours,
            NEVER_AGREED: theirs != ours and agreed == "nothing",
            CHANGED_THERE: theirs != ours and agreed == ours,
            CHANGED_HERE: theirs != ours and agreed == theirs,
            BOTH_CHANGED: theirs != ours and agreed not in ("nothing", theirs, ours),
        }
        assert [way for way in STANDINGS if holds[way]] == [standing]


@given(st.lists(st.tuples(VALUE, VALUE, AGREED), max_size=30))
def test_the_two_sides_are_treated_alike(cells: list[tuple[str | None, str | None, str | None]]) -> None:
    agreed = agreed_of([cell[2] for cell in cells])
    one = compare(facts_of([(cell[0], cell[1]) for cell in cells]), agreed)["standing"]
    other = compare(facts_of([(cell[1], cell[0]) for cell in cells]), agreed)["standing"]
    assert [MIRROR.get(standing, standing) for standing in one] == list(other)


@given(st.lists(st.tuples(VALUE, VALUE, AGREED), max_size=30))
def test_what_is_keyed_is_known_here_and_not_changed_there(
    cells: list[tuple[str | None, str | None, str | None]],
) -> None:
    compared = compare(facts_of([cell[:2] for cell in cells]), agreed_of([cell[2] for cell in cells]))
    keyed = set(three_ways.known_better(compared)["subject_id"])
    left = set(three_ways.to_leave(compared)["subject_id"])
    for n, (theirs, ours, agreed) in enumerate(cells):
        better = ours is not None and theirs != ours and (agreed == theirs or (agreed == "nothing" and theirs is None))
        assert (n in keyed) == better
        assert (n in left) == (theirs != ours and agreed not in ("nothing", ours))


def test_who_is_new_here_is_not_compared() -> None:
    facts = facts_of([('"A"', '"A"'), ('"B"', None)]).with_columns(subject_id=pl.Series([0, None], dtype=pl.Int64))
    assert compare(facts, agreed_of(['"A"', "nothing"]))["subject_id"].to_list() == [0]


def test_a_snapshot_holds_each_cell_of_who_is_known_here_once() -> None:
    facts = facts_of([('"A"', None), ('"C"', None), ('"B"', None)]).with_columns(
        subject_id=pl.Series([1, 1, None], dtype=pl.Int64)
    )
    kept = snapshot.of(facts)
    assert kept.rows() == [(changes.HOUSEHOLD, 1, "house_grade", '"A"', 2)]
    assert list(kept.columns) == list(snapshot.SCHEMA)


OUTCOME = st.tuples(VALUE, VALUE, AGREED, VALUE)


@given(st.lists(OUTCOME, max_size=30))
def test_every_item_of_a_keying_list_has_one_outcome(cells: list[tuple[str | None, ...]]) -> None:
    """Cells: was, wanted, theirs now ("nothing" = not in the export), ours now."""
    items = pl.DataFrame(
        [
            {"row": 2, "subject_kind": changes.HOUSEHOLD, "subject_id": n, "field": "house_grade"}
            | {"household": f"S{n}", "column": "C", "was": was, "wanted": wanted}
            for n, (was, wanted, _theirs, _ours) in enumerate(cells)
        ],
        schema=proof.SCHEMA,
    )
    facts = facts_of([(cell[2], cell[3]) for cell in cells])
    there = facts.filter(pl.Series([cell[2] != "nothing" for cell in cells], dtype=pl.Boolean))
    compared = compare(there, snapshot.empty()).filter(pl.col("standing") != SAME)
    proved = proof.prove(items, proof.now(snapshot.of(there), compared))
    assert proved.height == len(cells) == sum(proof.counts(proved).values())
    for (was, wanted, theirs, ours), outcome in zip(cells, proved["outcome"], strict=True):
        if theirs == "nothing":
            assert outcome == proof.ABSENT
        elif theirs in (wanted, ours):
            assert outcome == proof.ARRIVED
        else:
            assert outcome == (proof.WAITING if theirs == was else proof.OTHERWISE)


def test_every_cell_of_a_large_file_falls_in_its_class() -> None:
    """Twenty fields a row: two hundred thousand cells, a tenth of them differing each way."""
    rows, fields = 10_000, [f"field_{n}" for n in range(20)]
    people = pl.DataFrame({"row": range(2, rows + 2), "subject_id": range(rows)})
    cells = people.join(pl.DataFrame({"field": fields}), how="cross").with_columns(
        subject_kind=pl.lit(changes.MEMBER), household=pl.lit("S1"), column=pl.lit("C"), how=pl.lit("identity")
    )
    number = pl.col("subject_id")
    facts = cells.with_columns(
        old=pl.when(number % 10 == 0).then(pl.lit('"b"')).otherwise(pl.lit('"a"')),
        new=pl.when(number % 10 == 1).then(pl.lit('"c"')).otherwise(pl.lit('"a"')),
    ).select(pl.col(name).cast(kind) for name, kind in changes.SCHEMA.items())
    agreed = snapshot.of(facts.with_columns(new=pl.lit('"a"')))
    found = three_ways.counts(compare(facts, agreed))
    assert found == {SAME: 160_000, CHANGED_THERE: 20_000, CHANGED_HERE: 20_000, BOTH_CHANGED: 0, NEVER_AGREED: 0}
