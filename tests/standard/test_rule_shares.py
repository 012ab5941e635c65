"""On how many of the demo's homes and people each rule fires, printed (``-s``) and read for sense."""

from datetime import date

import polars as pl
import pytest

from hearthlight.core import areas
from hearthlight.demo.world import SHUANGJIAN
from hearthlight.standard import pack, queries, screen

NEVER = {"state_order", "exit_before_registration", "no_head", "village_empty"}
"""What the register's own acts refuse, or no clerk has done here: only another's file brings it."""
OFTEN = {"income", "income_basis", "income_evidence", "water", "income_swing"}
"""Low incomes, papers that lack and wells are common; mistakes of entry are not."""


def _share(counts: dict[str, int]) -> float:
    return counts["breaks"] / max(1, counts["breaks"] + counts["holds"])


@pytest.mark.requirement("R82", "cross-field and cross-year logic checks")
def test_the_shares_are_believable_and_one_town_can_work_its_findings_off(county: date) -> None:
    law = pack.on(county)
    found = screen.run(queries.read(areas.COUNTRY, county), law, county)
    told = {code.removeprefix("standard."): counts for code, counts in found.counts().items()}
    for code, counts in told.items():
        print(f"{code:34}{counts['breaks']:7,}{counts['holds']:9,}{counts['unknown']:9,} {_share(counts):8.3%}")
    assert found.not_asked == {}
    assert {code for code, counts in told.items() if not counts["breaks"]} <= NEVER
    of_villages = {code for code in told if law.rule(f"standard.{code}").frame == "village"}
    assert {code for code, one in told.items() if _share(one) > 0.03} - of_villages == OFTEN
    assert all(told[code]["breaks"] <= 2 for code in of_villages)
    low, high = (pl.lit(code) for code in areas.subtree(SHUANGJIAN))
    here = pl.col("area_code").is_between(low, high, closed="left")
    rest = screen.table(found).filter(here & (pl.col("answer") == "breaks") & (pl.col("rule") != "standard.income"))
    assert 300 < len(rest) < 23 * 50
