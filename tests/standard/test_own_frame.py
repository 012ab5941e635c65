"""The same answers from any kind of table, given back as that kind."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from hearthlight.standard import explained, pack, screen
from hearthlight.standard.own_frames.frame_words import FrameRefused
from tests.standard.homes import homes, members

DAY = date(2017, 3, 28)
PACK = pack.read("cn_register_2014")
FRAMES = {
    "household": homes({}, {"food_ok": None}, {"house_grade": "C"}, {"net_fen": None}, {"scheme": None, "state": None}),
    "member": members({}, {"age": None}, {"relation": "son", "sex": "female"}),
}
OURS = screen.screen(FRAMES, PACK, DAY).rows()


def _pandas(frame: pl.DataFrame) -> Any:
    pandas = pytest.importorskip("pandas")
    whole = {name: "Int64" for name, kind in frame.schema.items() if kind == pl.Int64}
    return pandas.DataFrame(frame.to_dict(as_series=False)).astype(whole)


def test_pandas_in_pandas_out() -> None:
    frames = {name: _pandas(frame) for name, frame in FRAMES.items()}
    answers = screen.screen(frames, PACK, DAY)
    assert type(answers) is type(frames["household"])
    assert list(answers.itertuples(index=False, name=None)) == OURS
    assert type(screen.counts(answers)) is type(answers)
    assert "standard.housing" in explained.explain(frames, PACK, DAY)["rule"].tolist()
    assert len(screen.faults(frames, PACK)) == len(screen.faults(FRAMES, PACK))


def test_a_pandas_column_with_gaps_is_a_float_and_says_how_to_mend_it() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(FRAMES["household"].to_dict(as_series=False))
    with pytest.raises(FrameRefused, match=r"net_fen: its type is Float64.*astype\('Int64'\)"):
        screen.screen({"household": frame}, PACK, DAY)


def test_cells_of_several_kinds_are_refused_not_guessed() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(homes({}, {}).to_dict(as_series=False) | {"net_fen": [1, "much"]})
    with pytest.raises(FrameRefused, match="column net_fen: its type is Object and Int64 is expected"):
        screen.screen({"household": frame}, PACK, DAY)
    assert "unknown" in screen.screen({"household": frame}, PACK, DAY, strict=False)["answer"].tolist()


def test_arrow_in_arrow_out() -> None:
    arrow = pytest.importorskip("pyarrow")
    answers = screen.screen({name: frame.to_arrow() for name, frame in FRAMES.items()}, PACK, DAY)
    assert isinstance(answers, arrow.Table)
    assert pl.DataFrame(answers).rows() == OURS


def test_narrow_integers_and_categories_answer_alike() -> None:
    narrow = FRAMES["household"].with_columns(
        pl.col("size", "heads").cast(pl.UInt8),
        pl.col("state", "house_grade").cast(pl.Categorical),
        pl.lit(None).alias("z"),
    )
    enumerated = narrow.with_columns(scheme=pl.col("scheme").cast(pl.Enum(["registration"])))
    assert screen.screen(FRAMES | {"household": enumerated}, PACK, DAY).rows() == OURS


def test_a_column_that_is_empty_throughout_is_unknown() -> None:
    frame = homes({}).with_columns(water_safe=pl.lit(None), net_fen=pl.lit(None, pl.Float64))
    answers = screen.screen({"household": frame}, PACK, DAY)
    for rule in ("standard.water", "standard.income"):
        assert answers.filter(rule=rule)["answer"].to_list() == ["unknown"]


def test_what_was_not_asked_is_named() -> None:
    told = screen.not_asked({"household": homes({}).drop("food_ok", "heads")}, PACK, DAY)
    assert told["standard.food"] == ("food_ok",)
    assert "heads" in told["standard.one_head"]
    assert told["standard.id_invalid"] == ("member",)
