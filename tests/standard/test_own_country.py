"""A pack of another country in a folder of its own: letters in its codes, three decimals, lists of its own."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from hearthlight.standard import pack, screen
from hearthlight.standard.law import own_columns
from hearthlight.standard.own_frames.frame_words import FrameRefused

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
DAY = date(2024, 11, 4)
LAW = pack.read_folder(DOCS / "own_country" / "xn_hearths_2024")
HOME = {
    "household": 1,
    "area_code": "XN-N04-017",
    "state": "enrolled",
    "size": 2,
    "net_fen": 1_280_000,
    "livelihood": "herding",
    "herd_units": 9,
    "clinic_minutes": 90,
}


def _home(**changed: object) -> dict[str, pl.DataFrame]:
    return {"household": pl.DataFrame([HOME | changed])}


def _answer(rule: str, **changed: object) -> str:
    return str(screen.screen(_home(**changed), LAW, DAY).filter(rule=f"xn.{rule}").item(0, "answer"))


@pytest.mark.parametrize(
    ("rule", "changed", "answer"),
    [
        ("line", {}, "holds"),
        ("line", {"net_fen": 1_279_999}, "breaks"),
        ("line", {"state": "graduated"}, "not_applicable"),
        ("line", {"size": 0}, "unknown"),
        ("line", {"area_code": "XN-I02-009"}, "unknown"),
        ("herd", {}, "holds"),
        ("herd", {"herd_units": 8}, "breaks"),
        ("herd", {"herd_units": 8, "area_code": "XN-N11-002"}, "holds"),
        ("herd", {"livelihood": "wages"}, "not_applicable"),
        ("clinic", {"clinic_minutes": 91}, "breaks"),
    ],
)
def test_its_rules_read_its_own_columns_and_parameters_by_place(rule: str, changed: dict, answer: str) -> None:
    assert _answer(rule, **changed) == answer


def test_its_own_lists_stand_in_the_place_of_chinas() -> None:
    with pytest.raises(FrameRefused, match=r"'exited' .* one of enrolled, graduated, returned, closed is expected"):
        screen.screen(_home(state="exited"), LAW, DAY)
    with pytest.raises(FrameRefused, match=r"holds 'XN-N04' .* a code of 10 letters or digits"):
        screen.screen(_home(area_code="XN-N04"), LAW, DAY)


def test_a_later_line_holds_from_its_day() -> None:
    answers = screen.screen(_home(), LAW, date(2025, 1, 1)).filter(rule="xn.line")
    assert answers["answer"].to_list() == ["breaks"]


@pytest.fixture(scope="module")
def printed() -> str:
    code = "import runpy, sys; sys.modules['django'] = None; runpy.run_path(sys.argv[1])"
    command = [sys.executable, "-c", code, str(DOCS / "own_country" / "screen_homes.py")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_example_prints_what_its_page_shows_without_django(printed: str) -> None:
    shown = re.search(r"<!-- printed -->\n```\n(.*?)```", (DOCS / "own_country.md").read_text("utf-8"), re.DOTALL)
    assert shown is not None
    assert shown[1] == printed


def test_its_rules_keep_the_rule_law() -> None:
    command = [sys.executable, "tools/lint_rules.py", "docs"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[household]\ngoats = "number"', "columns.toml, household: column goats is 'number'; write one of integer"),
        ("[household_codes]\nstate = 'enrolled'", "household_codes: state is 'enrolled'; write a list of codes"),
        ("area_width = 0", "area_width is 0; write how many characters"),
        ("decimals = true", "decimals is True; write how many decimals"),
        ('currency = ""', "currency is ''; write the currency's name"),
        ("[herd]\na = 1", "'herd' is nothing it may hold; use one of area_width"),
        ('[[joined]]\nframe = "household"\ncolumn = "x"', "a joined entry is .* it needs frame"),
        ('[[joined]]\nframe = "herd"\ncolumn = "x"\nparameter = "y"', "it needs frame .one of household, member"),
        ("area_width 10", "is no TOML"),
    ],
)
def test_a_bad_file_of_columns_is_refused_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "columns.toml").write_text(text, encoding="utf-8")
    with pytest.raises(own_columns.BadColumns, match=said):
        own_columns.read(tmp_path)


def test_a_pack_without_the_file_is_chinas() -> None:
    law = pack.read("cn_register_2014")
    assert (law.columns, law.columns.currency, law.columns.area_width) == (own_columns.NO_COLUMNS, "yuan", 15)


def test_a_rule_that_reads_what_nobody_declared_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "xn_hearths_2024"
    folder.mkdir()
    for name in ("pack.toml", "parameters.toml", "rules.py"):
        (folder / name).write_text((DOCS / "own_country" / folder.name / name).read_text("utf-8"), encoding="utf-8")
    with pytest.raises(pack.BadPack, match=r"xn_hearths_2024: rule xn\.herd reads the column livelihood"):
        pack.read_folder(folder)
