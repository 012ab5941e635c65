"""Text with figures in it: ``脱贫{register.households_exited place=341622101 year=2014}户``.

A placeholder is a figure's code, the place it is taken over, its arguments, and how to write it (``as=MW``). Numbers
of a piece come from the ledger (R7): the only digits a writer may type are those of a date. Rules ("every week at
least four days") are written in words. Pure.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from hearthlight.core.areas import UnknownCode, full
from hearthlight.papers.document import Number, Paragraph, Span
from hearthlight.papers.number_text import STYLES

_BRACED = re.compile(r"\{([^{}]*)\}")
_CODE = re.compile(r"[a-z]+\.[a-z_0-9]+")
_ARGUMENT = re.compile(r"([a-z_]+)=([^\s=]+)")
_DATES = re.compile(r"\d{4}年|\d{1,2}月|\d{1,2}日")
_DIGITS = re.compile(r"[0-9０-９][0-9０-９.,，．]*")


class BadPlaceholder(ValueError):
    """A piece's text holds something that is no figure: says which piece, what stands there, what to write."""

    def __init__(self, piece: str, found: str, problem: str) -> None:
        super().__init__(f"{piece}: {found}: {problem}" if piece else f"{found}: {problem}")
        self.piece, self.found, self.problem = piece, found, problem


@dataclass(frozen=True)
class Placeholder:
    """A figure asked for: code, full area code, arguments by name, and the style its value is written in."""

    code: str
    place: str
    arguments: dict[str, str | int] = field(default_factory=dict)
    style: str = "count"

    def __str__(self) -> str:
        """As it is written between braces."""
        given = "".join(f" {name}={value}" for name, value in self.arguments.items())
        return f"{self.code} place={self.place}{given} as={self.style}"


Resolve = Callable[[Placeholder], Number]


def parse(text: str, piece: str = "") -> tuple[str | Placeholder, ...]:
    """Cut `text` into words and placeholders, in order. Raises BadPlaceholder."""
    parts: list[str | Placeholder] = []
    end = 0
    for match in _BRACED.finditer(text):
        parts += [_words(text[end : match.start()], piece), placeholder(match[1], piece)]
        end = match.end()
    parts.append(_words(text[end:], piece))
    return tuple(part for part in parts if part != "")


def _words(text: str, piece: str) -> str:
    if stray := re.search(r".{0,12}[{}].{0,12}", text):
        raise BadPlaceholder(piece, stray[0], "a brace stands alone; a figure is written {code place=…}")
    if typed := _DIGITS.search(_DATES.sub("", text)):
        raise BadPlaceholder(piece, typed[0], "is typed by hand; name its figure instead, or write a rule in words")
    return text


def placeholder(inside: str, piece: str = "") -> Placeholder:
    """Read the inside of one pair of braces. Raises BadPlaceholder."""
    code, *words = inside.split() or [""]
    if not _CODE.fullmatch(code):
        raise BadPlaceholder(piece, f"{{{inside}}}", "begins with no figure's code, such as register.people")
    arguments = _arguments(words, inside, piece)
    place, style = arguments.pop("place", ""), arguments.pop("as", "count")
    if style not in STYLES:
        raise BadPlaceholder(piece, f"{{{inside}}}", f"as={style} is not one of {', '.join(STYLES)}")
    return Placeholder(code, _place(place, inside, piece), {k: _value(v) for k, v in arguments.items()}, style)


def _arguments(words: list[str], inside: str, piece: str) -> dict[str, str]:
    arguments: dict[str, str] = {}
    for word in words:
        match = _ARGUMENT.fullmatch(word)
        if not match or match[1] in arguments:
            raise BadPlaceholder(piece, f"{{{inside}}}", f"{word} is not one name=value, each name once")
        arguments[match[1]] = match[2]
    return arguments


def _place(code: str, inside: str, piece: str) -> str:
    try:
        return full(code if code and code.isascii() else "?")
    except UnknownCode as error:
        raise BadPlaceholder(piece, f"{{{inside}}}", "needs place= with a division code") from error


def _value(text: str) -> str | int:
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text) else text


def fill(text: str, resolve: Resolve, piece: str = "") -> tuple[Span, ...]:
    """The spans of one line of text, each placeholder resolved to its number."""
    return tuple(part if isinstance(part, str) else resolve(part) for part in parse(text, piece))


def paragraphs(body: str, resolve: Resolve, piece: str = "") -> tuple[Paragraph, ...]:
    """A piece's body: one paragraph a line, ``# `` before a first heading, ``## `` before a second."""
    return tuple(_paragraph(line, resolve, piece) for line in _lines(body))


def _paragraph(line: str, resolve: Resolve, piece: str) -> Paragraph:
    if line.startswith("## "):
        return Paragraph(fill(line[3:], resolve, piece), "second")
    if line.startswith("# "):
        return Paragraph(fill(line[2:], resolve, piece), "first")
    return Paragraph(fill(line, resolve, piece))


def _lines(body: str) -> Iterator[str]:
    return (line.strip() for line in body.splitlines() if line.strip())


def placeholders(body: str, piece: str = "") -> tuple[Placeholder, ...]:
    """Every figure a body asks for, in order, repeats included."""
    lines = (line.removeprefix("## ").removeprefix("# ") for line in _lines(body))
    return tuple(part for line in lines for part in parse(line, piece) if isinstance(part, Placeholder))
