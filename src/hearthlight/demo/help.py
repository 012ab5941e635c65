"""Demo help: openings in Gongdian's planning villages and their own poor people placed in them 样例数据."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef

from hearthlight.demo import plans
from hearthlight.demo.plans import Work
from hearthlight.demo.world import GONGDIAN, PLAN_VILLAGE, World
from hearthlight.help.fitting import suits
from hearthlight.help.models import Opening, Placement
from hearthlight.places.queries import below
from hearthlight.register.models import Member, Status
from hearthlight.trail.act import act
from hearthlight.trail.history import bulk

SINCE = date(2017, 1, 1)
YOUNGEST, OLDEST = date(1999, 1, 1), date(1951, 1, 1)
"""Born between these days: 18 to 65 on the first day of work."""


def village_states(world: World) -> dict[str, str]:
    """The state of each of Gongdian's villages, the same for help and money."""
    codes = [one.code for one in below(GONGDIAN, "village")]
    return plans.states(codes, PLAN_VILLAGE, world.random("plans"))


def load(world: World) -> None:
    """Openings of every village with a plan, and their holders: one person a home, whom the work suits."""
    planning = [code for code, state in village_states(world).items() if state in (plans.PAID, plans.LISTED)]
    with act(world.system, "demo.load_help", at=GONGDIAN, day=SINCE) as event:
        works = [(village, work) for village in planning for work in _works(world, village)]
        openings = bulk(event, [_opening(village, work) for village, work in works])
        candidates = _candidates(world)
        pairs = zip(openings, (work.days for _, work in works), strict=True)
        bulk(event, [row for one, days in pairs for row in _placements(one, days, candidates[one.area_code])])


def _works(world: World, village: str) -> list[Work]:
    return plans.works_of(village, PLAN_VILLAGE, world.random(f"works {village}"))


def _opening(village: str, work: Work) -> Opening:
    return Opening(
        area_code=village,
        kind=work.kind,
        title=work.title,
        ability=work.ability,
        group_work=work.group_work,
        seats=work.seats,
        unit=work.unit,
        fen_unit=work.fen_unit,
        employer="村集体",
        from_date=SINCE,
    )


def _candidates(world: World) -> dict[str, list[Member]]:
    """Grown members of registered homes by village, in an order of chance, one a home."""
    poor = Status.whole.filter(household=OuterRef("household"), scheme="registration")
    members = Member.whole.filter(Exists(poor), area_code__startswith=GONGDIAN[:9], left_on=None)
    found: dict[str, dict[int, Member]] = {}
    for member in members.filter(birth__gte=OLDEST, birth__lt=YOUNGEST).order_by("household_id", "number"):
        if member.labour and not member.bedridden and member.away_place in (None, "none"):
            found.setdefault(f"{member.area_code[:12]}000", {}).setdefault(member.household_id, member)
    dice = world.random("help")
    return {village: dice.sample(list(homes.values()), len(homes)) for village, homes in sorted(found.items())}


def _placements(opening: Opening, days: int | None, candidates: list[Member]) -> Iterator[Placement]:
    suited = [member for member in candidates if suits(opening.kind, member.labour, member.bedridden)]
    for member in suited[: opening.seats]:
        candidates.remove(member)
        yield Placement(
            opening=opening,
            household_id=member.household_id,
            member=member,
            area_code=opening.area_code,
            days=days,
            from_date=SINCE,
        )
