"""Under any seed the published totals are the same and the invented places are others."""

import pytest

from hearthlight import figures
from hearthlight.demo import sun as loader
from hearthlight.demo.world import DAY, LIXIN, ZHANGLOU, World
from hearthlight.people.sight import EVERYTHING
from hearthlight.sun.models import Share


def value(code: str, place: str, **given: object) -> int:
    return figures.value(figures.find(f"sun.{code}"), place, DAY, EVERYTHING, **given)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [2, 7])
def test_another_seed_publishes_the_same(bare: World, seed: int) -> None:
    bare.seed = seed
    loader.load(bare)
    assert value("capacity", LIXIN) == 201_951_200
    assert value("generated", ZHANGLOU, plan_year=2015) == 98_270_000
    assert value("stations_connected", LIXIN, kind="village", plan_year=2016) == 186
    assert value("stations_to_connect", LIXIN, kind="village", plan_year=2016) == 160
    assert value("sharing_villages", LIXIN) == Share.whole.count() == 175
