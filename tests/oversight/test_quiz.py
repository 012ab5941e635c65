"""Five questions on a household: only what is known, the same for whoever draws them that day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.oversight.appraising.quiz import ASKED, draw

FACTS = st.fixed_dictionaries({code: st.sampled_from(["", "3", "因病"]) for code in ASKED})


@pytest.mark.requirement("R49", "familiarity can be tested: five questions drawn from the household's facts")
@given(facts=FACTS, seed=st.text(max_size=9))
def test_five_known_facts_are_asked_and_no_unknown_one(facts: dict[str, str], seed: str) -> None:
    asked = draw(facts, seed)
    assert len(asked) == min(5, sum(bool(one) for one in facts.values()))
    assert all(one.answer == facts[one.code] != "" for one in asked)
    assert draw(facts, seed) == asked
