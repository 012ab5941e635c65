"""The yearly window is what a county found out; where nothing was found, nothing is guessed."""

from datetime import date

from hearthlight.core.parameters import Parameters
from hearthlight.register.shadow import window

ENTRY = """
[[window]]
from = 2016-11-01
until = 2016-12-16
place = "3416"
value = "open"
unit = "state"
document = "样例〔2016〕1号"
certainty = "demo"
[[window]]
from = 2017-09-01
until = 2017-10-01
place = "3416"
value = "open"
unit = "state"
document = "样例〔2017〕1号"
certainty = "demo"
"""
FOUND = Parameters.parse(ENTRY).all(window.KEY)
PLACE = "341623108000000"


def test_nothing_was_found_and_nothing_is_shipped() -> None:
    assert window.windows() == []
    assert window.of(date(2017, 3, 28), PLACE, window.windows()) == window.Window(None, None, False)


def test_a_window_is_open_to_before_its_last_day() -> None:
    first, second = FOUND
    assert window.of(date(2016, 11, 1), PLACE, FOUND).open == first
    assert window.of(date(2016, 12, 15), PLACE, FOUND).open == first
    after = window.of(date(2016, 12, 16), PLACE, FOUND)
    assert (after.open, after.next, after.known) == (None, second, True)
    gone = window.of(date(2017, 10, 1), PLACE, FOUND)
    assert (gone.open, gone.next, gone.known) == (None, None, True)
    assert not window.of(date(2016, 11, 1), "340100000000000", FOUND).known
