"""Act: the only way to write. It asks the user, opens the transaction and leaves the event."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar
from uuid import UUID, uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction

from hearthlight.core.clock import machine_time, working_day
from hearthlight.trail.models import Event, Source
from hearthlight.trail.signals import acted
from hearthlight.trail.subject import find, subject_of

P = ParamSpec("P")
R = TypeVar("R")


class Actor(Protocol):
    """Who acts: a person, a machine or the system itself."""

    pk: Any
    name: str

    def may(self, kind: str, place: str) -> bool:
        """Whether this actor may do an act of that kind at that place."""

    def office_title(self, place: str) -> str:
        """The office 职务 by which the actor acts there, as text."""


class Refused(PermissionError):
    """The actor may not do this here."""


class Repeated(Exception):
    """The same key came again: nothing was done twice; `event` is the first one."""

    def __init__(self, event: Event) -> None:
        super().__init__(f"act {event.key} was done before")
        self.event = event


class KeyReused(ValueError):
    """The same key came with other arguments: a mistake of the caller, refused."""


class System:
    """The program itself acting: loading a demo, a job, a command of the administrator."""

    pk = None

    def __init__(self, name: str) -> None:
        self.name = name

    def may(self, kind: str, place: str) -> bool:
        """The system may do anything; what it did is in the trail under its name."""
        return True

    def office_title(self, place: str) -> str:
        """No office: a machine."""
        return ""


@contextmanager
def act(
    user: Actor,
    kind: str,
    *,
    at: str,
    key: UUID | None = None,
    subject: models.Model | None = None,
    source: Source | None = None,
    reason: str = "",
    day: date | None = None,
    summary: dict[str, Any] | None = None,
    **arguments: Any,
) -> Iterator[Event]:
    """Do `kind` at the place `at` inside one transaction and yield the event that every written row carries.

    `summary` is shown in the trail and holds no personal data; `arguments` are only digested. Raises Refused,
    Repeated (same key, before the body runs), KeyReused (same key, other arguments).
    """
    if not user.may(kind, at):
        raise Refused(f"{user.name} may not do {kind} at {at}")
    subject_kind, subject_id = subject_of(subject) if subject else ("", None)
    with transaction.atomic():
        event = _leave(
            Event(
                key=key or uuid4(),
                kind=kind,
                at=machine_time(),
                day=day or working_day(),
                actor_id=user.pk,
                actor_name=user.name,
                office_title=user.office_title(at),
                area_code=at,
                subject_kind=subject_kind,
                subject_id=subject_id,
                source=source,
                reason=reason,
                summary=summary or {},
                arguments_digest=digest(kind, at, subject_kind, subject_id, arguments),
            )
        )
        yield event
        transaction.on_commit(lambda: acted.send(Event, event=event), robust=True)


def digest(*parts: Any) -> str:
    """SHA-256 of the canonical JSON of the parts."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    return str(value.pk) if isinstance(value, models.Model) else DjangoJSONEncoder().default(value)


def _leave(event: Event) -> Event:
    try:
        with transaction.atomic():
            event.save(force_insert=True)
    except IntegrityError:
        first = Event.objects.filter(key=event.key).first()
        if first is None:
            raise
        raise _repeat(first, event) from None
    return event


def _repeat(first: Event, second: Event) -> Exception:
    if first.arguments_digest != second.arguments_digest:
        return KeyReused(f"key {first.key} was used for {first.kind} with other arguments")
    return Repeated(first)


def once(action: Callable[P, R]) -> Callable[P, R]:
    """Make an action give its first answer again when the same `key` comes again (double click, retried import).

    The action takes `key` and returns a stored row or something JSON can hold.
    """

    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with transaction.atomic():
                answer = action(*args, **kwargs)
                if kwargs.get("key"):
                    Event.objects.filter(key=kwargs["key"]).update(answer=_stored(answer))
                return answer
        except Repeated as repeated:
            return _recalled(repeated.event.answer)

    return run


def _stored(answer: Any) -> Any:
    return {"row": subject_of(answer)} if isinstance(answer, models.Model) else {"value": answer}


def _recalled(stored: Any) -> Any:
    return find(*stored["row"]) if "row" in stored else stored["value"]
