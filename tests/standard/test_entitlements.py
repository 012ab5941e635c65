"""What a household may claim, as data: true, false, or undetermined; every entry has its document."""

from datetime import date
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from hearthlight.help.measures import KINDS
from hearthlight.standard import pack
from hearthlight.standard.law.entitlements import BadEntitlement, Entitlement, condition, read

ENTRY = """
[[entitlement]]
code = "repair"
title = "Repair"
official = "改造"
who = [ { column = "grade", is_in = ["C", "D"] }, { column = "poor", is = true } ]
used_when = [ { column = "repaired", is = true }, { column = "moved", more_than = 0 } ]
measures = ["housing"]
from = 2014-01-01
until = 2021-01-01
place = "34"
document = "a text"
certainty = "unconfirmed"
"""


def claim(at: Path, text: str = ENTRY) -> Entitlement:
    path = at / "entitlements.toml"
    path.write_text(text, encoding="utf-8")
    return read(path)[0]


def answered(frame: dict[str, list[Any]], asked: nw.Expr) -> list[bool | None]:
    return nw.from_native(pl.DataFrame(frame), eager_only=True).select(found=asked)["found"].to_list()


@pytest.mark.requirement("R88", "unused entitlement list per household")
def test_whom_it_concerns_is_never_no_for_what_is_not_known(tmp_path: Path) -> None:
    frame = {"grade": ["C", "B", None, "D", None], "poor": [True, True, True, None, False]}
    assert answered(frame, claim(tmp_path).concerns()) == [True, False, None, None, False]


def test_any_of_its_uses_uses_it(tmp_path: Path) -> None:
    one = claim(tmp_path)
    used = one.used()
    assert used is not None
    assert answered({"repaired": [True, False, None, None], "moved": [0, 0, 1, 0]}, used) == [True, False, True, None]
    assert one.reads == ("grade", "poor", "repaired", "moved")
    assert claim(tmp_path, ENTRY.replace("used_when", "seen_when")).used() is None


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ({"is": "C"}, [True, False, None]),
        ({"is_null": True}, [False, False, True]),
        ({"is_null": False}, [True, True, False]),
        ({"is_in": ["C"]}, [True, False, None]),
    ],
)
def test_the_words_of_a_condition(said: dict[str, Any], answers: list[bool | None]) -> None:
    assert answered({"grade": ["C", "B", None]}, condition({"column": "grade"} | said)) == answers


def test_numbers_are_compared() -> None:
    assert answered({"n": [0, 1, None]}, condition({"column": "n", "less_than": 1})) == [True, False, None]


def test_it_stands_on_its_days_at_its_place(tmp_path: Path) -> None:
    one = claim(tmp_path)
    days = [date(2013, 12, 31), date(2014, 1, 1), date(2020, 12, 31), date(2021, 1, 1)]
    assert [one.in_force(day, "341622") for day in days] == [False, True, True, False]
    assert not one.in_force(date(2017, 1, 1), "41")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENTRY.replace('document = "a text"', ""), "repair: document is missing"),
        (ENTRY.replace("is_in", "is_not"), "repair: the condition .* cannot be read"),
        (
            ENTRY.replace(
                'who = [ { column = "grade", is_in = ["C", "D"] }, { column = "poor", is = true } ]', "who = []"
            ),
            "who",
        ),
    ],
)
def test_a_bad_entry_is_refused_by_name(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadEntitlement, match=said):
        claim(tmp_path, text)


def test_a_claim_on_a_column_that_no_household_has_is_refused(tmp_path: Path) -> None:
    from tests.standard.packs import folder

    with pytest.raises(pack.BadPack, match="own_trial: entitlement repair reads the column grade"):
        pack.read_folder(folder(tmp_path, entitlements__toml=ENTRY))


def test_what_ships_names_its_document_and_its_measures() -> None:
    for law in pack.all_packs():
        assert law.entitlements
        assert len({one.code for one in law.entitlements}) == len(law.entitlements)
        for one in law.entitlements:
            assert one.document
            assert one.measures
            assert set(one.measures) <= set(KINDS)


def test_the_solar_share_is_no_claim_before_its_document() -> None:
    found = {one.code: one for one in pack.read("cn_register_2014").entitlements}
    assert not found["solar_income"].in_force(date(2017, 3, 28), "3416")
    assert found["solar_income"].in_force(date(2018, 3, 28), "3416")
    sourced = {code for code, one in found.items() if one.certainty == "sourced"}
    assert sourced == {"industry", "employment", "home_work", "light_opening", "solar_income"}
