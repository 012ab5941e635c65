"""The linter of the rule law refuses what engines answer differently, and nothing that rules need."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lint_rules", ROOT / "tools" / "lint_rules.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["lint_rules"] = module
    spec.loader.exec_module(module)
    return module


lint = _load()


def _refused(tmp_path: Path, expression: str) -> list[str]:
    path = tmp_path / "rules.py"
    path.write_text(f"import narwhals as nw\ncol = nw.col\nBREAKS = {expression}\n", encoding="utf-8")
    return [bad.what for bad in lint.refusals(path)]


ALLOWED = [
    'col("net_fen") < col("line_fen") * col("size")',
    '(col("net_fen") + 1 > 0) & ~(col("water_safe") | col("food_ok").is_null())',
    'col("house_grade").is_in(["A", "B"])',
    'nw.when(col("age") >= 60).then(nw.lit(True)).otherwise(col("labour") == "none")',
    'col("size") - col("heads") != -1',
]


@pytest.mark.parametrize("expression", ALLOWED)
def test_what_rules_need_is_allowed(tmp_path: Path, expression: str) -> None:
    assert _refused(tmp_path, expression) == []


REFUSED = {
    'col("net_fen") / col("size") < 400000': "division",
    'col("net_fen") // col("size") < 400000': "whole division",
    'col("number") % 2 == 0': "%",
    'col("size") ** 2 > 4': "a power",
    'col("a") ^ col("b")': "^",
    'col("a") << 1 > 4': "a bit shift",
    'col("health") & 1': "& or | on a number",
    '(col("a") + col("b")) | col("c")': "& or | on a number",
    '~(col("a") * 2)': "~ on a number",
    'col("size").cast(nw.Int64) > 4': ".cast()",
    'col("causes").list.contains("illness")': ".contains()",
    'col("name").str.contains("^a")': ".contains()",
    'col("net_fen").sum() > 4': ".sum()",
    'col("net_fen") > 4310.0': "a float",
    '(col("age") > 6) and (col("age") < 15)': "Python's and/or",
    'not col("water_safe")': "Python's not",
    '6 <= col("age") <= 15': "a chained comparison",
    'float(col("net_fen")) > 4': "float()",
}


@pytest.mark.parametrize(("expression", "what"), REFUSED.items())
def test_what_engines_answer_differently_is_refused(tmp_path: Path, expression: str, what: str) -> None:
    assert [refusal.split(":")[0].startswith(what) for refusal in _refused(tmp_path, expression)] == [True]


def test_it_names_file_and_line_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules.py").write_text("A = 1\nB = A / 2\n", encoding="utf-8")
    (tmp_path / "physics.py").write_text("B = 1 / 2\n", encoding="utf-8")
    assert lint.main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith(f"{tmp_path / 'rules.py'}:2: ")


def test_files_of_a_pack_are_read_whatever_their_name(tmp_path: Path) -> None:
    (tmp_path / "packs" / "some").mkdir(parents=True)
    (tmp_path / "packs" / "some" / "housing.py").write_text("A = 1 / 2\n", encoding="utf-8")
    assert lint.main([str(tmp_path)]) == 1


def test_the_rules_of_the_house_keep_the_law() -> None:
    assert lint.main([str(ROOT / "src")]) == 0
