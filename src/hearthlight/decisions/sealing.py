"""Texts of objections under seal, and the codes of their receipts."""

from uuid import UUID

from hearthlight.people.secrets import ring

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Characters that nobody mistakes for another on paper."""

LENGTH, GROUP = 12, 4


def seal(text: str, owner: str) -> tuple[bytes, bytes]:
    """(envelope, wrapped key) of a text that belongs to `owner`."""
    envelope, wrapped, _index = ring().seal(text, _owner(owner))
    return envelope, wrapped


def unseal(envelope: bytes, wrapped: bytes, owner: str) -> str:
    """The text again. Raises people.sealing.CannotOpen."""
    return ring().unseal(envelope, wrapped, _owner(owner))


def _owner(owner: str) -> str:
    return f"decisions.objection:{owner}"


def code_of(key: UUID) -> str:
    """The receipt's code for the key of a form, in groups of four: only the key ring can draw it again."""
    number = int.from_bytes(ring().blind(f"receipt:{key}"), "big")
    letters = []
    for _place in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "-".join("".join(letters[start : start + GROUP]) for start in range(0, LENGTH, GROUP))


def mark(code: str) -> str:
    """What is stored of a code: a keyed hash, so that nobody who reads the table can answer for the objector."""
    plain = "".join(code.upper().split()).replace("-", "")
    return ring().blind(f"code:{plain}").hex()
