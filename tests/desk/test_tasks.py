"""The page of tasks: late first, urged by a sentence to copy, handed over, printed by person."""

import gzip
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearthlight.desk.work import task_list, task_rows
from hearthlight.duty import origins
from hearthlight.duty.models import Task
from hearthlight.duty.opening import refresh
from hearthlight.duty.queries import open_count
from hearthlight.people.models import Person
from hearthlight.trail.act import System
from hearthlight.trail.models import Event
from tests.decisions.conftest import day, people
from tests.decisions.village import CITY, DAY, OTHER_VILLAGE, TOWN, VILLAGE, Offices, registered
from tests.duty.findings import finding, found, stored

__all__ = ["day", "people"]
LATE, SOON = DAY - timedelta(days=60), DAY - timedelta(days=25)


def signed_in(person: Person, language: str = "en") -> Client:
    client = Client()
    client.force_login(person)
    client.cookies["django_language"] = language
    return client


@pytest.fixture
def tasks(people: Offices) -> list[Task]:
    """One late, one due soon, one later, and one of the neighbour's."""
    for opened in (DAY, SOON, LATE):
        found([registered()], opened=opened)
    stored([finding(10**9, OTHER_VILLAGE)])
    refresh(System("test"), CITY, DAY)
    return list(Task.whole.filter(person=people.specialist).order_by("due_on"))


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_mine_are_shown_late_first(people: Offices, tasks: list[Task]) -> None:
    text = words(signed_in(people.specialist), "/tasks/")
    places = [text.index(f'id="t{task.pk}"') for task in tasks]
    assert places == sorted(places)
    assert text.index("<h2>Late") < text.index("<h2>Due soon") < text.index("<h2>Later")
    assert text.count('class="tag bad"') == 1


def test_a_row_says_what_whose_by_when_with_whom_and_leads_to_the_household(people: Offices, tasks: list[Task]) -> None:
    text = words(signed_in(people.specialist), "/tasks/")
    assert "Settle a finding" in text
    assert f'href="/households/{tasks[0].household_id}/"' in text
    assert "样例村 第1村民组" in text
    assert "样例村 Poverty specialist" in text
    assert "with water bureau" in text
    assert '<span class="tag">village</span>' in text
    assert "since 28 March 2017" in text


def test_a_place_shows_its_own_and_no_other(people: Offices, tasks: list[Task]) -> None:
    secretary = signed_in(people.secretary)
    assert words(secretary, "/tasks/").count('name="task"') == 0
    assert words(secretary, f"/tasks/?of=place&place={VILLAGE}").count('name="task"') == 3
    assert words(signed_in(people.director), f"/tasks/?of=place&place={TOWN}").count('name="task"') == 4
    assert secretary.get(f"/tasks/?of=place&place={OTHER_VILLAGE}").status_code == 403


def test_urging_gives_a_sentence_to_copy_that_names_no_household(people: Offices, tasks: list[Task]) -> None:
    director = signed_in(people.director)
    answer = director.post("/tasks/act/", {"do": "urge", "task": [task.pk for task in tasks], "of": "place"})
    text = answer.content.decode()
    assert "样例村 Poverty specialist 样specialist: 3 tasks wait for you" in text
    assert "It is late." in text
    assert text.count("<textarea") == 1
    said = text[text.index("<textarea") : text.index("</textarea>")]
    assert "S0" not in said
    assert Task.whole.filter(urged_on=DAY).count() == 3
    assert "urged" in words(director, f"/tasks/?of=place&place={TOWN}")


def test_handing_over_from_the_page(people: Offices, tasks: list[Task]) -> None:
    director, given = signed_in(people.director), {"do": "hand", "of": "place", "place": VILLAGE}
    ticked = {"task": [tasks[0].pk], "to": people.team.pk}
    for _click in (1, 2):
        answer = director.post("/tasks/act/", given | ticked)
        assert (answer.status_code, answer["Location"]) == (302, f"/tasks/?of=place&place={VILLAGE}")
    assert Task.whole.get(handed_from=tasks[0]).person == people.team
    assert open_count(people.team, DAY) == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"do": "hand"}, "Tick the tasks first."),
        ({"do": "hand", "task": "first"}, "Choose who shall get them."),
        ({"do": "hand", "task": "first", "to": "neighbour"}, "holds no office for this place"),
        ({"do": "hand", "task": "first", "to": "999999999999"}, "Choose who shall get them."),
    ],
)
def test_what_cannot_be_handed_over_is_said_and_the_ticks_stay(
    people: Offices, tasks: list[Task], sent: dict[str, str], said: str
) -> None:
    given: dict[str, object] = {"of": "place", "place": VILLAGE, **sent}
    if "task" in sent:
        given["task"] = tasks[0].pk
    if sent.get("to") == "neighbour":
        given["to"] = people.neighbour.pk
    answer = signed_in(people.director).post("/tasks/act/", given)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert text.count(" checked") == ("task" in sent)
    assert open_count(people.specialist, DAY) == 3


def test_tasks_out_of_sight_are_not_touched_by_their_number(people: Offices, tasks: list[Task]) -> None:
    answer = signed_in(people.neighbour).post("/tasks/act/", {"do": "urge", "task": tasks[0].pk})
    assert answer.status_code == 302
    assert not Task.whole.exclude(urged_on=None).exists()
    auditor = signed_in(people.auditor)
    before = Event.objects.count()
    assert auditor.post("/tasks/act/", {"do": "urge", "task": tasks[0].pk}).status_code == 403
    assert Event.objects.count() == before


def test_who_may_only_look_gets_no_buttons(people: Offices, tasks: list[Task]) -> None:
    text = words(signed_in(people.auditor), f"/tasks/?of=place&place={TOWN}")
    assert "Settle a finding" in text
    assert 'name="task"' not in text
    assert 'value="urge"' not in text


def test_seen_is_said_by_oneself(people: Offices, tasks: list[Task]) -> None:
    specialist = signed_in(people.specialist)
    specialist.post("/tasks/act/", {"do": "see", "of": "mine", "task": [task.pk for task in tasks]})
    assert Task.whole.filter(seen_on=DAY).count() == 3


def test_the_printed_list_is_by_person_and_ranks_nobody(people: Offices, tasks: list[Task]) -> None:
    text = words(signed_in(people.director), f"/tasks/print/?of=place&place={TOWN}")
    assert text.count('<section class="card"><h2>') == 2
    assert "样例村 Poverty specialist 样specialist" in text
    assert "rank" not in text.lower()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_budgets_of_a_full_page(people: Offices, language: str) -> None:
    homes = [registered() for _ in range(task_list.PAGE + 5)]
    found(homes)
    refresh(System("test"), CITY, DAY)
    client = signed_in(people.director, language)
    address = f"/tasks/?of=place&place={TOWN}"
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.content.decode().count('name="task"') == task_list.PAGE
    assert len(asked) <= 15
    assert len(gzip.compress(answer.content)) <= 20_000


def test_the_next_page_goes_on_where_the_last_ended(people: Offices) -> None:
    found([registered() for _ in range(task_list.PAGE + 5)])
    refresh(System("test"), CITY, DAY)
    client = signed_in(people.specialist)
    first = client.get("/tasks/")
    second = client.get(f"/tasks/?after={first.context['next']}")
    shown = [row.task.pk for answer in (first, second) for row in answer.context["rows"]]
    assert sorted(shown) == sorted(Task.whole.values_list("pk", flat=True))
    assert second.context["next"] == ""
    assert client.get("/tasks/?after=nonsense").status_code == 200


def test_a_day_later_a_task_is_late(people: Offices, tasks: list[Task]) -> None:
    from hearthlight.desk.work.task_rows import when

    assert [when(date(2017, 4, day), date(2017, 4, 10)) for day in (9, 10, 17, 18)] == ["late", "soon", "soon", "later"]


def test_every_origin_of_tasks_opens_to_a_page() -> None:
    older = {"checks.finding", "decisions.decision", "decisions.objection"}
    assert set(origins.declared()) == set(task_rows.OPENS) | older
