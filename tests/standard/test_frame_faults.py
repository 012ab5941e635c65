"""A frame with which an answer could be wrong is refused in one sentence; other faults are named beside the answers."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.standard import pack, screen
from hearthlight.standard.own_frames.frame_words import REPORTED, WORDS, FrameRefused
from tests.standard.homes import homes, members

DAY = date(2017, 3, 28)
PACK = pack.read("cn_register_2014")
LOSS = {"wage_fen": 100, "business_fen": 0, "property_fen": 0, "transfer_fen": 0, "cost_fen": 600}


def _one(column: str, values: list[Any], kind: Any = None) -> dict[str, pl.DataFrame]:
    whole = homes(*[{}] * len(values))
    return {"household": whole.with_columns(pl.Series(column, values, kind))}


REFUSED = [
    ("wrong_type", _one("food_ok", ["yes"]), "The household frame, column food_ok: its type is String and Boolean"),
    ("wrong_type", _one("net_fen", ["4120"]), "column net_fen: its type is String and Int64 is expected"),
    ("wrong_type", _one("area_code", [341622101201007]), "column area_code: its type is Int64 and String is expected"),
    (
        "not_whole",
        _one("net_fen", [None, 4120.5]),
        "column net_fen: its type is Float64, row 2 holds 4120.5, and whole",
    ),
    ("not_finite", _one("net_fen", [1.0, float("inf")]), "column net_fen: row 2 holds inf (rows like it: 1)"),
    ("not_finite", _one("net_fen", [float("nan"), float("-inf")]), "row 1 holds nan (rows like it: 2)"),
    ("negative", _one("size", [3, -1]), "column size: row 2 holds -1 (rows like it: 1), and nothing below 0"),
    ("negative", _one("wage_fen", [-100, 5]), "column wage_fen: row 1 holds -100"),
    ("loss_unexplained", _one("net_fen", [5, -500]), "column net_fen: row 2 holds -500 (rows like it: 1), and its acc"),
    ("key_twice", _one("household", [7, 8, 7]), "column household: row 3 repeats 7 of a row above (rows like it: 1)"),
    ("key_empty", _one("household", [7, None]), "column household: row 2 is empty (rows like it: 1)"),
    (
        "key_absent",
        {"household": homes({}).drop("household")},
        "has no column household, so no answer could name its row",
    ),
    ("key_absent", {"household": homes({}).drop("area_code")}, "has no column area_code"),
    ("code_unknown", _one("state", ["exited", "Exited"]), "row 2 holds 'Exited' (rows like it: 1), and one of registe"),
    ("code_unknown", {"member": members({"relation": "wife"})}, "column relation: row 1 holds 'wife'"),
    (
        "area_width",
        _one("area_code", ["341622101201"]),
        "row 1 holds '341622101201' (rows like it: 1), and a code of 15",
    ),
    ("no_such_frame", {"households": homes({})}, "a frame called 'households': it must be one of household, member"),
    ("not_a_table", {"household": [1, 2]}, "The household frame is a list, and a Polars, pandas or Arrow table"),
    ("not_read", {"household": homes({}).lazy()}, "is lazy and not read yet: call .collect()"),
]


@pytest.mark.parametrize(("fault", "frames", "said"), REFUSED)
def test_a_frame_that_could_give_a_wrong_answer_is_refused(fault: str, frames: dict[str, Any], said: str) -> None:
    with pytest.raises(FrameRefused) as refused:
        screen.screen(frames, PACK, DAY)
    assert refused.value.fault.fault == fault
    assert said in str(refused.value)
    assert ": " in str(refused.value)
    assert str(refused.value).endswith(".")


TOLD = [
    ("home_empty", {"household": homes({}, {"size": 0})}, "row 2, household 2, has no members (rows like it: 1)"),
    (
        "size_differs",
        {"household": homes({"size": 2}), "member": members({})},
        "counts 2 people and the member frame holds 1",
    ),
    ("no_age", {"member": members({}, {"age": None})}, "column age: row 2, member 2, has none"),
    ("no_home", {"household": homes({"size": 1}), "member": members({}, {"household": 9})}, "belongs to household 9"),
    ("frame_absent", {"household": homes({})}, "There is no member frame, so these rules are not asked: standard."),
    (
        "column_absent",
        {"household": homes({}).drop("heads")},
        "has no column heads, so these rules are not asked: stand",
    ),
]


@pytest.mark.parametrize(("fault", "frames", "said"), TOLD)
def test_a_fault_that_leaves_every_answer_right_is_named(fault: str, frames: dict[str, Any], said: str) -> None:
    told = screen.faults(frames, PACK).filter(fault=fault)
    assert [sentence for sentence in told["sentence"] if said in sentence]
    assert not told["refused"].any()
    assert not screen.screen(frames, PACK, DAY).is_empty()


def test_every_kind_of_fault_is_tried() -> None:
    assert {row[0] for row in REFUSED} == WORDS.keys() - REPORTED
    assert {row[0] for row in TOLD} == REPORTED


def test_what_is_named_is_unknown_among_the_answers() -> None:
    ageless = screen.screen({"member": members({"age": None})}, PACK, DAY)
    assert ageless.filter(rule="standard.labour_age")["answer"].to_list() == ["unknown"]
    nobody = screen.screen({"household": homes({"size": 0})}, PACK, DAY)
    assert nobody.filter(rule="standard.income")["answer"].to_list() == ["unknown"]


def test_a_loss_is_believed_when_its_accounts_add_up_to_it() -> None:
    assert _asked(homes({"net_fen": -500}).with_columns(**_columns(LOSS))) == "breaks"
    with pytest.raises(FrameRefused, match="do not add up to a loss: give wage_fen"):
        _asked(homes({"net_fen": -499}).with_columns(**_columns(LOSS)))
    with pytest.raises(FrameRefused, match="do not add up"):
        _asked(homes({"net_fen": -500}).with_columns(**_columns(LOSS | {"cost_fen": None})))


def test_not_strict_counts_as_unknown_what_cannot_be_read() -> None:
    for net in (4120.5, float("inf"), float("nan"), "much"):
        frame = homes({}).with_columns(net_fen=pl.lit(net))
        assert screen.screen({"household": frame}, PACK, DAY, strict=False).item(0, "answer") == "unknown"
    whole = homes({}).with_columns(net_fen=pl.lit(120.0))
    assert screen.screen({"household": whole}, PACK, DAY, strict=False).item(0, "answer") == "breaks"


def test_refused_faults_come_first_and_rows_are_counted() -> None:
    told = screen.faults({"household": homes({"size": 0}, {"house_grade": "E"}, {"house_grade": "F"})}, PACK)
    assert told["refused"].to_list() == sorted(told["refused"].to_list(), reverse=True)
    first = told.row(0, named=True)
    assert (first["fault"], first["rows"], first["row"], first["subject"], first["found"]) == (
        "code_unknown",
        2,
        2,
        2,
        "E",
    )


def test_columns_that_no_rule_reads_may_hold_anything() -> None:
    frame = homes({}).with_columns(name=pl.lit("样例"), weight=pl.lit(float("inf")), water_litres=pl.lit("much"))
    assert not screen.faults({"household": frame}, PACK)["refused"].any()


@given(st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=6))
def test_a_negative_amount_is_never_passed_over(amounts: list[int]) -> None:
    frames = _one("transfer_fen", amounts)
    told = screen.faults(frames, PACK).filter(fault="negative", column="transfer_fen")
    below = [amount for amount in amounts if amount < 0]
    assert (told["rows"].sum(), told["found"].to_list()) == (len(below), [str(below[0])] if below else [])


def _columns(values: dict[str, int | None]) -> dict[str, pl.Expr]:
    return {name: pl.lit(value, pl.Int64) for name, value in values.items()}


def _asked(frame: pl.DataFrame) -> str:
    answers = screen.screen({"household": frame}, PACK, DAY)
    return str(answers.filter(rule="standard.income").item(0, "answer"))
