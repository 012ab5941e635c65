"""What a job says of itself: its name, and one sentence about how it ended. A room names its jobs in `TITLES`."""

import traceback
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_  # noqa: N812

BROKEN = N_(
    "The program made a mistake and changed nothing. Try once more; when it stops again, "
    "tell the administrator the number of this job."
)
BUSY = N_("The database was busy for too long; nothing was changed. Try once more.")
DIED = N_(
    "The program was stopped in the middle each time and changed nothing. "
    "Tell the administrator the number of this job."
)
UNKNOWN = N_("This version of the program does not know this kind of job. Tell the administrator.")


class NotDone(Exception):
    """A job cannot be done as asked, and trying again will not help: one sentence a clerk understands.

    `words` is a message id with names in braces that `values` fill: no personal data, a job is public.
    """

    def __init__(self, words: str, **values: int | str) -> None:
        super().__init__(words)
        self.answer = {"words": words, "values": values}


def sentence(answer: dict[str, Any]) -> str:
    """The sentence of an answer in the language of the page; empty when it has none."""
    words = answer.get("words", "")
    return _(words).format(**answer.get("values", {})) if words else ""


def where(error: BaseException) -> str:
    """The kind of an error and where it happened, for the administrator; never its text, which may name a person."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    return f"{type(error).__name__} at {places}"
