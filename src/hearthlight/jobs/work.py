"""The kinds of job: a room names them in its ``jobs.py``, each after itself, and what the page calls them.

    JOBS = {"sun.expect": expect, "register.compare": ReadThenWrite(read, write)}
    TITLES = {"sun.expect": N_("Expected energy of every station"), …}

A job is a function of (progress, **arguments); it runs in one transaction and returns its answer or None.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

Answer = dict[str, Any] | None
"""``{"open": ["workbook", 12], "words": "{rows} rows read", "values": {"rows": 40}}``, each part if there is one.

`open`: the name of an address and its arguments; `words`: a message id filled by `values`. No personal data.
"""


@dataclass(frozen=True)
class ReadThenWrite:
    """A job that reads for long: `read(progress, **arguments)` runs before the transaction, so that pages can write.

    `write(progress, found, **arguments)` gets what it found, inside the transaction, and returns the answer.
    """

    read: Callable[..., Any]
    write: Callable[..., Answer]


Work = Callable[..., Answer] | ReadThenWrite


class NoSuchJob(LookupError):
    """No room names a job of this kind."""


def work(kind: str) -> Work:
    """What a room named for this kind of job. Raises NoSuchJob."""
    found = _named("JOBS", kind)
    if found is None:
        raise NoSuchJob(f"no room has a job {kind!r}")
    return found  # type: ignore[no-any-return]


def title(kind: str) -> str:
    """What this kind of job is called on the page; the kind itself when its room says nothing."""
    words = _named("TITLES", kind)
    return _(words) if words else kind


def listed(table: str, room: str) -> Any:
    """A table of a room's ``jobs.py``; empty when the room has none."""
    if not room.startswith("hearthlight.") or not find_spec(f"{room}.jobs"):
        return {}
    return getattr(import_module(f"{room}.jobs"), table, {})


def _named(table: str, kind: str) -> Any:
    """What the room that a kind begins with says of it; no other room is loaded."""
    room = f"hearthlight.{kind.split('.')[0]}"
    if not any(config.name == room for config in apps.get_app_configs()):
        return None
    return listed(table, room).get(kind)
