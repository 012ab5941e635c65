"""A cell in the words of the national export: what is shown reads back as the same value."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hearthlight.register.shadow import fields, tables
from hearthlight.register.workbooks import changes, columns
from hearthlight.register.workbooks.columns import BY_FIELD
from hearthlight.register.workbooks.reading import SPREAD

LONGEST = {"land": 10**9, "away_months": 12, "house_area": 5000, "house_year": 2100, "road_metres": 100_000}
LONGEST |= {"public_opening_months": 12}


def values(field: str) -> st.SearchStrategy[Any]:
    """Values that a column of the export may hold."""
    column = BY_FIELD[field]
    if column.kind is frozenset:
        return st.frozensets(st.sampled_from(sorted(set(column.terms) - {"healthy"})), min_size=1)
    if column.terms:
        return st.sampled_from(sorted(column.terms))
    if column.kind is bool:
        return st.booleans()
    if column.kind is int:
        low = 1800 if field == "house_year" else 0
        return st.integers(low, LONGEST.get(field, LONGEST.get(field.split("_")[0], 10**14)))
    if column.kind is str:
        return st.sampled_from(["汉族", "34160210020100112345", "=1+1", "@样例路", "+86", "-3", "样例银行"])
    return st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 1, 1))


@given(st.data())
def test_what_is_shown_reads_back_as_the_same_value(data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(sorted({name for table in tables.FIELDS.values() for name in table})))
    value = data.draw(values(field))
    assert BY_FIELD[field].reader(columns.shown(field, value)) == value


def test_a_field_is_named_as_the_export_names_it() -> None:
    assert fields.heading(changes.INCOME, "pension") == "养老保险金(元)"
    assert fields.heading(changes.MEMBER, "pension") == "是否参加城乡居民基本养老保险"
    assert fields.heading(changes.MEMBER, "ill_chronic") == "健康状况 · 长期慢性病"
    assert fields.text(changes.INCOME, "wage", "310050") == "3,100.50"
    assert fields.text(changes.MEMBER, "birth", '"1960-05-01"') == "1960-05-01"
    assert fields.text(changes.MEMBER, "labour", None) == ""


@given(
    st.frozensets(st.sampled_from(sorted(SPREAD["health"]))),
    st.dictionaries(st.sampled_from(sorted(SPREAD["health"].values())), st.booleans()),
)
def test_a_cell_of_several_terms_changes_only_where_it_was_corrected(
    found: frozenset[str], wanted: dict[str, bool]
) -> None:
    after = BY_FIELD["health"].reader(fields.several_text("health", found, wanted))
    for term, name in SPREAD["health"].items():
        assert (term in after) == wanted.get(name, term in found)
