"""Two who write about one household at once: the list says what both said, on PostgreSQL too."""

from threading import Event as Signal
from threading import Thread

from django.db import connection

from hearthlight.desk import listing
from hearthlight.register.models import Household
from tests.desk.homes import home, listed, member, writing

SOON = 1.0


def test_two_members_entered_at_once_are_both_counted(committed: None) -> None:
    with writing() as event:
        one = home(event, "T1")
    entered, known = Signal(), connection.settings_dict["NAME"]

    def second() -> None:
        connection.settings_dict["NAME"] = known
        entered.wait(20)
        try:
            with writing() as event:
                member(event, Household.whole.get(pk=one.pk), 2, ill_serious=None)
        finally:
            connection.close()

    other = Thread(target=second)
    other.start()
    with writing() as event:
        member(event, one, 1, ill_serious=True)
        entered.set()
        other.join(SOON)
    other.join(30)
    assert not other.is_alive()
    assert listed(one).ill_serious is True
    assert listing.differing() == 0
