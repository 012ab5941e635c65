"""What is due by rule on a day 按规定到期: the coal-price part by quarter, the subsidy by the next 31 March. Pure.

Rule: 国开办发〔2017〕61号, December 2017; before it a county setting, ``demo`` in terms.toml. Where a month's
split is not known, its sum is due when the later stream would be: before that day nobody can say how much was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hearthlight.core.money import Fen
from hearthlight.core.parameters import Certainty, Parameters, Value
from hearthlight.core.period import Month
from hearthlight.money.pricing import Stream


@dataclass(frozen=True)
class Term:
    """The last day on which a stream of a month may come, and how sure that day is."""

    on: date
    document: str
    certainty: Certainty


@dataclass(frozen=True)
class Claim:
    """One stream of one stated month: what was stated, and what has come of it."""

    stream: Stream
    month: Month
    fen: Fen
    received: Fen = 0


@dataclass(frozen=True)
class Standing:
    """How a set of claims stands on a day, in fen: made = due + not_yet_due; late = due - received of what is due."""

    made: Fen
    due: Fen
    not_yet_due: Fen
    received: Fen
    late: Fen


@cache
def terms() -> Parameters:
    """The dated terms of this room. Raises BadParameter when the file is not whole."""
    return Parameters.read(Path(__file__).with_name("terms.toml"))


def term(stream: Stream, month: Month, place: str = "", given: Parameters | None = None) -> Term:
    """When that stream of that month falls due at `place`. Raises NotKnown where no term is known."""
    given = given or terms()
    if stream is Stream.COAL:
        return _coal_term(month, given.at("coal_term", month.first, place))
    subsidy = _subsidy_term(month, given.at("subsidy_term", month.first, place))
    if stream is Stream.SUBSIDY:
        return subsidy
    return max(subsidy, term(Stream.COAL, month, place, given), key=lambda later: later.on)


def _coal_term(month: Month, value: Value) -> Term:
    return Term(month.quarter_end + timedelta(days=value.value), value.document, value.certainty)


def _subsidy_term(month: Month, value: Value) -> Term:
    return Term(Month(month.year, 12).plus(value.value).last, value.document, value.certainty)


def last_month_due(stream: Stream, day: date, place: str = "", given: Parameters | None = None) -> Month | None:
    """The latest month whose stream is due by `day`: it and every earlier one are. None when none is.

    Looks back no further than the terms do.
    """
    given = given or terms()
    first = Month.of(min(value.since for value in given.all("coal_term") + given.all("subsidy_term")))
    month = Month.of(day)
    while month >= first:
        if term(stream, month, place, given).on <= day:
            return month
        month = month.plus(-1)
    return None


def standing(claims: Iterable[Claim], day: date, place: str = "", given: Parameters | None = None) -> Standing:
    """Add up claims as they stand on `day`. Raises NotKnown where no term is known."""
    claims = list(claims)
    due = [claim for claim in claims if term(claim.stream, claim.month, place, given).on <= day]
    made, owed = sum(claim.fen for claim in claims), sum(claim.fen for claim in due)
    return Standing(
        made=made,
        due=owed,
        not_yet_due=made - owed,
        received=sum(claim.received for claim in claims),
        late=sum(claim.fen - claim.received for claim in due),
    )
