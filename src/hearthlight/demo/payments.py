"""Demo plans and payments 样例数据: each village's plan goes its way, and two months are paid to its people."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from hearthlight.core import areas
from hearthlight.core.money import Fen
from hearthlight.core.period import Month
from hearthlight.decisions.models import Decision, Step
from hearthlight.demo import plans, runs
from hearthlight.demo.help import village_states
from hearthlight.demo.world import LIXIN, World
from hearthlight.help.models import Opening, Placement
from hearthlight.money import entries, seals
from hearthlight.money.holdings import available
from hearthlight.money.journal import book
from hearthlight.money.models import Payment, PayRun, Plan, PlanLine
from hearthlight.money.paying.asking import ask_again
from hearthlight.money.payments import Due, check_in, list_in, pay_in
from hearthlight.people.models import Appointment, Person
from hearthlight.register.models import Member
from hearthlight.trail.act import act
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event

PROPOSED, ADOPTED = date(2017, 2, 10), date(2017, 2, 24)
PAYDAYS = {Month(2017, 1): date(2017, 2, 27), Month(2017, 2): date(2017, 3, 6)}
"""When each month's list was paid; the lists of March are not made yet."""


def steps(world: World) -> list[tuple[date, int, Callable[[], None]]]:
    """What happens on which day, for every village that has a plan."""
    found: list[tuple[date, int, Callable[[], None]]] = []
    for village, state in village_states(world).items():
        if state in (plans.PAID, plans.LISTED):
            found.append((ADOPTED, 3, partial(_adopt, world, village)))
            found += [(day, 4, partial(_pay, world, village, month, day, state)) for month, day in PAYDAYS.items()]
    return found


def _adopt(world: World, village: str) -> None:
    """The plan with its finished decision; its money is set aside, the oldest statements first."""
    with act(world.system, "demo.load_plan", at=village, day=PROPOSED) as event:
        plan = add(event, Plan(area_code=village, year=2017))
        held = available(village)
        bulk(event, _lines(world, plan, sum(held.values())))
        decision = add(event, _decision(plan))
    with act(world.system, "demo.adopt_plan", at=village, day=ADOPTED) as event:
        bulk(event, _steps(world, decision, village))
        plan.decision, plan.adopted_on, plan.event = decision, ADOPTED, event
        plan.save(update_fields=["decision", "adopted_on", "event"])
        total = sum(line.fen for line in plan.lines.all())
        draft = entries.fund(plan.pk, village, entries.drawn(held, total), ADOPTED)
        book(event, [entries.sealed(draft, seals.of_plan(plan.year, plan.part, plan.lines.all()))])


def _lines(world: World, plan: Plan, funds: Fen) -> list[PlanLine]:
    """Wages first, as many as the account can carry, then rewards and costs, then works out of what is left."""
    openings = list(Opening.objects.filter(area_code=plan.area_code).order_by("pk"))
    wanted = [("job", one.title, one.fen_unit, _units(one), one) for one in openings]
    wanted += [("reward", plans.REWARD, plans.REWARD_FEN, plans.REWARDED, None)]
    wanted += [("cost", plans.COST, plans.COST_FEN, 1, None)]
    chosen, left = [], funds
    for line in wanted:
        if 0 < line[2] * line[3] <= left:
            chosen.append(line)
            left -= line[2] * line[3]
    works = plans.for_works(left, world.random(f"works line {plan.area_code}"))
    return [_line(plan, number, *line) for number, line in enumerate([*chosen, _works(works)], 1) if line[2]]


def _works(fen: Fen) -> tuple[str, str, Fen, int, None]:
    return "works", plans.WORKS_LINE, fen, 1, None


def _units(opening: Opening) -> int:
    """Days or months of pay that the plan sets aside for those who are placed."""
    held = Placement.whole.filter(opening=opening, until=None).values_list("days", flat=True)
    return sum(days or 1 for days in held) * plans.MONTHS


def _line(plan: Plan, number: int, kind: str, title: str, unit: Fen, units: int, opening: Opening | None) -> PlanLine:
    line = PlanLine(plan=plan, number=number, kind=kind, title=title, opening=opening)
    line.fen_unit, line.units, line.fen = unit, units, unit * units
    return line


def _decision(plan: Plan) -> Decision:
    return Decision(
        kind="village_plan",
        subject_kind="money.plan",
        subject_id=plan.pk,
        area_code=plan.area_code,
        procedure="village_plan",
        procedure_date=PROPOSED,
        state="passed",
    )


def _steps(world: World, decision: Decision, village: str) -> list[Step]:
    """Proposal, review, vote, notice of five days, two approvals, announcement 四议两公开."""
    dice, day = world.random(f"plan {village}"), timedelta(days=1)
    eligible = dice.randrange(36, 60)
    present = eligible - dice.randrange(2, 8)
    against = dice.randrange(0, 4)
    votes = {"eligible": eligible, "present": present, "votes_for": present - against - 1, "votes_against": against}
    secretary, director = holder("village_secretary", village), holder("poverty_office_director", areas.parent(village))
    county = holder("county_office", LIXIN)
    return [
        Step(decision=decision, number=1, kind="proposal", on_date=PROPOSED, by=secretary, result="passed"),
        Step(decision=decision, number=2, kind="review", on_date=PROPOSED + 2 * day, result="passed"),
        Step(
            decision=decision, number=3, kind="vote", on_date=PROPOSED + 5 * day, abstained=1, result="passed", **votes
        ),
        Step(decision=decision, number=4, kind="notice", on_date=PROPOSED + 6 * day, until=PROPOSED + 12 * day),
        Step(decision=decision, number=5, kind="approval", on_date=ADOPTED - day, by=director, result="passed"),
        Step(decision=decision, number=6, kind="approval", on_date=ADOPTED, by=county, result="passed"),
        Step(decision=decision, number=7, kind="announcement", on_date=ADOPTED, by=secretary, result="passed"),
    ]


def holder(office: str, place: str, seat: int = 1) -> Person:
    """Who holds an office at a place."""
    return (
        Appointment.objects.select_related("person").get(office=office, area_code=place, seat=seat, until=None).person
    )


def _pay(world: World, village: str, month: Month, day: date, state: str) -> None:
    """The staff of the township lists, its director checks, the county pays: three people."""
    town = areas.parent(village)
    with act(world.system, "demo.list_payments", at=village, day=day - timedelta(days=3)) as event:
        lines = _plan_lines(village)
        runs.sign(event, holder("village_secretary", village), lines, month)
        run, rows = runs.new_run(event, village, month), []
        for line in lines:
            rows += _listed(event, line, month, town, run, len(rows))
        ask_again(event, run)
    if state != plans.PAID:
        return
    with act(world.system, "demo.check_payments", at=village, day=day - timedelta(days=1)) as event:
        check_in(event, holder("poverty_office_director", town), rows)
        runs.explain(event, run, holder("poverty_office_director", town))
    with act(world.system, "demo.pay", at=village, day=day) as event:
        pay_in(event, holder("county_office", LIXIN), rows)
        runs.book(event, run, rows)


def _plan_lines(village: str) -> list[PlanLine]:
    lines = PlanLine.objects.filter(plan__area_code=village, plan__adopted_on__isnull=False)
    return list(lines.select_related("plan", "opening").order_by("number"))


def _listed(event: Event, line: PlanLine, month: Month, town: str, run: PayRun, after: int) -> list[Payment]:
    dues = _dues(line, month)
    return list_in(event, holder("poverty_office_staff", town, 2), line, month, dues, run, after) if dues else []


def _dues(line: PlanLine, month: Month) -> list[Due]:
    """Wages every month; rewards, works and costs once, in the second."""
    if line.opening:
        held = Placement.whole.filter(opening=line.opening, until=None).select_related("member").order_by("pk")
        return [Due(one.days or 1, (one.days or 1) * line.fen_unit, placement=one) for one in held]
    if month != max(PAYDAYS):
        return []
    if line.kind == "reward":
        return [Due(1, line.fen_unit, member=member) for member in _hard_working(line)]
    return [Due(line.units, line.fen)]


def _hard_working(line: PlanLine) -> list[Member]:
    """Holders of the village's work, in the order of their placement: labour is what is rewarded."""
    held = Placement.whole.filter(area_code=line.plan.area_code).select_related("member").order_by("pk")
    return [one.member for one in held[: line.units]]
