"""A pack is one folder, read whole; the one in force is found by day; what is not known says so."""

import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from hearthlight.checks.rule import Answer
from hearthlight.core.parameters import NotKnown
from hearthlight.decisions.procedure import procedures, rules
from hearthlight.standard import pack, screen
from hearthlight.standard.line import is_reference, line_for
from tests.standard.homes import homes
from tests.standard.packs import folder

SHUANGJIAN = "341622101000000"
SCHEMES = [
    ("cn_register_2014", "registration", date(2014, 1, 1), date(2021, 1, 1)),
    ("cn_monitoring_2021", "monitoring", date(2021, 1, 1), date(2026, 1, 1)),
    ("cn_routine_2026", "routine", date(2026, 1, 1), None),
]


def test_three_schemes_each_with_its_days() -> None:
    found = [(one.code, one.scheme, one.from_date, one.until) for one in pack.all_packs()]
    assert found == SCHEMES
    assert pack.read("cn_register_2014").rule("standard.water").message == "Drinking water is not safe"


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2014, 1, 1), "cn_register_2014"),
        (date(2020, 12, 31), "cn_register_2014"),
        (date(2021, 1, 1), "cn_monitoring_2021"),
        (date(2025, 12, 31), "cn_monitoring_2021"),
        (date(2026, 1, 1), "cn_routine_2026"),
        (date(2040, 1, 1), "cn_routine_2026"),
    ],
)
def test_the_pack_of_a_day(day: date, code: str) -> None:
    assert pack.on(day).code == code


def test_before_the_first_scheme_there_is_none() -> None:
    with pytest.raises(pack.NoPack, match="2013-12-31"):
        pack.on(date(2013, 12, 31))


def test_an_unknown_name_is_answered_with_those_that_are_there() -> None:
    with pytest.raises(pack.NoPack, match="cn_register_2014"):
        pack.read("nowhere")
    with pytest.raises(pack.NoPack, match=r"standard\.happiness"):
        pack.read("cn_register_2014").rule("standard.happiness")


def test_a_folder_of_ones_own_is_read_and_screens(tmp_path: Path) -> None:
    own = pack.read_folder(folder(tmp_path))
    assert (own.code, own.family, [rule.code for rule in own.rules]) == ("own_trial", "trial", ["trial.income"])
    answers = screen.screen({"household": homes({"net_fen": 1}, {})}, own, date(2021, 5, 1))
    assert answers["answer"].to_list() == [Answer.BREAKS, Answer.HOLDS]
    with pytest.raises(pack.NoPack, match=r"pack\.toml"):
        pack.read_folder(tmp_path)


def test_rules_take_the_days_and_the_document_of_their_scheme() -> None:
    (rule, *_) = pack.read("cn_register_2014").rules
    (told,) = pack.dated([rule], date(2030, 1, 1), None, {rule.code: ("another text", "unconfirmed")})
    assert (told.from_date, told.until, told.document, told.certainty) == (
        date(2030, 1, 1),
        None,
        "another text",
        "unconfirmed",
    )
    assert told.breaks is rule.breaks
    for law in pack.all_packs():
        assert {(one.from_date, one.until) for one in law.rules} == {(law.from_date, law.until)}


def test_every_value_says_where_it_comes_from_and_how_sure() -> None:
    for law in pack.all_packs():
        assert all(value.document and value.certainty for value in law.parameters.values)
        assert not [value.key for value in law.parameters.values if not value.known and value.certainty == "sourced"]


def test_national_lines_are_as_sure_as_the_policy_notes_say() -> None:
    sure = {line.since.year: line.certainty for line in pack.read("cn_register_2014").parameters.all("poverty_line")}
    assert sure == dict.fromkeys(range(2014, 2019), "unconfirmed") | {2019: "sourced", 2020: "sourced"}


def test_monitoring_starts_at_6000_as_a_reference_and_guesses_no_later_line() -> None:
    first = line_for(SHUANGJIAN, date(2021, 6, 1))
    assert first is not None
    assert (first.value, first.sure, is_reference(date(2021, 6, 1))) == (600_000, True, True)
    assert not is_reference(date(2017, 6, 1))
    assert [line_for(SHUANGJIAN, date(year, 6, 1)) for year in (2022, 2023, 2024, 2025, 2026)] == [None] * 5
    law = pack.read("cn_monitoring_2021").parameters
    with pytest.raises(NotKnown, match="未查到"):
        law.at("poverty_line", date(2023, 6, 1), SHUANGJIAN)
    assert law.at("poverty_line", date(2023, 6, 1), "410581100000000").value == 750_000


def test_a_year_without_a_line_leaves_income_unknown() -> None:
    day, frame = (
        date(2023, 6, 1),
        homes({}).with_columns(monitored=pl.lit(False)),
    )
    answers = screen.screen({"household": frame}, pack.on(day), day)
    assert answers.filter(rule="standard.income")["answer"].to_list() == [Answer.UNKNOWN]


def test_the_procedures_and_the_packs_name_the_same_days() -> None:
    day = date(2022, 6, 1)
    law = pack.on(day).parameters
    steps = procedures().at("monitor", day).value
    assert [one["days"] for one in steps if one["kind"] == "notice"] == [law.at("monitoring_notice_days", day).value]
    assert rules().at("decide_within", day, procedure="monitor").value == law.at("clue_to_decision_days", day).value
    day = date(2017, 3, 28)
    exits = [one["days"] for one in procedures().at("exit", day).value if one["kind"] == "notice"]
    assert exits == [pack.on(day).parameters.at("exit_notice_days", day).value]


def test_a_digest_is_another_as_soon_as_a_value_or_a_shared_rule_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "packs"
    shutil.copytree(pack.FOLDER, here)
    monkeypatch.setattr(pack, "FOLDER", here)
    told = [pack.digest.__wrapped__("cn_register_2014")]
    for file in ("cn_register_2014/parameters.toml", "shared/items.py", "cn_register_2014/notes.txt"):
        path = here / file
        path.write_text((path.read_text("utf-8") if path.exists() else "") + "\n# corrected\n", "utf-8")
        told.append(pack.digest.__wrapped__("cn_register_2014"))
    assert len(set(told[:3])) == 3
    assert told[3] == told[2], "what is neither law nor rule changes nothing"
