"""Machines: a key is shown once, kept sealed, opens what it is for and nothing else, and can be taken back."""

from datetime import date

import pytest

from hearthlight.people import machines
from hearthlight.people.models import Person, Secret
from hearthlight.people.viewer import viewer_of
from hearthlight.trail.act import Refused, System

LIXIN, MENGCHENG = "341623000000000", "341622000000000"
DAY = date(2017, 3, 28)

pytestmark = pytest.mark.django_db


def admitted(name: str = "供电公司采集系统（样例）") -> tuple[Person, str]:
    return machines.admit(System("test"), name, LIXIN, DAY, synthetic=True)


def test_the_key_finds_its_machine_and_no_other_key_does():
    (first, key), (second, other) = admitted(), admitted("逆变器平台（样例）")
    assert machines.holder(key, DAY) == first
    assert machines.holder(other, DAY) == second
    assert machines.holder(key[:-1] + ("0" if key[-1] != "0" else "1"), DAY) is None
    assert machines.holder("", DAY) is None


def test_the_key_stands_nowhere_in_plain_text():
    machine, key = admitted()
    secret = Secret.whole.get(subject_id=machine.pk, kind=machines.KEY)
    assert key.encode() not in bytes(secret.envelope) + bytes(secret.wrapped_key) + bytes(secret.blind_index)
    assert key not in str(vars(machine))


def test_it_may_receive_readings_at_its_place_and_nothing_else_and_cannot_sign_in():
    machine, _ = admitted()
    assert machine.may("sun.receive_readings", LIXIN)
    assert not machine.may("sun.receive_readings", MENGCHENG)
    assert not machine.may("sun.read_meter", LIXIN)
    assert not machine.has_usable_password()
    assert viewer_of(machine, DAY).homes == ()


def test_a_key_that_was_taken_back_opens_nothing():
    machine, key = admitted()
    machines.dismiss(System("test"), machine, date(2017, 4, 1), "更换平台")
    assert machines.holder(key, date(2017, 3, 31)) == machine
    assert machines.holder(key, date(2017, 4, 1)) is None
    assert not machine.held(date(2017, 4, 1))


def test_a_machine_has_a_name_and_is_admitted_by_who_may():
    machine, _ = admitted()
    with pytest.raises(ValueError, match="name the machine"):
        machines.admit(System("test"), "  ", LIXIN, DAY)
    with pytest.raises(Refused):
        machines.admit(machine, "另一台", LIXIN, DAY)
