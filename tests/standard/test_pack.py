"""A pack is one folder, read whole; the one in force is found by day."""

from datetime import date

import pytest

from hearthlight.standard import pack


def test_the_first_pack() -> None:
    first = pack.read("cn_register_2014")
    assert (first.scheme, first.from_date, first.until) == ("registration", date(2014, 1, 1), date(2021, 1, 1))
    assert first.rule("standard.water").message == "Drinking water is not safe"


def test_the_pack_of_a_day() -> None:
    assert pack.on(date(2017, 3, 28)).code == "cn_register_2014"
    with pytest.raises(pack.NoPack, match="2013-12-31"):
        pack.on(date(2013, 12, 31))
    with pytest.raises(pack.NoPack, match="2021-01-01"):
        pack.on(date(2021, 1, 1))


def test_an_unknown_name_is_answered_with_those_that_are_there() -> None:
    with pytest.raises(pack.NoPack, match="cn_register_2014"):
        pack.read("nowhere")
    with pytest.raises(pack.NoPack, match=r"standard\.happiness"):
        pack.read("cn_register_2014").rule("standard.happiness")


def test_every_value_says_where_it_comes_from_and_how_sure() -> None:
    values = pack.read("cn_register_2014").parameters.values
    assert all(value.document and value.certainty in ("sourced", "unconfirmed") for value in values)


def test_national_lines_are_as_sure_as_the_policy_notes_say() -> None:
    sure = {line.since.year: line.certainty for line in pack.read("cn_register_2014").parameters.all("poverty_line")}
    assert sure == dict.fromkeys(range(2014, 2019), "unconfirmed") | {2019: "sourced", 2020: "sourced"}
