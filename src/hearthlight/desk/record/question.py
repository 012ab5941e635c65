"""A question 调查项目: a fact's field, title and kind of answer, and how its stored value is read. Unknown is an answer
of its own, never no."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext as _

from hearthlight.core.money import format_yuan
from hearthlight.core.units import format_thousandths
from hearthlight.desk.amounts import day_words
from hearthlight.desk.terms import known, term, yes_no

Kind = Literal["yes_no", "code", "whole", "mu", "km", "text", "day", "several", "yuan", "sealed"]


@dataclass(frozen=True)
class Question:
    """One fact: its field, its title, how it is answered, within which bounds.

    A question of kind `several` sets one yes/no column a code of `terms`, at most `high` of them yes; one of kind
    `sealed` a secret of that kind, and `low` to `high` are its length. A question of kind `km` is answered in
    kilometres, as in the national export, and kept in metres.
    """

    field: str
    title: Any
    kind: Kind = "yes_no"
    terms: Mapping[str, str] | None = None
    unit: str = ""
    low: int = 0
    high: int = 9_999
    hint: Any = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns that an answer sets."""
        return tuple(f"{self.field}_{code}" for code in self.terms or ()) if self.kind == "several" else (self.field,)

    @property
    def must(self) -> bool:
        """Whether *not known* is no answer: a name, a number, a sum of the account."""
        return self.kind in ("sealed", "yuan") or (self.kind == "text" and self.low > 0)

    def words(self, value: Any) -> str:
        """A stored value as it is read; of kind `several` a mapping of field to yes or no."""
        if value is None or value == "":
            return _("unknown")
        return _WORDS[self.kind](self, value)

    def of(self, row: Any) -> Any:
        """The value that a row holds, as `words` and the forms take it."""
        if self.kind != "several":
            return getattr(row, self.field)
        held = {name: getattr(row, name) for name in self.fields}
        return None if all(one is None for one in held.values()) else held


@dataclass(frozen=True)
class Group:
    """Questions that belong together on a page."""

    code: str
    title: Any
    questions: tuple[Question, ...]


def _several(question: Question, value: Mapping[str, bool | None]) -> str:
    chosen = [code for code in question.terms or () if value.get(f"{question.field}_{code}")]
    words = "、".join(term(question.terms or {}, code) for code in chosen)
    return words or (_("none") if all(one is False for one in value.values()) else _("unknown"))


def _day(question: Question, value: date | str) -> str:
    return day_words(date.fromisoformat(value) if isinstance(value, str) else value)


_WORDS = {
    "yes_no": lambda question, value: yes_no(value),
    "code": lambda question, value: term(question.terms or {}, value),
    "whole": lambda question, value: known(value, question.unit),
    "mu": lambda question, value: f"{format_thousandths(value, 3).rstrip('0').rstrip('.')} {_('mu')}",
    "km": lambda question, value: f"{format_thousandths(value, 3).rstrip('0').rstrip('.')} {question.unit}",
    "text": lambda question, value: str(value),
    "day": _day,
    "yuan": lambda question, value: f"{format_yuan(value)} {_('yuan')}",
    "sealed": lambda question, value: "•••",
    "several": _several,
}
