"""A fault of the journal: in which book, where, what. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """Something that does not hold; `what` is a word of audit_words.py, with numbers after a colon where it has any."""

    book: str
    where: str
    what: str
