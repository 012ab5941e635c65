"""What a station's page says: its yield in sentences, and three answers to what it should make; unknown is said."""

from django.utils.translation import gettext as _

from hearthlight.core.units import format_thousandths
from hearthlight.desk.amounts import money
from hearthlight.sun import yield_words
from hearthlight.sun.milestones import State
from hearthlight.sun.record import StationPage


def sentences(page: StationPage) -> list[str]:
    """The sentences of the yield by how the connection stands, and the months that stand out."""
    connection = next((found.state for row, found in page.milestones if row.stage == "connection"), State.UNKNOWN)
    dark = yield_words.far_below((str(bar.month), bar.read_wh, bar.low_wh) for bar in page.months)
    return [one for one in (*yield_words.sentences(page.judgement, connection), dark) if one]


def three(page: StationPage) -> dict[str, str]:
    """What was announced, what physics expects, what the meter read; none of them is 0 where nobody knows it."""
    announced, year = page.station.expected_fen_year, page.year
    expected = "{} kWh ({}–{})".format(*(format_thousandths(energy, 0) for energy in year)) if year else _("unknown")
    return {
        "announced": _("unknown") if announced is None else money(announced),
        "expected": expected,
        "read": read(page),
    }


def read(page: StationPage) -> str:
    """What the meter read in all; a meter without readings has read nothing yet, and one reading is no energy."""
    if not page.readings:
        return _("no reading yet")
    known = any(row.energy_wh is not None for row in page.readings)
    return f"{format_thousandths(page.generated_wh, 0)} kWh" if known else _("unknown")
