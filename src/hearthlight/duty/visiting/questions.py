"""The questions of how a household feels 心灵感受, as dated data. Pure."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from hearthlight.core.parameters import Parameters

ANSWERS = ("yes", "partly", "no")
"""What may be answered; a question that was not asked has no answer."""


@dataclass(frozen=True)
class Feeling:
    """One question: its code and its words in both languages."""

    code: str
    title: str
    english: str

    def said(self, language: str | None) -> str:
        """The question in the language of a page."""
        return self.english if language == "en" else self.title


@cache
def settings() -> Parameters:
    """Every value of questions.toml."""
    return Parameters.read(Path(__file__).with_name("questions.toml"))


def feelings(day: date, place: str) -> tuple[Feeling, ...]:
    """The questions of a day at a place."""
    return tuple(Feeling(**one) for one in settings().at("feelings", day, place).value)


def read(said: dict[str, str], day: date, place: str) -> dict[str, str]:
    """The answers to today's questions among what a form says; others are left out."""
    known = {one.code for one in feelings(day, place)}
    return {code: answer for code, answer in said.items() if code in known and answer in ANSWERS}
