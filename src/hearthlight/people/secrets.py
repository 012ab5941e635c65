"""Secrets of a row: kept sealed, found by their index, opened only by an act with a reason 解密查看."""

from datetime import date
from functools import cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import models

from hearthlight.people.models import Person, Secret
from hearthlight.people.sealing import KeyRing
from hearthlight.trail.act import act
from hearthlight.trail.models import Event
from hearthlight.trail.subject import subject_of


@cache
def ring() -> KeyRing:
    """The key ring of this installation, outside the database and its backup."""
    return KeyRing.open(Path(settings.HEARTHLIGHT_KEYS))


def sealed(event: Event, owner: models.Model, area_code: str, kind: str, value: str, from_date: date) -> Secret:
    """A new secret row of `owner`, not stored yet: give it to `bulk` or `add`."""
    subject_kind, subject_id = subject_of(owner)
    envelope, wrapped, index = ring().seal(value, _owner(subject_kind, subject_id, kind))
    return Secret(
        subject_kind=subject_kind,
        subject_id=subject_id,
        area_code=area_code,
        kind=kind,
        envelope=envelope,
        wrapped_key=wrapped,
        blind_index=index,
        from_date=from_date,
    )


def _owner(subject_kind: str, subject_id: int, kind: str) -> str:
    return f"{subject_kind}:{subject_id}:{kind}"


def owners_of(kind: str, value: str) -> models.QuerySet[Secret, tuple[str, int]]:
    """(subject_kind, subject_id) of the rows that hold this value; several when a number is used twice."""
    rows = Secret.objects.filter(kind=kind, blind_index=ring().blind(value), until=None)
    return rows.values_list("subject_kind", "subject_id")


def unmask(person: Person, owner: models.Model, area_code: str, kind: str, reason: str, key: UUID | None = None) -> str:
    """Open one secret. The act names who, whose, which kind and why; the value goes nowhere else.

    Raises Refused, ValueError without a reason, Secret.DoesNotExist.
    """
    if not reason.strip():
        raise ValueError("say why the number is needed: without a reason it stays masked")
    with act(person, "people.unmask", at=area_code, subject=owner, reason=reason, key=key, summary={"kind": kind}):
        return opened(owner, kind)


def opened(owner: models.Model, kind: str) -> str:
    """The value, for a job that must use it (a bank's file) inside an act of its own."""
    subject_kind, subject_id = subject_of(owner)
    return opened_row(Secret.whole.get(subject_kind=subject_kind, subject_id=subject_id, kind=kind, until=None))


def opened_row(secret: Secret) -> str:
    """The value of a row already read, for a list that an act writes with a reason."""
    owner = _owner(secret.subject_kind, secret.subject_id, secret.kind)
    return ring().unseal(secret.envelope, secret.wrapped_key, owner)
