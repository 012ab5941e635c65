"""The key of a form: a second click or a retried request carries the same one. Pure."""

from collections.abc import Mapping
from uuid import UUID, uuid4


def key_of(given: Mapping[str, str]) -> UUID:
    """The key that the form carried; a new one for a form without one, or with nonsense in its place."""
    try:
        return UUID(given.get("key", ""))
    except ValueError:
        return uuid4()
