"""Demo plots under the panels 板下种植: the plan that the bulletin states for Wuli, and four invented ones 样例数据."""

from random import Random

from hearthlight.demo.world import GONGDIAN, WULI, World
from hearthlight.sun.models import Planting, Site
from hearthlight.sun.planting import plant
from hearthlight.trail.models import Source

YEAR = 2017
STATED = ("花生", "蔬菜")
"""The bulletin says which crops are planned under Wuli's panels, and neither areas nor who works them: unknown."""
INVENTED = ("花生", "大蒜", "菠菜", "红薯")


def load(world: World) -> None:
    """Plans of Wuli without a figure; of four sites of Gongdian plans, and what was planted of two of them."""
    bulletin = Source.objects.filter(kind="bulletin").first()
    for site in Site.whole.filter(area_code=WULI, grouped=True):
        for crop in STATED:
            plant(world.system, site, YEAR, crop, source=bulletin)
    sites = Site.whole.filter(area_code__startswith=GONGDIAN[:9], land_mu_milli=None).order_by("pk")[: len(INVENTED)]
    for number, (site, crop) in enumerate(zip(sites, INVENTED, strict=False)):
        plant(world.system, site, YEAR, crop, synthetic=True, **_invented(number, world.random(f"plots.{number}")))


def _invented(number: int, random: Random) -> dict[str, object]:
    planned = random.randrange(2_000, 6_000, 500)
    cooperative = number % 2 == 0
    facts: dict[str, object] = {
        "planned_mu_milli": planned,
        "expected_fen": planned * random.randrange(80, 160),
        "worked_by": Planting.Worker.COOPERATIVE if cooperative else Planting.Worker.HOUSEHOLDS,
        "households": None if cooperative else random.randrange(3, 9),
    }
    return facts | ({"planted_mu_milli": planned - 500} if number < 2 else {})
