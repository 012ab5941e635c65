"""The drawings: pure, escaped, named, and true to their numbers."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.desk.drawing import bars, cover, flow, histogram, houses, schematic, wall
from hearthlight.desk.drawing.flow import Flow, Gate, Waiting
from hearthlight.desk.drawing.houses import Homes
from hearthlight.desk.drawing.marks import RAMP, step
from hearthlight.desk.drawing.schematic import Block, Cell

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg" '
SHARP = "<b>&\"'"


def parsed(svg: str) -> ElementTree.Element:
    """The drawing as XML: it fails when something was not escaped."""
    return ElementTree.fromstring(svg.replace("<svg ", f"<svg {NAMESPACE}", 1))


def tagged(svg: str, tag: str) -> list[ElementTree.Element]:
    return parsed(svg).findall(f".//{{http://www.w3.org/2000/svg}}{tag}")


def a_flow(paid: int = 51, word: str = "到账") -> Flow:
    gates = [Gate(word, "1 万元", part, "/n") for part in (100, 85, 67, paid)]
    stuck = [Waiting(word, "1 万元", "15 元", word, "/w"), None, Waiting(word, "1 万元", "16 元", word, "/w")]
    return Flow("12", "万度", gates, stuck, "元", word, [Gate(word, "1 万元", part, "/e") for part in (35, 10, 6)])


@pytest.mark.parametrize(
    "svg",
    [
        flow.draw(a_flow(word=SHARP), houses.draw(Homes(3, 2, 1, 0), SHARP, SHARP)),
        histogram.histogram([histogram.Column(SHARP, 3)], SHARP),
        bars.months([bars.Month(SHARP, 3, 4, 2, 5), bars.Month("", None)], SHARP),
        schematic.draw([Block(SHARP, [Cell(SHARP, "/a?b=1&c=2", 40, SHARP)])], schematic.ONE, SHARP),
        wall.draw([wall.Row(SHARP, "/s", [900, None])], ["2017-01", "2017-02"], SHARP),
        cover.draw(),
    ],
)
def test_every_drawing_is_whole_and_obeys_the_content_policy(svg: str) -> None:
    parsed(svg)
    assert "style=" not in svg
    assert not re.search(r"<script|\son\w+=", svg)


def test_the_flow_opens_at_every_gate_end_and_waiting_sum() -> None:
    links = [link.get("href") for link in tagged(flow.draw(a_flow(), ""), "a")]
    assert (links.count("/n"), links.count("/e"), links.count("/w")) == (4, 3, 2)


def test_a_gate_too_low_for_its_number_says_it_below_the_band() -> None:
    def height(paid: int) -> float:
        [number] = [one for one in tagged(flow.draw(a_flow(paid), ""), "text") if one.text == f"{paid} 元"]
        return float(number.get("y", "0"))

    assert height(3) > height(80)


def test_every_cell_has_a_name_for_screen_readers() -> None:
    cells = [Cell("巩店镇", "/x", 49, "49%"), Cell("双涧镇", "/y", None, "没有数据")]
    for grid in (schematic.NAMED, schematic.SMALL, schematic.ONE):
        names = [link.get("aria-label") for link in tagged(schematic.draw([Block("县", cells)], grid, "图"), "a")]
        assert names == ["巩店镇 49%", "双涧镇 没有数据"]


def test_no_data_is_drawn_apart_from_dark() -> None:
    dark = schematic.draw([Block("县", [Cell("甲", "/x", 0, "0%")])], schematic.SMALL, "图")
    nothing = schematic.draw([Block("县", [Cell("甲", "/x", None, "")])], schematic.SMALL, "图")
    assert RAMP[0] in dark
    assert "url(#no-data)" in nothing
    assert "url(#no-data)" not in dark


def test_the_ramp_rises_in_lightness_so_that_it_survives_grey_print() -> None:
    grey = [0.3 * int(c[1:3], 16) + 0.59 * int(c[3:5], 16) + 0.11 * int(c[5:7], 16) for c in RAMP]
    assert all(after - before > 15 for before, after in pairwise(grey))
    assert [step(share) for share in (0, 39, 40, 60, 75, 90, 100)] == [0, 0, 1, 2, 3, 4, 4]


@given(st.integers(0, 200_000), st.integers(0, 200_000), st.integers(0, 200_000))
def test_a_page_has_60_to_120_houses_and_nobody_vanishes(lit: int, waiting: int, neutral: int) -> None:
    homes = Homes(lit, waiting, neutral, 0)
    shown = houses.houses(homes)
    assert all((shown[state] > 0) == (getattr(homes, state) > 0) for state in ("lit", "waiting", "neutral"))
    assert sum(shown.values()) <= 122
    if homes.total >= 60:
        assert sum(shown.values()) >= 60


def test_a_bar_is_as_light_as_its_cell() -> None:
    fills = [[one.get("fill") for one in tagged(bars.bar(share), "rect")][1] for share in (0, 50, 95)]
    assert fills == [RAMP[0], RAMP[1], RAMP[4]]


def test_a_name_that_was_cut_says_so() -> None:
    assert [schematic.short(name, 4) for name in ("西潘楼镇", "马店孜镇甲")] == ["西潘楼镇", "马店孜…"]


def test_an_unread_month_is_hatched() -> None:
    svg = wall.draw([wall.Row("甲", "/s", [None, 0])], ["2017-01", "2017-02"], "图")
    assert [one.get("fill") for one in tagged(svg, "path") if (one.get("d") or "").count("h")] == [
        "url(#unread)",
        RAMP[0],
    ]


def test_a_marked_column_stands_out_and_says_its_number() -> None:
    svg = histogram.histogram([histogram.Column("2016", 1234, True), histogram.Column("2017", 1)], "图")
    assert [title.text for title in tagged(svg, "title")] == ["2016: 1,234", "2017: 1"]
    assert [one.get("fill") for one in tagged(svg, "rect")] == ["#e9aa42", "#d9cdb4"]
    assert "1,234" in [one.text for one in tagged(svg, "text")]
