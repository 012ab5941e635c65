"""What a village answers to a lesson 各村整改: none found, or found, fixed, looked at again; adopted or not suited."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.oversight.models import Lesson, LessonAnswer
from hearthlight.oversight.refusals import NotSeen
from hearthlight.people.models import Person
from hearthlight.trail.act import act, once
from hearthlight.trail.history import amend
from hearthlight.trail.models import Event, Source

State = LessonAnswer.State
DONE = {Lesson.Kind.PROBLEM: (State.NONE, State.CHECKED), Lesson.Kind.PRACTICE: (State.ADOPTED, State.UNSUITED)}
"""Answers after which an item needs nobody any more."""
FIRST = {Lesson.Kind.PROBLEM: (State.NONE, State.FOUND), Lesson.Kind.PRACTICE: (State.ADOPTED, State.UNSUITED)}
"""What a village may answer first."""
ANSWERED, LOOKED = "oversight.answer", "oversight.look_again"
MOST = 300


@once
def answer(user: Person, item: LessonAnswer, state: str, words: str = "", *, key: UUID | None = None) -> LessonAnswer:
    """Answer for a village: none or found, adopted or not suited (which needs its reason). Raises Refused, NotSeen."""
    with act(user, ANSWERED, at=item.area_code, subject=item, state=state, words=words, key=key) as event:
        row = _locked(item)
        if state not in FIRST[Lesson.Kind(row.lesson.kind)] or row.state != State.ASKED:
            raise NotSeen(_("This item is answered already, or cannot be answered so."))
        if state in (State.FOUND, State.UNSUITED):
            _refuse_empty(words)
        said = {"state": state, "words": words.strip(), "answered_by": user, "answered_on": event.day}
        return _write(event, row, **said)


@once
def fix(
    user: Person, item: LessonAnswer, words: str, *, evidence: Source | None = None, key: UUID | None = None
) -> LessonAnswer:
    """Say how what was found was put right 整改; another person looks at it then. Raises Refused, NotSeen."""
    with act(user, ANSWERED, at=item.area_code, subject=item, words=words, evidence=evidence, key=key) as event:
        row = _locked(item)
        if row.state != State.FOUND:
            raise NotSeen(_("Only what was found, and is not put right yet, is put right."))
        _refuse_empty(words)
        said = {"fixed": words.strip(), "fixed_by": user, "fixed_on": event.day, "evidence": evidence}
        return _write(event, row, state=State.FIXED, returned_why="", **said)


@once
def look_again(user: Person, item: LessonAnswer, good: bool, why: str = "", *, key: UUID | None = None) -> LessonAnswer:
    """Look a second time 复查, somebody else than who put it right: it is closed, or goes back with the reason.

    Raises Refused, NotSeen.
    """
    with act(user, LOOKED, at=item.area_code, subject=item, good=good, why=why, key=key) as event:
        row = _locked(item)
        if row.state != State.FIXED:
            raise NotSeen(_("There is nothing put right to look at."))
        if row.fixed_by_id == user.pk:
            raise NotSeen(_("Whoever put it right does not look again: another person does."))
        if good:
            return _write(event, row, state=State.CHECKED, looked_by=user, looked_on=event.day)
        _refuse_empty(why)
        back = {"fixed": "", "fixed_by": None, "fixed_on": None, "evidence": None}
        return _write(event, row, state=State.FOUND, returned_why=why.strip()[:100], **back)


def _locked(item: LessonAnswer) -> LessonAnswer:
    return LessonAnswer.objects.select_for_update(of=("self",)).select_related("lesson").get(pk=item.pk)


def _refuse_empty(words: str) -> None:
    if not words.strip() or len(words) > MOST:
        raise NotSeen(_("Say it in words, at most %(most)s characters.") % {"most": MOST})


def _write(event: Event, row: LessonAnswer, **new: object) -> LessonAnswer:
    for name, value in new.items():
        setattr(row, name, value)
    row.event = event
    row.save(update_fields=[*new, "event"])
    _close(event, row.lesson)
    return row


def _close(event: Event, lesson: Lesson) -> None:
    """A lesson is closed when every village has answered and all that was found is put right and looked at."""
    done = DONE[Lesson.Kind(lesson.kind)]
    if lesson.closed_on is None and not lesson.answers.exclude(state__in=done).exists():
        lesson.closed_on, lesson.event = event.day, event
        lesson.save(update_fields=["closed_on", "event"])


@once
def publish(user: Person, lesson: Lesson, channel: str, solution: str, *, key: UUID | None = None) -> Lesson:
    """Say on which of the four channels the solution was given out, and the solution itself (R46). Raises as above."""
    with act(user, "oversight.publish", at=lesson.area_code, subject=lesson, channel=channel, key=key) as event:
        if channel not in Lesson.Channel.values or not solution.strip():
            raise NotSeen(_("Choose the channel and write the solution."))
        amend(event, lesson, event.day, channel=channel, published_on=event.day, text=solution.strip())
        return lesson


def counted(answers: Iterable[LessonAnswer]) -> dict[str, int]:
    """How far a lesson is: villages asked, answered, found, put right (and looked at), adopted, not suited."""
    states = [one.state for one in answers]
    found = (State.FOUND, State.FIXED, State.CHECKED)
    return {
        "asked": len(states),
        "answered": sum(one != State.ASKED for one in states),
        "found": sum(one in found for one in states),
        "corrected": states.count(State.CHECKED),
        "adopted": states.count(State.ADOPTED),
        "unsuited": states.count(State.UNSUITED),
    }
