"""Objections and requests 异议与诉求: received by any way, sealed, answered one level above whoever it is about.

The objector gets a code, shown once; only its keyed hash is kept. The code is drawn from the key of the form, so that a
second click shows the same receipt.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.decisions import sealing
from hearthlight.decisions.models import Decision, Notice, Objection
from hearthlight.decisions.procedure import last_day, rules
from hearthlight.decisions.refusals import NotYet
from hearthlight.decisions.standing import place_words
from hearthlight.decisions.words import day_words
from hearthlight.people import offices
from hearthlight.people.models import Person
from hearthlight.trail.act import Actor, System, act, once
from hearthlight.trail.history import add
from hearthlight.trail.models import Event

MOST = 1000
"""Characters of an objection or of an answer."""

PUBLIC = System("public notice page")
"""Who receives what comes by the page: nobody who objects is asked for a name."""


def receive(
    user: Actor,
    *,
    area_code: str,
    channel: str,
    text: str,
    on: date,
    notice: Notice | None = None,
    decision: Decision | None = None,
    about: str = "",
    key: UUID | None = None,
) -> tuple[Objection, str]:
    """Take in an objection and give (it, the code to keep). `about` is the office complained about, if any.

    Raises Refused, NotYet for an empty or too long text, a page that is full or whose notice has ended.
    """
    key = key or uuid4()
    _refuse_text(text)
    _refuse_late(notice, channel, on)
    said = {"notice": notice, "decision": decision, "about": about, "channel": channel}
    return _receive(user, area_code, text, on, said, key=key), sealing.code_of(key)


@once
def _receive(user: Actor, area_code: str, text: str, on: date, said: dict[str, object], *, key: UUID) -> Objection:
    mark = sealing.mark(sealing.code_of(key))
    plain = {name: getattr(value, "pk", value) for name, value in said.items()}
    with act(user, "decisions.receive_objection", at=area_code, key=key, on=on, text=mark, **plain) as event:
        row = Objection(area_code=area_code, code_hash=mark, received_on=on, **said)
        _refuse_full(row)
        row.goes_to = above(area_code, row.about)
        row.due_on = on + timedelta(days=rules().at("answer_within", on, area_code).value)
        row.envelope, row.wrapped_key = sealing.seal(text, mark)
        return add(event, row)


def above(area_code: str, about: str) -> str:
    """The place that must answer: one level above the office complained about, or above where the matter is."""
    level = offices.find(about).level if about else "village"
    own = area_code if areas.level(area_code).width < areas.width(level) else areas.at(area_code, level)
    return areas.parent(own)


def _refuse_text(text: str) -> None:
    if not text.strip() or len(text) > MOST:
        raise NotYet(_("Say in at most %(most)s characters what is wrong or what you ask for.") % {"most": MOST})


def _refuse_late(notice: Notice | None, channel: str, on: date) -> None:
    """The page takes objections while the notice stands; people are heard later too."""
    if notice and channel == Objection.Channel.PAGE and on >= notice.until:
        said = {"last": day_words(last_day(notice.until))}
        raise NotYet(_("This notice stood until %(last)s: please come or telephone.") % said)


def _refuse_full(row: Objection) -> None:
    if row.channel != Objection.Channel.PAGE:
        return
    most = rules().at("page_objections", row.received_on, row.area_code).value
    if Objection.whole.filter(notice=row.notice, channel=row.channel, answered_on=None).count() >= most:
        raise NotYet(_("Many have written on this page already: please come or telephone."))


def answer(
    user: Actor,
    objection: Objection,
    *,
    outcome: str,
    text: str,
    on: date,
    refuse: Sequence[Decision] = (),
    key: UUID | None = None,
) -> Objection:
    """Answer an objection; upheld, the matter of its line (and those in `refuse`) ends refused, with this as reason.

    Raises Refused, NotYet: not your place, answered already, no text, upheld where nothing is open to refuse.
    """
    _refuse_text(text)
    return _answer(user, objection, outcome, text, on, [one.pk for one in refuse], key=key)


@once
def _answer(
    user: Actor, objection: Objection, outcome: str, text: str, on: date, refuse: list[int], *, key: UUID | None
) -> Objection:
    mark = objection.code_hash
    said = {"outcome": outcome, "on": on, "refuse": refuse, "text": sealing.mark(text)}
    with act(user, "decisions.answer_objection", at=objection.goes_to, key=key, subject=objection, **said) as event:
        found = Objection.whole.select_for_update().get(pk=objection.pk)
        _refuse_answer(user, found, on, event.day)
        found.answer_envelope, found.answer_key = sealing.seal(text, f"{mark}:answer")
        found.answered_on, found.outcome, found.event = on, outcome, event
        found.save(update_fields=["answer_envelope", "answer_key", "answered_on", "outcome", "event"])
        if outcome == Objection.Outcome.UPHELD:
            _end(event, found, refuse)
        return found


def _end(event: Event, objection: Objection, refuse: list[int]) -> None:
    """End its matters refused; one that says nothing of a matter ends none."""
    if not (objection.notice_id or objection.decision_id):
        return
    named = Decision.whole.filter(pk__in={*refuse, objection.decision_id or 0})
    if not named.exists():
        raise NotYet(_("Say which lines of the notice are refused: at least one."))
    if named.filter(state="passed").exists():
        raise NotYet(_("The matter has passed already: an answer does not undo it, propose its correction instead."))
    if not named.filter(state="open").update(state="refused", event=event):
        raise NotYet(_("The matter has ended already: nothing is left to refuse, choose another answer."))


def _refuse_answer(user: Actor, objection: Objection, on: date, today: date) -> None:
    if objection.answered_on:
        raise NotYet(_("This objection is answered already."))
    if on > today or on < objection.received_on:
        raise NotYet(_("An answer is dated between the day of the objection and today."))
    if isinstance(user, Person) and not answers(user, objection, today):
        raise NotYet(_("%(place)s answers this objection.") % {"place": place_words(objection.goes_to)})


def answers(person: Person, objection: Objection, day: date) -> bool:
    """Whether this person stands at the place that must answer, and is not of the office complained about."""
    held = [one for one in person.held(day) if one.area_code == objection.goes_to]
    return any(one.office != objection.about for one in held)
