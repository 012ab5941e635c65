"""The demo's world: one seed, one working day, one system that acts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random

from hearthlight.trail.act import System

DAY = date(2017, 3, 28)
"""The day of bulletin No. 22: the demo's working day."""

CITY = "341600000000000"
SHUANGJIAN = "341622101000000"
GONGDIAN = "341623108000000"
LIXIN = "341623000000000"
WULI = "341623105001000"
ZHANGLOU = "341623105220000"
PLAN_VILLAGE = "341623108201000"
"""The village of Gongdian whose income plan is followed to the fen; which village it is, is invented."""


@dataclass
class World:
    """What every loader gets."""

    seed: int = 1
    day: date = DAY
    system: System = field(default_factory=lambda: System("样例数据生成器"))
    progress: Callable[[str], None] = lambda text: None

    def random(self, purpose: str) -> Random:
        """A generator of its own for each purpose, so that one loader's draws do not move another's."""
        return Random(f"{self.seed}:{purpose}")
