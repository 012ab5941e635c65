"""Yes/no columns say what the four answers say; a parameter by place is the parameter's own."""

from datetime import date
from itertools import product

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.checks.answered import answered
from hearthlight.checks.rule import Answer, Rule
from hearthlight.checks.screening import answer
from hearthlight.core.parameters import NotKnown, Parameters
from hearthlight.standard.by_place import by_place

KLEENE = [True, False, None]
ROWS = pl.DataFrame(
    [(at, "1", *pair) for at, pair in enumerate(product(KLEENE, KLEENE))],
    schema={"household": pl.Int64, "area_code": pl.String, "b": pl.Boolean, "a": pl.Boolean},
    orient="row",
)


@pytest.mark.parametrize("applies", [nw.col("a"), None])
def test_exactly_one_answer_is_true_and_it_is_the_rules(applies: nw.Expr | None) -> None:
    rule = Rule("x", "household", ["a", "b"], nw.col("b"), "", "", "demo", date.min, applies=applies)
    flags = [answered(one, rule.breaks, rule.applies).alias(one.value) for one in Answer]
    told = nw.from_native(ROWS).select(*flags).to_native().fill_null(False)
    given_ = [next(name for name, yes in row.items() if yes) for row in told.iter_rows(named=True)]
    assert told.sum_horizontal().to_list() == [1] * len(ROWS)
    assert given_ == answer(ROWS, rule)["answer"].to_list()


ENTRY = """[[line]]
from = 2014-01-01
place = "{place}"
{value}
unit = "fen"
document = "d"
certainty = "demo"
"""
_PLACES = st.text(alphabet="12A", max_size=4)


@given(
    st.dictionaries(_PLACES, st.none() | st.integers(0, 9), max_size=6),
    st.lists(st.text(alphabet="12A", min_size=5, max_size=5), min_size=1, max_size=6),
)
def test_a_value_by_place_is_the_most_specific_one(values: dict[str, int | None], codes: list[str]) -> None:
    said = {place: "unknown = true" if value is None else f"value = {value}" for place, value in values.items()}
    law = Parameters.parse("".join(ENTRY.format(place=place, value=value) for place, value in said.items()))
    day = date(2017, 1, 1)

    def alone(place: str) -> int | None:
        try:
            return int(law.at("line", day, place).value)
        except NotKnown:
            return None

    frame = nw.from_native(pl.DataFrame({"area_code": codes}))
    told = frame.with_columns(by_place(law, "line", day).alias("line")).to_native()
    assert told["line"].to_list() == [alone(code) for code in codes]
