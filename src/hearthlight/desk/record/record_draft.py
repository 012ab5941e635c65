"""Answers that wait to be checked: kept in the reader's session, one draft a household, until applied or thrown away.

A number of identity, card or telephone waits sealed; everything else as it would be stored.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

SESSION = "record_drafts"


@dataclass
class Draft:
    """What somebody wants to change of one household; `key` makes applying it twice harmless.

    `answers`: ``"m12.labour"`` to {new, seen, and for some: also, given_up}; `seen` is the act that had last touched
    the row when the question was opened, `given_up` that the writer left the fact to somebody who had changed it
    meanwhile.
    """

    home: int
    key: UUID
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)

    def put(self, name: str, new: Any, seen: int, also: dict[str, Any] | None = None) -> None:
        """Keep an answer, in place of an earlier one."""
        self.answers[name] = {"new": new, "seen": seen, "also": also or {}}

    def drop(self, name: str) -> None:
        """Leave the fact as it is."""
        self.answers.pop(name, None)

    def settle(self, name: str, mine: bool, seen: int) -> None:
        """Take mine or theirs of a fact that both changed, as it was shown at the act `seen`."""
        self.answers[name] |= {"seen": seen, "given_up": not mine}


def load(session: Any, home: int) -> Draft:
    """The draft of a household, an empty one if there is none."""
    kept = session.get(SESSION, {}).get(str(home))
    return Draft(home, UUID(kept["key"]), kept["answers"]) if kept else Draft(home, uuid4())


def save(session: Any, draft: Draft) -> None:
    """Keep it until the session ends."""
    kept = {"key": str(draft.key), "answers": draft.answers}
    session[SESSION] = session.get(SESSION, {}) | {str(draft.home): kept}


def clear(session: Any, home: int) -> None:
    """Throw the draft away."""
    session[SESSION] = {key: kept for key, kept in session.get(SESSION, {}).items() if key != str(home)}
