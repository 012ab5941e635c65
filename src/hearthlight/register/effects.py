"""What a passed decision does to the register, what must hold before, and what a notice may show of a household."""

from collections.abc import Iterable
from datetime import date

from hearthlight.decisions.models import Decision
from hearthlight.decisions.queries import decided_on
from hearthlight.decisions.shown import Shown
from hearthlight.places.queries import names
from hearthlight.register import change_requests, gates, village_exit
from hearthlight.register.book import closing
from hearthlight.register.life.states import add_state, last_state
from hearthlight.register.models import Household, Member
from hearthlight.register.models.status import MONITORING, REGISTRATION
from hearthlight.register.standing import present
from hearthlight.trail.models import Event

ADULT = 18


def _enter(event: Event, decision: Decision, scheme: str, state: str, way: str = "") -> None:
    household = Household.whole.get(pk=decision.subject_id)
    add_state(event, household, scheme, state, decided_on(decision), way=way, decision=decision)


def exit_household(event: Event, decision: Decision) -> None:
    """Exit 脱贫退出: out from the day of its last step."""
    _enter(event, decision, REGISTRATION, "exited", "help")


def identify(event: Event, decision: Decision) -> None:
    """Identification 识别: in the register from the day of its announcement; one that was out has returned 返贫."""
    before = last_state(Household.whole.get(pk=decision.subject_id), REGISTRATION, decided_on(decision))
    _enter(event, decision, REGISTRATION, "returned" if before and before.state == "exited" else "registered")


def monitor(event: Event, decision: Decision) -> None:
    """Entry into monitoring 纳入监测, in the state that was proposed."""
    _enter(event, decision, MONITORING, decision.payload["state"])


def remove(event: Event, decision: Decision) -> None:
    """Removal of the risk 风险消除, by help or by itself."""
    _enter(event, decision, MONITORING, "removed", decision.payload["way"])


def shown(ids: Iterable[int], day: date) -> dict[int, Shown]:
    """What a notice of `day` may show of households: group, head, number of people; two queries and the names."""
    homes = dict(Household.whole.filter(pk__in=list(ids)).values_list("pk", "area_code"))
    people = Member.whole.filter(present(day), household__in=homes).values_list(
        "household_id", "relation", "name", "birth"
    )
    counted, heads = dict.fromkeys(homes, 0), dict[int, tuple[str, date | None]]()
    for home, relation, name, birth in people:
        counted[home] += 1
        if relation == "head":
            heads[home] = (name, birth)
    known = names(list(homes.values()))
    found = {}
    for home, place in homes.items():
        name, birth = heads.get(home, ("", None))
        found[home] = Shown(known.get(place, place), name, people=counted[home], young=_young(birth, day))
    return found


def _young(birth: date | None, day: date) -> bool:
    """A minor on `day`; unknown age is taken as grown, as a head is."""
    return birth is not None and (day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))) < ADULT


EFFECTS = {
    "exit": exit_household,
    "identify": identify,
    "monitor": monitor,
    "remove": remove,
    "change_request": change_requests.apply,
    "year_close": closing.close,
    "village_exit": village_exit.leave,
}
GATES = {
    "exit": gates.exit_gate,
    "identify": gates.identify_gate,
    "monitor": gates.monitor_gate,
    "remove": gates.remove_gate,
    "change_request": change_requests.gate,
    "year_close": closing.gate,
    "village_exit": village_exit.gate,
}
CAUTIONS = {
    "remove": gates.remove_cautions,
    "change_request": change_requests.cautions,
}
LINES = {"register.household": shown}
