"""Who may see what: ranges, households, and private models that refuse when nobody looks."""

from datetime import date

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core import areas
from hearthlight.people.actions import appoint, leave
from hearthlight.people.models import Appointment, Person, Secret
from hearthlight.people.secrets import opened, owners_of, sealed, unmask
from hearthlight.people.sight import EVERYTHING, NOBODY, NoViewer, Viewer, viewing
from hearthlight.people.viewer import viewer_of
from hearthlight.trail.act import Refused, System, act
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event

SYSTEM = System("test")
VILLAGE, OTHER = areas.full("341623108201"), areas.full("341623108204")
TOWN = areas.full("341623108")
DAY = date(2017, 3, 28)
codes = st.text("0123456789", min_size=1, max_size=15).map(areas.full)


def _person(name: str) -> Person:
    with act(SYSTEM, "people.add", at=TOWN, day=DAY) as event:
        return add(event, Person(username=name, name=name, synthetic=True))


@pytest.fixture
def specialist(db: None) -> Person:
    person = _person("specialist-under-test")
    appoint(SYSTEM, person, "specialist", VILLAGE, date(2016, 1, 1), seat=7)
    return person


def test_every_model_declares_its_sight() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("hearthlight.")]
    assert len(ours) > 12
    for model in ours:
        assert model.sight in ("private", "public", "shared"), model
        if model.sight != "public":
            with pytest.raises(NoViewer):
                model._default_manager.get_queryset()


@given(codes, codes)
def test_seeing_a_place_is_seeing_all_of_it(place: str, mine: str) -> None:
    viewer = Viewer(None, "village", (areas.subtree(mine),))
    assert viewer.sees(place) == areas.within(place, mine)
    assert EVERYTHING.sees(place)
    assert not NOBODY.sees(place)


def test_an_office_gives_sight_of_its_place_while_it_is_held(specialist: Person) -> None:
    viewer = viewer_of(specialist, DAY)
    assert (viewer.role, viewer.sees(VILLAGE), viewer.sees(OTHER), viewer.sees(TOWN)) == ("village", True, False, False)
    assert not viewer_of(specialist, date(2015, 12, 31)).sees(VILLAGE)
    leave(SYSTEM, Appointment.objects.get(person=specialist), date(2017, 1, 1), "moved")
    assert not viewer_of(specialist, DAY).sees(VILLAGE)


def test_an_office_allows_acts_at_and_below_its_place(specialist: Person) -> None:
    assert specialist.may("register.correct_house", areas.full("341623108201004"))
    assert not specialist.may("register.correct_house", OTHER)
    assert not specialist.may("register.correct_house", TOWN)
    assert not specialist.may("money.pay", VILLAGE)


def _secret(owner: Person, value: str, place: str = VILLAGE) -> Secret:
    with act(SYSTEM, "people.add", at=place, day=DAY) as event:
        return bulk(event, [sealed(event, owner, place, "identity", value, DAY)])[0]


def test_a_secret_is_sealed_found_and_opened_with_a_reason(specialist: Person) -> None:
    number = "990001197001011237"
    secret = _secret(specialist, number)
    assert number.encode() not in bytes(secret.envelope) + bytes(secret.wrapped_key) + bytes(secret.blind_index)
    assert opened(specialist, "identity") == number
    with viewing(EVERYTHING):
        assert list(owners_of("identity", "９９０００１ 197001011237")) == [("people.person", specialist.pk)]
    assert unmask(specialist, specialist, VILLAGE, "identity", "核对医保") == number
    event = Event.objects.latest("pk")
    assert (event.kind, event.reason, event.actor_id) == ("people.unmask", "核对医保", specialist.pk)
    assert number not in str(event.__dict__)


def test_without_a_reason_or_a_right_nothing_opens(specialist: Person) -> None:
    _secret(specialist, "990001197001011237", OTHER)
    with pytest.raises(ValueError, match="why"):
        unmask(specialist, specialist, VILLAGE, "identity", "  ")
    with pytest.raises(Refused):
        unmask(specialist, specialist, OTHER, "identity", "not my village")


def test_a_secret_of_another_village_is_out_of_sight(specialist: Person) -> None:
    _secret(specialist, "990001197001011237", OTHER)
    with viewing(viewer_of(specialist, DAY)):
        assert not Secret.objects.filter(area_code=OTHER).exists()
        assert Secret.whole.filter(subject_id=specialist.pk, subject_kind="people.person").exists()


def test_an_operator_sees_numbers_of_the_place_and_no_row_about_a_home(db: None) -> None:
    person = _person("operator-and-specialist")
    appoint(SYSTEM, person, "operator", areas.full("341623"), date(2016, 1, 1), seat=9)
    viewer = viewer_of(person, DAY)
    assert (viewer.role, viewer.sees(VILLAGE), viewer.homes) == ("operator", True, ())
    _secret(person, "990001197001011237", VILLAGE)
    assert not viewer.limit(Secret.whole.all()).exists()
    appoint(SYSTEM, person, "specialist", OTHER, date(2016, 1, 1), seat=9)
    both = viewer_of(person, DAY)
    assert (both.role, both.homes, both.home) == ("village", (areas.subtree(OTHER),), OTHER)
    assert not both.limit(Secret.whole.filter(area_code=VILLAGE)).exists()
    _secret(specialist_of(OTHER), "990001197001011245", OTHER)
    assert both.limit(Secret.whole.filter(area_code=OTHER)).exists()


def specialist_of(place: str) -> Person:
    """Somebody whose number is kept at that place."""
    return _person(f"kept-{place}")
