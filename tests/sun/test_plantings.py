"""What grows under the panels: a plan is no planting, and what cannot be is refused."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hearthlight.demo.world import WULI, World
from hearthlight.sun.actions import NotSunny
from hearthlight.sun.models import Planting, Site
from hearthlight.sun.planting import plant
from hearthlight.trail.act import act
from hearthlight.trail.history import add

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(bare: World) -> Site:
    with act(bare.system, "test.site", at=WULI) as event:
        return add(event, Site(name="五里", area_code=WULI, land_mu_milli=13_500, synthetic=True))


@pytest.mark.requirement("R13", "planned and done kept apart (the text states a plan)")
def test_a_plan_is_no_planting_until_somebody_planted(bare: World, site: Site) -> None:
    planned = plant(bare.system, site, 2017, "花生", planned_mu_milli=8_000, expected_fen=400_000)
    assert (planned.planned_mu_milli, planned.planted_mu_milli, planned.actual_fen) == (8_000, None, None)
    done = plant(bare.system, site, 2017, "花生", planted_mu_milli=6_500, actual_fen=310_000)
    assert done.pk == planned.pk
    done.refresh_from_db()
    assert (done.planned_mu_milli, done.expected_fen) == (8_000, 400_000), "what was planned stays what was planned"
    assert (done.planted_mu_milli, done.actual_fen) == (6_500, 310_000)


@pytest.mark.parametrize(
    ("crop", "facts", "said"),
    [
        (" ", {}, "请写明作物"),
        ("花生", {"expected_fen": -1}, "小于零"),
        ("花生", {"planted_mu_milli": 13_501}, r"站址只有13\.5亩，却种了13\.501亩"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    bare: World, site: Site, crop: str, facts: dict[str, Any], said: str
) -> None:
    with pytest.raises(NotSunny, match=said):
        plant(bare.system, site, 2017, crop, **facts)
    assert not Planting.whole.exists()


def test_the_database_keeps_one_row_a_plot_and_known_workers(bare: World, site: Site) -> None:
    plant(bare.system, site, 2017, "花生", worked_by="collective")
    for facts in ({"crop": "花生"}, {"crop": "蔬菜", "worked_by": "a friend"}):
        with pytest.raises(IntegrityError), transaction.atomic(), act(bare.system, "test.plot", at=WULI) as event:
            add(event, Planting(site=site, year=2017, synthetic=True, **facts))
