"""Demo files of households 样例数据: papers of the bound file, vouchers of income, measures with and without a result.

Of one village, so that a reader sees a file that is nearly whole beside one that lacks much. No figure rests on them.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from random import Random

from hearthlight.core import areas
from hearthlight.demo.payments import holder
from hearthlight.demo.world import PLAN_VILLAGE, World
from hearthlight.help.models import Measure
from hearthlight.people.models import Person
from hearthlight.register.file_papers import VOUCHER, wanted
from hearthlight.register.household_file import Paper, source_of
from hearthlight.register.models import Household, Income
from hearthlight.register.standing import in_register
from hearthlight.trail.act import act
from hearthlight.trail.history import add, amend, bulk
from hearthlight.trail.models import Event, Source

SINCE = date(2014, 1, 1)
HELP = (
    ("industry", "鸡苗 60 只", "到户产业扶持", 90_000),
    ("industry", "优质小麦种子 100 斤", "到户产业扶持", 30_000),
    ("education", "义务教育生活补助", "教育资助", 62_500),
    ("health", "代缴城乡居民医保", "健康脱贫", 15_000),
    ("housing", "屋面防水维修", "危房改造", 350_000),
)
"""Kind, item, basis and fen of an invented measure."""


def load(world: World) -> None:
    """Papers, vouchers and measures of the plan village's registered homes."""
    homes, dice = _homes(world.day), world.random("household files")
    with act(world.system, "demo.load_household_files", at=PLAN_VILLAGE, day=world.day) as event:
        next_page = {home.pk: _papers(event, home, world.day, dice) for home in homes}
        _vouchers(event, homes, next_page, world.day, dice)
        helper, signed = holder("specialist", PLAN_VILLAGE), _signed_list(event, world.day)
        bulk(event, [row for home in homes for row in _measures(home, helper, signed, world.day, dice)])


def _homes(day: date) -> list[Household]:
    low, high = areas.subtree(PLAN_VILLAGE)
    rows = Household.whole.filter(pk__in=in_register(day), area_code__gte=low, area_code__lt=high)
    return list(rows.order_by("pk"))


def _papers(event: Event, home: Household, day: date, dice: Random) -> int:
    """File some of the required papers; gives the next free page."""
    page, rows, share = 1, [], dice.choice((0.5, 0.8, 1.0))
    for one in wanted(day, home.area_code, "registered", SINCE):
        pages = dice.randint(1, 4)
        if dice.random() < share:
            title = f"{one.title}（{one.year}）" if one.year else one.title
            rows.append(source_of(home, Paper(one.code, title, one.year, page, page + pages - 1, day)))
            page += pages
    bulk(event, rows)
    return page


def _vouchers(event: Event, homes: list[Household], next_page: dict[int, int], day: date, dice: Random) -> None:
    """A voucher of one page for two in three items of the last account."""
    incomes = Income.whole.filter(household__in=homes, year=day.year - 1, fen__gt=0).select_related("household")
    proved = [one for one in incomes.order_by("pk") if dice.random() < 2 / 3]
    pages, sources = [], []
    for one in proved:
        page = next_page[one.household_id]
        next_page[one.household_id] += 1
        pages.append(page)
        sources.append(_voucher(one.household, page, day))
    for income, page, source in zip(proved, pages, bulk(event, sources), strict=True):
        amend(event, income, day, source=source.pk, voucher_page=page)


def _voucher(home: Household, page: int, day: date) -> Source:
    return source_of(home, Paper(VOUCHER, "收入凭证", day.year - 1, page, page, day))


def _signed_list(event: Event, day: date) -> Source:
    """The paper on which the results of the village's measures rest."""
    row = Source(kind="help_list", title="到户帮扶签收表", received_on=day, area_code=PLAN_VILLAGE)
    row.sha256 = hashlib.sha256(row.title.encode()).hexdigest()
    return add(event, row)


def _measures(home: Household, helper: Person, signed: Source, day: date, dice: Random) -> Iterator[Measure]:
    for kind, item, basis, fen in dice.sample(HELP, dice.randint(0, 2)):
        due = dice.choice((date(2016, 12, 20), date(2017, 3, 10), date(2017, 6, 30)))
        said = {"household": home, "area_code": home.area_code, "person": helper, "due_on": due}
        row = Measure(kind=kind, item=item, basis=basis, fen=fen, **said)
        if due < day and dice.random() < 0.7:
            row.result_on, row.result_fen, row.result = due, fen, "已到户"
            row.result_source = signed if home.pk % 16 else None
        yield row
