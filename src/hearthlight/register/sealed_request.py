"""Sealed numbers on their way through a change request 变更申请: never plain in a payload, a session or a log.

A number is sealed for its very owner when it comes in; when the request is approved the envelope becomes the secret.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from hearthlight.people.models import Secret
from hearthlight.people.secrets import ring
from hearthlight.trail.history import add
from hearthlight.trail.models import Event, Recorded
from hearthlight.trail.subject import subject_of

KINDS = ("identity", "disability", "card", "telephone")
PARTS = ("envelope", "wrapped_key", "blind_index")


def pack(owner: Recorded, kind: str, value: str) -> dict[str, str]:
    """The sealed value as text that JSON can hold: envelope, wrapped key and blind index."""
    subject_kind, subject_id = subject_of(owner)
    sealed = ring().seal(value, f"{subject_kind}:{subject_id}:{kind}")
    return {name: b64encode(part).decode() for name, part in zip(PARTS, sealed, strict=True)}


def is_packed(value: Any) -> bool:
    """Whether a payload's value is one of these."""
    return isinstance(value, dict) and set(value) == set(PARTS)


def index_of(change: Mapping[str, Any]) -> bytes:
    """The blind index of a proposed number: the same for the same number."""
    return b64decode(change["new"]["blind_index"])


def take(event: Event, change: Mapping[str, Any], area_code: str) -> Secret:
    """Make an approved change of a sealed number the secret of its owner from the event's day on.

    The one before ends on that day; where it began no earlier, both move on by a day, so that each had its time.
    """
    owner = {"subject_kind": change["subject_kind"], "subject_id": change["subject_id"], "kind": change["field"]}
    before, begins = Secret.whole.filter(**owner, until=None).first(), event.day
    if before:
        begins = max(begins, before.from_date + timedelta(days=1))
        before.until, before.event = begins, event
        before.save(update_fields=["until", "event"])
    parts = {name: b64decode(change["new"][name]) for name in PARTS}
    return add(event, Secret(**owner, **parts, area_code=area_code, from_date=begins))
