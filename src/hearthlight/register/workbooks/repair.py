"""Repairing an identity number 公民身份号码: what one slip of the hand may have been meant to be. Pure.

GB 11643's check character (ISO 7064 MOD 11-2) finds every single wrong character and every swap of two neighbours, so
a number that is right is never "repaired" into another one. A wrong one has several repairs that are right: which of
them was meant is known only where exactly one is kept for somebody.
"""

import re
import unicodedata
from collections.abc import Iterator

from hearthlight.core.countries.cn import identity

_MARKS = re.compile(r"[\s\-—–_.·'\"‘’“”*]")
CHARACTERS = "0123456789X"
LENGTH, OLD_LENGTH, CERTIFICATE = 18, 15, (20, 22)
"""Characters of a number, of one of before 1999, and of a disability certificate 残疾人证 that begins with one."""


def clean(text: str | None) -> str:
    """The number as written, in half width, without spaces, dashes and quotes, with a capital X."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text or "")).upper()


def eighteen(number: str) -> tuple[str, str]:
    """(number, how): one of 15 digits gets its century and check character, a certificate gives the number it begins
    with; ``how`` is empty for a number that stands as it is."""
    if len(number) == OLD_LENGTH and number.isascii() and number.isdigit():
        first = number[:6] + "19" + number[6:]
        return first + identity.check_character(first), "id_of_15"
    if len(number) in CERTIFICATE and is_right(number[:LENGTH]):
        return number[:LENGTH], "id_of_certificate"
    return number, ""


def is_right(number: str) -> bool:
    """Whether form, birth date and check character are right."""
    return identity.read(number).valid


def single_repairs(number: str) -> dict[str, str]:
    """{right number: how}: every number that one swap of neighbours or one other character makes of a wrong one.

    Nothing for a number that is right, or whose length is wrong.
    """
    if len(number) != LENGTH or is_right(number):
        return {}
    found = {one: "id_one_wrong" for one in _one_other(number) if is_right(one)}
    return found | {one: "id_swapped" for one in _swapped(number) if is_right(one)}


def _swapped(number: str) -> Iterator[str]:
    for place in range(LENGTH - 1):
        if number[place] != number[place + 1]:
            yield number[:place] + number[place + 1] + number[place] + number[place + 2 :]


def _one_other(number: str) -> Iterator[str]:
    """At each place the one digit, if any, that makes the check character right; at the end the character itself."""
    for place in range(LENGTH - 1):
        for digit in "0123456789":
            if digit != number[place]:
                yield number[:place] + digit + number[place + 1 :]
    yield from (number[:-1] + last for last in CHARACTERS if last != number[-1])
