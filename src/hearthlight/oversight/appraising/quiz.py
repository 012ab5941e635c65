"""Five questions on one household 熟悉情况抽问 (R49, R53): drawn from what the register knows of it, with the answers.

Pure. Only what is known is asked; fewer than five facts make fewer questions.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hearthlight.help.marks import N_

ASKED = {
    "people": N_("How many people live there?"),
    "cause": N_("Why are they poor?"),
    "labour": N_("How many of them can work?"),
    "schooling": N_("How many children go to school?"),
    "ill": N_("How many are seriously or chronically ill?"),
    "house": N_("Which grade is the house?"),
    "measure": N_("What is the newest help, and until when?"),
    "last_visit": N_("When were they last met at home?"),
}
"""What may be asked, as message ids."""


@dataclass(frozen=True)
class Question:
    """One question, as a message id, and the answer as it is read."""

    code: str
    words: str
    answer: str


def draw(facts: Mapping[str, str], seed: str, number: int = 5) -> Sequence[Question]:
    """The questions of a draw: the same seed asks the same; a fact that is empty is not asked.

    >>> [one.code for one in draw({"people": "3", "cause": ""}, "x")]
    ['people']
    """
    known = [code for code in ASKED if facts.get(code)]
    lots = sorted(known, key=lambda code: hashlib.sha256(f"{seed}\0{code}".encode()).hexdigest())[:number]
    return [Question(code, ASKED[code], facts[code]) for code in ASKED if code in lots]
