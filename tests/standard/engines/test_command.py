"""What ``hearthlight screen --from`` prints: in both languages, and what was not asked said so."""

from rich.cells import cell_len

from hearthlight.checks.rule import Answer
from hearthlight.standard.engines.command import text
from hearthlight.standard.engines.outcome import Outcome


def test_columns_stand_under_their_headings_and_what_was_not_asked_is_said() -> None:
    counts = {"standard.income": {answer.value: 1_234_567 for answer in Answer}}
    told = text(Outcome(counts, {"standard.water": ("water_safe", "water_source")}), as_json=False)
    heads, row, not_asked = told.splitlines()
    assert cell_len(heads) == cell_len(row)
    assert "无法判断 unknown" in heads
    assert not_asked.endswith("没有问，缺少 not asked, for want of: water_safe, water_source")
