"""Citizen identity number 公民身份号码, GB 11643-1999: 17 digits and a check character (ISO 7064 MOD 11-2)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789XX")


@dataclass(frozen=True)
class Identity:
    """What a number says: whether its form and check character are right, the birth date and the sex."""

    valid: bool
    birth: date | None = None
    sex: Literal["male", "female"] | None = None


def normalise(text: str) -> str:
    """The number without spaces, in half-width digits, with a capital X."""
    return "".join(text.split()).translate(_FULL_WIDTH).upper().lstrip("'")


def check_character(first17: str) -> str:
    """The 18th character of 17 digits. Raises ValueError when they are not 17 digits."""
    if len(first17) != 17 or not (first17.isascii() and first17.isdigit()):
        raise ValueError("17 digits are needed")
    return _CHECK[sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True)) % 11]


def read(text: str) -> Identity:
    """Read a number; an old county prefix is no fault, since people keep the number they were given."""
    number = normalise(text)
    if len(number) != 18 or not (number[:17].isascii() and number[:17].isdigit()):
        return Identity(valid=False)
    birth = _birth(number)
    sex: Literal["male", "female"] = "male" if int(number[16]) % 2 else "female"
    return Identity(valid=birth is not None and check_character(number[:17]) == number[17], birth=birth, sex=sex)


def _birth(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def mask(text: str) -> str:
    """A number shown to nobody: its kind only. The first 6 and last 4 would leave 33 birth dates of 31,412."""
    return "•" * len(normalise(text))


def mask_name(name: str) -> str:
    """Surname and stars: ``李**``; the length of the given name is kept no secret, its characters are."""
    return name[:1] + "*" * max(1, len(name) - 1)
