"""What other rooms give decisions: gates that say why not, effects of a passed matter, lines of a posted list.

A room names them in ``effects.py``: ``EFFECTS = {"exit": function(event, decision)}``,
``GATES = {"exit": function(user, subject, payload, day) -> str}`` (empty: may go on, else one sentence), and
``LINES = {"register.household": function(ids, day) -> {id: Shown}}`` for what a notice may show of a subject, and
``CAUTIONS = {"exit": function(subject, payload, day) -> list[str]}`` for what is unknown or doubtful, which blocks
nothing, and ``STEP_GATES = {"committee": function(decision, rule) -> str}`` asked before each step, for one that must
be taken by the room's own act. Several rooms may gate and caution one kind: the register says what it holds, the
standard, a room that the register does not know, what that means. The matters of no other room have theirs here.
"""

from collections.abc import Callable, Iterable
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from hearthlight.decisions import quotas, unmasking
from hearthlight.decisions.models import Decision
from hearthlight.decisions.procedure import StepRule
from hearthlight.decisions.shown import Shown
from hearthlight.trail.models import Event

Effect = Callable[[Event, Decision], None]
Gate = Callable[[Any, Any, dict[str, Any], date], str]
Lines = Callable[[Iterable[int], date], dict[int, Shown]]
Cautions = Callable[[Any, dict[str, Any], date], list[str]]
StepGate = Callable[[Decision, StepRule], str]

EFFECTS: dict[str, Effect] = {"quota": quotas.state}
GATES: dict[str, Gate] = {"quota": quotas.quota_gate, "need": quotas.need_gate, "unmask": unmasking.gate}


def effect_of(kind: str) -> Effect | None:
    """What happens when a matter of this kind passes; None when nothing follows but the decision itself."""
    return _named("EFFECTS", kind)  # type: ignore[no-any-return]


def gate_of(kind: str) -> Gate | None:
    """What must hold before it is proposed and again before it takes effect: the first room that says no is heard."""
    gates: list[Gate] = _all("GATES", kind)

    def first(user: Any, subject: Any, payload: dict[str, Any], day: date) -> str:
        return next((why for why in (gate(user, subject, payload, day) for gate in gates) if why), "")

    return first if gates else None


def lines_of(subject_kind: str) -> Lines | None:
    """How subjects of this kind are shown on a notice."""
    return _named("LINES", subject_kind)  # type: ignore[no-any-return]


def cautions_of(kind: str) -> Cautions | None:
    """What is unknown or doubtful before such a matter is decided, room by room."""
    rooms: list[Cautions] = _all("CAUTIONS", kind)

    def every(subject: Any, payload: dict[str, Any], day: date) -> list[str]:
        return [said for cautions in rooms for said in cautions(subject, payload, day)]

    return every if rooms else None


def step_gate_of(kind: str) -> StepGate | None:
    """What must hold before any step of such a matter is taken."""
    return _named("STEP_GATES", kind)  # type: ignore[no-any-return]


def _named(table: str, key: str) -> Any:
    return next(iter(_all(table, key)), None)


def _all(table: str, key: str) -> list[Any]:
    """What every room names for the key, in the order of the rooms."""
    names = [config.name for config in apps.get_app_configs() if config.name.startswith("hearthlight.")]
    tables = [getattr(import_module(f"{name}.effects"), table, {}) for name in names if find_spec(f"{name}.effects")]
    return [found[key] for found in tables if key in found]
