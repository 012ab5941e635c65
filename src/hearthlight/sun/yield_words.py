"""How good a yield is, said in words and money. Numbers come from `yields.judge`; a part that is unknown stays out."""

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.core.money import Fen, format_wan, format_yuan
from hearthlight.core.units import WattHour
from hearthlight.sun.milestones import State
from hearthlight.sun.tariffs import Fall
from hearthlight.sun.words import CERTAINTIES
from hearthlight.sun.yields import NORMAL_HOURS_HUNDREDTHS, Against, Judgement, Level

FAR_BELOW = (3, 4)
"""A month below three quarters of the lowest that weather explains is named."""


def sentences(found: Judgement, connection: State = State.DONE) -> list[str]:
    """What a page says about a yield, one thought a sentence, the plainest first; `connection` as of the day."""
    if found.level is Level.UNKNOWN and not found.months:
        return [_no_month(connection)]
    if found.level is Level.IMPOSSIBLE:
        return [
            _made(found),
            _("That is more than the sun can give here: look for a slip of kWh and Wh, or of the meter."),
        ]
    parts = [_plain(found), _made(found), _by_physics(found), _by_normal(found), _by_statement(found), _seasons(found)]
    return [part for part in parts if part]


def _no_month(connection: State) -> str:
    return {
        State.UNKNOWN: _("It is not known when this station was connected, so nothing can be said of its yield."),
        State.DUE: _("The station is not connected yet: there is nothing to read."),
        State.LATE: _("The station is not connected yet: there is nothing to read."),
    }.get(connection, _("There is no whole month at the meter yet."))


def far_below(months: Iterable[tuple[str, WattHour, WattHour | None]]) -> str:
    """Names the months (label, read, lowest that weather explains) that read far too little; empty without one."""
    part, whole = FAR_BELOW
    found = [label for label, read, low in months if low is not None and read * whole < low * part]
    if not found:
        return ""
    told = _("Far below what weather explains: %(months)s. Somebody should look at the station.")
    return told % {"months": _(", ").join(found)}


def _plain(found: Judgement) -> str:
    return {
        Level.ABOVE: _("The station makes more than it can: something is wrong with its numbers."),
        Level.AS_EXPECTED: _("The station makes what it should."),
        Level.BELOW: _("The station makes too little."),
    }.get(found.level, "")


def _made(found: Judgement) -> str:
    numbers = {"energy": kwh(found.generated_wh), "months": found.months, "hours": found.hours_year}
    if found.hours_year is None:
        return _("%(energy)s kWh in %(months)s whole months.") % numbers
    return _("%(energy)s kWh in %(months)s months: about %(hours)s kWh a year of each kilowatt.") % numbers


def _by_physics(found: Judgement) -> str:
    if found.by_physics is None:
        return ""
    verdict = {
        Level.ABOVE: _("more than weather and the doubt of the estimate explain: check the meter and the power"),
        Level.AS_EXPECTED: _("within what weather and the doubt of the estimate explain"),
        Level.BELOW: _("less than weather and the doubt of the estimate explain: somebody should look at the station"),
    }[found.level]
    return _("Physics expected %(expected)s kWh of these months; the meter read %(share)s %% of it, %(verdict)s.") % {
        "expected": kwh(found.by_physics.expected_wh),
        "share": percent(found.by_physics),
        "verdict": verdict,
    }


def _by_normal(found: Judgement) -> str:
    if found.by_normal is None:
        return ""
    hours = {"normal": f"{NORMAL_HOURS_HUNDREDTHS / 100:,.2f}"}
    told = _("Normal here are %(normal)s hours a year at full power;") % hours
    return told + _gap(found.by_normal)


def _by_statement(found: Judgement) -> str:
    if found.by_statement is None:
        return ""
    told = _("The income that was announced needs %(energy)s kWh;") % {"energy": kwh(found.by_statement.expected_wh)}
    return told + _gap(found.by_statement)


def _seasons(found: Judgement) -> str:
    if found.by_normal is None or found.months % 12 == 0:
        return ""
    return _("The months are not whole years, so summer and winter do not balance against hours or income of a year.")


def cliff(fall: Fall, fen_year: Fen | None) -> str:
    """What a station not yet connected loses when it comes after the price has fallen."""
    told = _(
        "If it is not connected by %(day)s, each kWh brings %(after)s yuan instead of %(now)s (%(certainty)s)."
    ) % {
        "day": fall.last_day.isoformat(),
        "now": price(fall.now.value),
        "after": price(fall.after.value),
        "certainty": CERTAINTIES[fall.after.certainty],
    }
    return told if fen_year is None else told + _(" That would cost about %(sum)s a year.") % {"sum": _about(fen_year)}


def _about(fen: Fen) -> str:
    """An estimate to 0.1 万元: more digits would claim what nobody knows."""
    if get_language() == "zh-hans":
        return f"{format_wan(fen)}万元"
    return f"{(fen + 50_000) // 100_000:,},000 " + _("yuan") if fen >= 50_000 else _("less than 1,000 yuan")


def price(ten_thousandths: int) -> str:
    """A price of 1/10,000 yuan per kWh in yuan: ``0.98``, ``0.3693``."""
    whole, rest = divmod(ten_thousandths, 10_000)
    digits = f"{rest:04d}".rstrip("0")
    return f"{whole}.{digits.ljust(2, '0')}"


def _gap(against: Against) -> str:
    numbers = {"energy": kwh(abs(against.missing_wh)), "share": percent(against)}
    if against.missing_wh <= 0:
        return _(" it made %(share)s %% of that, nothing was lost.") % numbers
    if against.missing_fen is None:
        return _(" it made %(share)s %% of that, %(energy)s kWh less.") % numbers
    money = {"yuan": format_yuan(against.missing_fen)}
    return _(" it made %(share)s %% of that, %(energy)s kWh less, and that cost %(yuan)s yuan.") % (numbers | money)


def kwh(energy: WattHour) -> str:
    """Whole kWh with thousands, for reading."""
    return f"{(energy + 500) // 1000:,}"


def percent(against: Against) -> str:
    """A share with one decimal: ``95.7``."""
    return f"{against.permille // 10}.{against.permille % 10}"
