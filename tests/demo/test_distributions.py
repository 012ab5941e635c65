"""What the invented homes are drawn from: bounds hold, the table prints."""

import numpy as np
import pytest

from hearthlight.demo import distributions
from hearthlight.demo.distributions import Choice
from hearthlight.demo.families import exact_sizes


@pytest.mark.parametrize("one", distributions.ALL, ids=lambda one: one.name)
def test_every_distribution_keeps_its_bounds(one: object) -> None:
    drawn = one.draw(np.random.default_rng(3), 2000)
    if isinstance(one, Choice):
        assert set(drawn) <= set(one.shares)
    else:
        assert one.low <= drawn.min() <= drawn.max() <= one.high


def test_there_are_a_dozen_and_they_print(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(distributions.ALL) >= 12
    distributions.main()
    printed = capsys.readouterr().out
    assert all(one.name in printed for one in distributions.ALL)
    assert "341622101" in printed


@pytest.mark.parametrize(("households", "people"), [(10, 10), (10, 80), (889, 1794), (1, 5)])
def test_sizes_add_up_exactly_at_the_bounds_too(households: int, people: int) -> None:
    shares = dict.fromkeys(range(1, 9), 1.0)
    sizes = exact_sizes(np.random.default_rng(1), shares, households, people)
    assert (len(sizes), sizes.sum()) == (households, people)
    assert sizes.min() >= 1
    assert sizes.max() <= 8
