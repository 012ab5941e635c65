"""Dated parameters: the right value of the right day and place, or none."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.parameters import BadParameter, NotKnown, Parameters

TOML = """
[[line]]
from = 2016-01-01
value = 2952
unit = "yuan"
document = "one"
certainty = "unconfirmed"
[[line]]
from = 2017-01-01
value = 3300
unit = "yuan"
place = "34"
document = "two"
certainty = "sourced"
[[line]]
from = 2017-01-01
until = 2018-01-01
value = 4310
unit = "yuan"
place = "3416"
use = "continuation"
document = "three"
certainty = "sourced"
"""


@pytest.fixture
def lines(tmp_path: Path) -> Parameters:
    path = tmp_path / "lines.toml"
    path.write_text(TOML, encoding="utf-8")
    return Parameters.read(path)


def test_the_most_specific_place_then_the_latest_date(lines: Parameters) -> None:
    assert lines.at("line", date(2016, 6, 1), "341600").value == 2952
    assert lines.at("line", date(2017, 6, 1), "341600").value == 3300
    assert lines.at("line", date(2017, 6, 1), "410000").value == 2952
    assert lines.at("line", date(2017, 6, 1), "341600", use="continuation").value == 4310


def test_what_is_not_known_is_not_guessed(lines: Parameters) -> None:
    with pytest.raises(NotKnown):
        lines.at("line", date(2015, 12, 31))
    with pytest.raises(NotKnown):
        lines.at("nothing", date(2017, 1, 1))


@given(st.dates(min_value=date(2016, 1, 1), max_value=date(2030, 1, 1)))
def test_a_value_holds_half_open(day: date) -> None:
    value = Parameters.parse(TOML).at("line", day, "341600", use="continuation")
    assert (value.value == 4310) == (date(2017, 1, 1) <= day < date(2018, 1, 1))


def test_every_entry_carries_its_document(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text('[[line]]\nfrom = 2016-01-01\nvalue = 1\nunit = "yuan"\ncertainty = "sourced"\n')
    with pytest.raises(BadParameter, match="document"):
        Parameters.read(path)
