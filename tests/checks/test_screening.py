"""Four answers, and unknown is never no."""

from datetime import date

import narwhals as nw
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.checks.rule import Answer, Rule
from hearthlight.checks.screening import screen

DAY = date(2017, 3, 28)


def _rule(**changes: object) -> Rule:
    given = {
        "code": "test.line",
        "frame": "household",
        "reads": ("net_fen", "line_fen", "size"),
        "breaks": nw.col("net_fen") < nw.col("line_fen") * nw.col("size"),
        "applies": nw.col("state") == "registered",
        "message": "below the line",
        "document": "test",
        "certainty": "demo",
        "from_date": date(2014, 1, 1),
    }
    return Rule(**given | changes)  # type: ignore[arg-type]


def _frame(rows: list[dict[str, object]]) -> pl.DataFrame:
    kinds = {"household": pl.Int64, "area_code": pl.String, "state": pl.String}
    numbers = {"net_fen": pl.Int64, "line_fen": pl.Int64, "size": pl.Int64}
    return pl.DataFrame(
        [{"household": i, "area_code": "1", **row} for i, row in enumerate(rows)], schema=kinds | numbers
    )


ROWS = [
    ({"state": "registered", "net_fen": 100, "line_fen": 60, "size": 2}, Answer.BREAKS),
    ({"state": "registered", "net_fen": 120, "line_fen": 60, "size": 2}, Answer.HOLDS),
    ({"state": "registered", "net_fen": None, "line_fen": 60, "size": 2}, Answer.UNKNOWN),
    ({"state": "exited", "net_fen": None, "line_fen": 60, "size": 2}, Answer.NOT_APPLICABLE),
    ({"state": None, "net_fen": 1, "line_fen": 60, "size": 2}, Answer.UNKNOWN),
]


@pytest.mark.parametrize("engine", [pl.DataFrame, lambda frame: pd.DataFrame(frame.to_dicts()).convert_dtypes()])
@pytest.mark.requirement("R80", "pass line engine")
def test_four_answers_on_two_engines(engine: object) -> None:
    found = screen({"household": engine(_frame([row for row, _ in ROWS]))}, [_rule()], DAY)  # type: ignore[operator]
    assert found.answers["test.line"]["answer"].to_list() == [answer.value for _, answer in ROWS]
    assert found.counts()["test.line"] == {"breaks": 1, "holds": 1, "not_applicable": 1, "unknown": 2}
    assert found.breaking("test.line")["subject"].to_list() == [0]


numbers = st.one_of(st.none(), st.integers(-(10**9), 10**9))


@given(st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=20))
def test_a_null_that_is_read_is_never_answered_yes_or_no(rows: list[tuple[int | None, ...]]) -> None:
    frame = _frame([{"state": "registered", "net_fen": a, "line_fen": b, "size": c} for a, b, c in rows])
    answers = screen({"household": frame}, [_rule()], DAY).answers["test.line"]["answer"].to_list()
    for (net, line, size), answer in zip(rows, answers, strict=True):
        if net is None or line is None or size is None:
            assert answer == Answer.UNKNOWN
        else:
            assert answer == (Answer.BREAKS if net < line * size else Answer.HOLDS)


def test_a_missing_column_or_frame_is_named_not_answered() -> None:
    found = screen({"household": _frame([]).drop("net_fen")}, [_rule(), _rule(code="other", frame="member")], DAY)
    assert found.answers == {}
    assert found.not_asked == {"test.line": ("net_fen",), "other": ("member",)}


def test_a_rule_stands_half_open() -> None:
    rule = _rule(until=DAY)
    frames = {"household": _frame([ROWS[0][0]])}
    assert screen(frames, [rule], DAY).answers == {}
    assert list(screen(frames, [rule], date(2017, 3, 27)).answers) == ["test.line"]
