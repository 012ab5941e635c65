"""Demo village file 行政村表: what each village of both towns states of itself, invented, with a few doubts planted."""

from collections import Counter

from hearthlight.core import areas
from hearthlight.demo.world import CITY, GONGDIAN, SHUANGJIAN, World
from hearthlight.places.models import Area, StatedValue
from hearthlight.places.queries import below
from hearthlight.places.village_facts import EXIT_FACTS, FACTS
from hearthlight.register.models import Household, Status
from hearthlight.register.models.status import VILLAGE_SCHEME
from hearthlight.trail.act import act, digest
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Source

PERIOD = "2016"
TITLE = "样例县2016年度行政村情况表"


def load(world: World) -> None:
    """One file of all villages; an exited one without its schools, one without its bus, one that counts too many."""
    villages = [*below(SHUANGJIAN, "village"), *below(GONGDIAN, "village")]
    out = {*Status.whole.filter(scheme=VILLAGE_SCHEME, state="exited").values_list("area_code", flat=True)}
    homes = Counter(areas.at(code, "village") for code in Household.whole.values_list("area_code", flat=True))
    with act(world.system, "demo.load_villages", at=CITY, day=world.day) as event:
        source = Source(kind="village_file", title=TITLE, sha256=digest(TITLE), received_on=world.day, area_code=CITY)
        add(event, source)
        told = {one.code: _facts(world, one, homes[one.code], one.code in out) for one in villages}
        _plant(told, sorted(out & told.keys()))
        _before_exit(told)
        about = {"period": PERIOD, "kind": StatedValue.Kind.STATED, "source": source}
        bulk(
            event,
            [
                StatedValue(area_code=code, measure=fact.measure, value=facts[fact.name], unit=fact.unit, **about)
                for code, facts in told.items()
                for fact in (*FACTS, *EXIT_FACTS)
                if fact.name in facts
            ],
        )


def _facts(world: World, village: Area, homes: int, out: bool) -> dict[str, int]:
    dice = world.random(f"village {village.code}")
    unsafe = {"houses_unsafe": dice.randint(0, homes // 100), "water_unsafe": dice.randint(0, homes // 80)}
    return {"exited": int(out), "households": homes, **unsafe, "schools": dice.choice([0, 1, 1, 2]), "bus": 1}


def _plant(told: dict[str, dict[str, int]], out: list[str]) -> None:
    del told[out[0]]["schools"]
    del told[out[-1]]["bus"]
    counted = told[min(told.keys() - set(out))]
    counted["houses_unsafe"] = counted["households"] + 12


def _before_exit(told: dict[str, dict[str, int]]) -> None:
    """What the poor villages still to go out state of their services: one lacks broadband, one has not said all."""
    poor = Status.whole.filter(scheme=VILLAGE_SCHEME, household=None).exclude(state="exited")
    codes = sorted({*poor.values_list("area_code", flat=True)} & told.keys())
    left = [code for code in codes if not told[code]["exited"]]
    for code in left:
        told[code] |= {fact.name: 1 for fact in EXIT_FACTS}
    told[left[0]]["broadband"] = 0
    del told[left[-1]]["doctor"]
