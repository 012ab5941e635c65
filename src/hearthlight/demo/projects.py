"""A demo project 样例数据: a cooperative's greenhouses that give the village collective a fixed share by contract."""

from collections.abc import Callable
from datetime import date
from functools import partial

from hearthlight.core.money import yuan
from hearthlight.demo.world import PLAN_VILLAGE, World
from hearthlight.help.models import Project
from hearthlight.money import entries, seals
from hearthlight.money.journal import book
from hearthlight.money.models import Contribution
from hearthlight.trail.act import act, digest
from hearthlight.trail.history import add
from hearthlight.trail.models import Source

SHARE_PERMILLE = 80
INCOME = yuan("12500.00")
SHARED_ON, MONTH = date(2017, 3, 10), "2017-02"


def step(world: World) -> tuple[date, int, Callable[[], None]]:
    """When it gave its share."""
    return SHARED_ON, 5, partial(_give, world)


def _give(world: World) -> None:
    with act(world.system, "demo.load_project", at=PLAN_VILLAGE, day=SHARED_ON) as event:
        title = "样例 大棚合作协议"
        paper = Source(
            kind="contract", title=title, sha256=digest(title), received_on=SHARED_ON, area_code=PLAN_VILLAGE
        )
        contract = add(event, paper)
        project = Project(area_code=PLAN_VILLAGE, name="样例蔬菜大棚", share_permille=SHARE_PERMILLE, contract=contract)
        project.synthetic, project.from_date = True, date(2016, 1, 1)
        add(event, project)
        share = Contribution(project=project, area_code=PLAN_VILLAGE, month=MONTH, income_fen=INCOME, source=contract)
        share.share_permille, share.fen = SHARE_PERMILLE, INCOME * SHARE_PERMILLE // 1000
        add(event, share)
        draft = entries.share(share.pk, PLAN_VILLAGE, share.fen, SHARED_ON)
        book(event, [entries.sealed(draft, seals.of_contribution(share))])
