"""What-if: who crosses, held against plain Python over random homes; nothing changes where nothing is changed."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.standard import pack
from hearthlight.standard.what_if import crossings as what_if
from hearthlight.standard.what_if.changes import BadChange, Benefit, Change, Line, Tariff
from hearthlight.standard.what_if.groups import GROUPS
from hearthlight.standard.what_if.sums import by_place, total
from tests.standard.homes import homes
from tests.standard.what_if_homes import Row, frame, in_proportion, judged, rows

DAY = date(2017, 3, 28)
PACK = pack.read("cn_register_2014")
LINE = 295_200


def ask(households: pl.DataFrame, *changes: Change, **more: pl.DataFrame) -> pl.DataFrame:
    return what_if.compare({"household": households, **more}, PACK, DAY, changes)


def items(*given: tuple[int, str, int]) -> pl.DataFrame:
    schema = {"household": pl.Int64, "item": pl.String, "fen": pl.Int64}
    return pl.DataFrame(list(given), schema=schema, orient="row")


def below(*nets: int | None) -> pl.DataFrame:
    """Homes of one person with these incomes."""
    return homes(*({"size": 1, "net_fen": net} for net in nets))


@settings(deadline=None, max_examples=40)
@given(rows)
def test_no_change_lets_nobody_cross(given_rows: list[Row]) -> None:
    found = ask(frame(given_rows))
    assert not found.filter(pl.col("crossing").is_in(["up", "down"])).height
    assert found["net_before"].equals(found["net_after"])
    sums = total(found)
    assert (sums["gap_before"], sums["brought_fen"]) == (sums["gap_after"], 0)


@settings(deadline=None, max_examples=40)
@given(rows, st.integers(1, 900_000), st.integers(-3_000, 9_000))
def test_it_is_what_plain_python_finds(given_rows: list[Row], line: int, more: int) -> None:
    changes = [Line(line), *([Benefit("pension", more * 100, "head", "registered")] if more > 0 else [])]
    found = {row["household"]: row for row in ask(frame(given_rows), *changes).iter_rows(named=True)}
    for number, row in enumerate(given_rows, 1):
        if row["scheme"] is None or row["state"] == "cancelled":
            assert number not in found
            continue
        net, brought = row["net_fen"], max(0, more) * 100 * row["size"]
        before = judged(net, row["size"], LINE)
        after = judged(None if net is None else net + brought, row["size"], line)
        assert found[number]["brought_fen"] == brought
        assert (found[number]["gap_before"] or 0, found[number]["gap_after"] or 0) == (before.lacks, after.lacks)
        crossing = {(True, False): "up", (False, True): "down", (None, None): "unknown"}
        assert found[number]["crossing"] == crossing.get((before.below, after.below), "same")


@settings(deadline=None, max_examples=40)
@given(rows, st.integers(0, 400_000))
def test_a_higher_line_lets_nobody_up_and_a_benefit_nobody_down(given_rows: list[Row], more: int) -> None:
    higher = ask(frame(given_rows), Line(LINE + more))
    assert not higher.filter(crossing="up").height
    assert total(higher)["gap_after"] >= total(higher)["gap_before"]
    helped = ask(frame(given_rows), Benefit("pension", more + 1, "household", "unexited"))
    assert not helped.filter(crossing="down").height
    assert total(helped)["gap_after"] <= total(helped)["gap_before"]


@settings(deadline=None, max_examples=40)
@given(rows, st.sampled_from(["", "34", "341622", "341622101", "341622101201"]))
def test_the_places_add_up_to_the_whole(given_rows: list[Row], place: str) -> None:
    found = ask(frame(given_rows), Line(LINE + 50_000), Benefit("pension", 60_000, "head", "below_line"))
    parts = by_place(found, place)
    assert {name: parts[name].sum() for name in total(found)} == total(found)
    lacking = found["gap_after"].fill_null(0) - found["gap_before"].fill_null(0)
    assert total(found)["gap_after"] - total(found)["gap_before"] == lacking.sum()


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 9_000_000), st.integers(-9_800, 5_000).filter(bool), st.integers(1, 12_000))
def test_solar_income_moves_in_proportion(fen: int, change: int, price: int) -> None:
    if price + change < 0:
        return
    found = ask(below(LINE), Tariff(change, price), item=items((1, "solar_share", fen)))
    assert found["brought_fen"].to_list() == [in_proportion(fen, change, price)]
    assert found["net_after"].to_list() == [LINE + in_proportion(fen, change, price)]


def test_the_line_itself_is_not_below_it() -> None:
    found = ask(below(431_000, 430_999, None), Line(431_000))
    assert found["crossing"].to_list() == ["same", "down", "unknown"]
    assert found["gap_after"].to_list() == [0, 1, None]


def test_a_line_of_one_place_leaves_the_others() -> None:
    found = ask(homes({"area_code": "341622101201007"}, {"area_code": "341623101201007"}), Line(900_000, "341622"))
    assert found["line_after"].to_list() == [900_000, LINE]
    assert found["crossing"].to_list() == ["down", "same"]


def test_without_a_line_a_given_one_judges_but_nobody_crosses() -> None:
    found = what_if.compare({"household": below(1)}, PACK, date(2014, 6, 1), [Line(100)])
    assert (found["answer_before"].to_list(), found["answer_after"].to_list()) == (["unknown"], ["breaks"])
    assert found["crossing"].to_list() == ["unknown"]


def test_who_has_an_item_gets_more_of_it_and_who_is_not_known_stays_so() -> None:
    had = items((1, "minimum_living", 100_000), (2, "pension", 50_000))
    found = ask(below(LINE - 1, LINE - 1, None), Benefit("minimum_living", 60_000), item=had)
    assert found["brought_fen"].to_list() == [60_000, 0, None]
    assert found["crossing"].to_list() == ["up", "same", "unknown"]
    assert total(found)["brought_unknown"] == 1


def test_a_cut_takes_no_more_than_there_is() -> None:
    had = items((1, "minimum_living", 100_000), (2, "minimum_living", 700_000))
    found = ask(below(LINE, LINE + 200_000), Benefit("minimum_living", -300_000), item=had)
    assert found["brought_fen"].to_list() == [-100_000, -300_000]
    assert found["crossing"].to_list() == ["down", "down"]


def test_a_group_of_which_a_column_is_unknown_is_neither_in_nor_out() -> None:
    unknown = homes({"size": 1, "net_fen": 1}).with_columns(disabled_any=pl.lit(None, pl.Boolean))
    found = ask(unknown, Benefit("pension", 60_000, "head", "disabled"))
    assert (found["brought_fen"].to_list(), found["answer_after"].to_list()) == ([None], ["unknown"])


def test_what_is_written_beside_the_income_costs_and_does_not_count() -> None:
    found = ask(below(LINE - 1), Benefit("self_paid_medical", 60_000, "household", "registered"))
    assert (found["brought_fen"].to_list(), found["crossing"].to_list()) == ([60_000], ["same"])


def test_a_higher_cost_of_business_lets_a_home_down() -> None:
    found = ask(below(LINE), Benefit("business_cost", 100, "household", "registered"))
    assert found["crossing"].to_list() == ["down"]


def test_a_village_whose_price_is_not_known_cannot_be_told() -> None:
    priced = below(LINE - 1, LINE - 1, LINE - 1).with_columns(
        solar_price=pl.Series([10_000, None, None], dtype=pl.Int64)
    )
    had = items((1, "solar_wage", 100_000), (2, "solar_grant", 100_000))
    found = ask(priced, Tariff(500), item=had)
    assert found["brought_fen"].to_list() == [5_000, None, 0]
    assert found["crossing"].to_list() == ["up", "unknown", "same"]


def test_two_changes_in_any_order_are_the_same() -> None:
    given_homes = homes({"net_fen": 500_000, "size": 2}, {"net_fen": 900_000, "size": 3})
    one, other = Line(431_000), Benefit("pension", 60_000, "head", "registered")
    assert ask(given_homes, one, other).equals(ask(given_homes, other, one))


@pytest.mark.parametrize(
    ("households", "changes", "more", "said"),
    [
        (homes({}).drop("net_fen"), [], {}, "no column net_fen"),
        (homes({}), [Benefit("pension", 1, "head", "disabled")], {}, "no column disabled_any"),
        (homes({}), [Benefit("pension", 1)], {}, "no frame `item`"),
        (homes({}), [Benefit("dividend", 1, "head", "registered")], {}, "no item of income dividend"),
        (homes({}), [Tariff(500)], {"item": items()}, "is not given"),
        (homes({}).with_columns(solar_price=pl.lit(400)), [Tariff(-500)], {"item": items()}, "below nothing"),
    ],
)
def test_what_cannot_be_worked_out_is_refused_in_one_sentence(
    households: pl.DataFrame, changes: list[Change], more: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadChange, match=said):
        ask(households, *changes, **more)


def test_a_day_without_the_law_is_refused() -> None:
    with pytest.raises(pack.NoPack, match="2021-01-01"):
        what_if.compare({"household": homes({})}, PACK, date(2021, 1, 1), [])


def test_every_group_can_be_asked_of_the_registers_own_frame() -> None:
    from hearthlight.register.schema import Household, polars_schema

    nobody = pl.DataFrame(schema=polars_schema(Household))
    for code in GROUPS:
        found = ask(nobody, Benefit("pension", 100, "head", code), item=items())
        assert found.is_empty()
    assert total(found)["households"] == 0
    assert by_place(found, "3416").is_empty()


@pytest.mark.parametrize("law", pack.all_packs(), ids=lambda law: law.code)
def test_every_scheme_can_be_asked(law: pack.Pack) -> None:
    from hearthlight.register.schema import Household, polars_schema

    given_home = {"household": 1, "area_code": "341622101201007", "scheme": "registration", "state": "registered"}
    given_home |= {"size": 2, "net_fen": 1_700_000, "monitored": True, "monitored_kind": "unstable"}
    home = pl.DataFrame([given_home], schema=polars_schema(Household))
    found = what_if.compare({"household": home}, law, law.from_date, [Line(900_000)])
    assert found["answer_after"].to_list() == ["breaks"]
    assert found["gap_after"].to_list() == [100_000]
