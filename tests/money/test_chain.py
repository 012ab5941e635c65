"""The chain of a book."""

from dataclasses import fields, replace
from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from hearthlight.money.chain import GENESIS, EntryFacts, LegFacts, Link, breaks, canonical, link_hash

ids = st.integers(1, 10**6)
maybe = st.none() | ids


@st.composite
def entries(draw: st.DrawFn, number: int = 1) -> EntryFacts:
    amounts = draw(st.lists(st.integers(-(10**9), 10**9).filter(bool), min_size=1, max_size=4).filter(sum))
    legs = [LegFacts(draw(st.text(max_size=8)), fen, draw(maybe), draw(maybe)) for fen in [*amounts, -sum(amounts)]]
    return EntryFacts(
        book="341623105220000",
        number=number,
        day=draw(st.dates(date(2015, 1, 1), date(2030, 1, 1))),
        kind=draw(st.sampled_from(["owe", "receive", "credit", "pay"])),
        ext=draw(st.text(max_size=10)),
        transfer=draw(st.none() | st.uuids()),
        reverses=draw(maybe),
        plan=draw(maybe),
        event=draw(ids),
        legs=tuple(legs),
    )


def chained(facts: list[EntryFacts]) -> list[Link]:
    links, previous = [], GENESIS
    for number, entry in enumerate(facts, 1):
        entry = replace(entry, number=number)
        links.append(Link(entry, previous, link_hash(previous, entry)))
        previous = links[-1].hash
    return links


@given(st.lists(entries(), max_size=6))
def test_an_untouched_book_is_whole(facts: list[EntryFacts]) -> None:
    assert breaks(chained(facts)) == []


CHANGED = {
    "book": "341623105221000",
    "day": date(1999, 1, 1),
    "kind": "reverse",
    "ext": "x" * 11,
    "transfer": UUID(int=1),
    "reverses": 0,
    "plan": 0,
    "event": 0,
    "number": 99,
    "paper": "seal",
    "legs": (LegFacts("1", 5), LegFacts("2", -5)),
}


@given(st.lists(entries(), min_size=1, max_size=5), st.data())
def test_a_change_of_any_field_of_any_entry_is_found_there(facts: list[EntryFacts], data: st.DataObject) -> None:
    links = chained(facts)
    at = data.draw(st.integers(0, len(links) - 1))
    name = data.draw(st.sampled_from([field.name for field in fields(EntryFacts)]))
    links[at] = replace(links[at], facts=replace(links[at].facts, **{name: CHANGED[name]}))
    assert any(found.why == "hash" for found in breaks(links))


@given(st.lists(entries(), min_size=2, max_size=5), st.data())
def test_a_missing_entry_is_found(facts: list[EntryFacts], data: st.DataObject) -> None:
    links = chained(facts)
    del links[data.draw(st.integers(0, len(links) - 2))]
    assert {"number", "previous"} <= {found.why for found in breaks(links)}


@given(entries())
def test_a_leg_changed_by_one_fen_changes_the_text(entry: EntryFacts) -> None:
    legs = (replace(entry.legs[0], fen=entry.legs[0].fen + 1), *entry.legs[1:])
    assert canonical(replace(entry, legs=legs)) != canonical(entry)


def test_an_entry_that_does_not_balance_is_found_even_with_a_good_hash() -> None:
    entry = EntryFacts("b", 1, date(2017, 3, 1), "owe", "1", None, None, None, 1, (LegFacts("1", 5), LegFacts("2", -4)))
    assert [found.why for found in breaks([Link(entry, GENESIS, link_hash(GENESIS, entry))])] == ["balance"]
