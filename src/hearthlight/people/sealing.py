"""Sealing of secrets: envelope encryption under a key of the row, and a keyed blind index. Pure: no Django.

AES-256-GCM. Each secret has its own data key, wrapped by a key of the ring, so that destroying the wrapped key
erases the secret. The associated data names the owner, so that an envelope moved to another row does not open.
The index is HMAC-SHA256 under its own key: an unkeyed hash of a county's ID numbers falls in 8 seconds.
"""

import hashlib
import hmac
import json
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class CannotOpen(ValueError):
    """The envelope does not open: another row's, changed, or its key was destroyed."""


@dataclass(frozen=True)
class KeyRing:
    """The keys that live outside the database: wrapping keys by id, the newest used for new secrets, the index key."""

    wrapping: dict[str, bytes]
    newest: str
    index: bytes

    @classmethod
    def open(cls, path: Path) -> "KeyRing":
        """Read the ring file, or make one (mode 600) when there is none."""
        if not path.exists():
            _make(path)
        kept = json.loads(path.read_text())
        wrapping = {name: bytes.fromhex(key) for name, key in kept["wrapping"].items()}
        return cls(wrapping, kept["newest"], bytes.fromhex(kept["index"]))

    def seal(self, value: str, owner: str) -> tuple[bytes, bytes, bytes]:
        """(envelope, wrapped key, blind index) of a value that belongs to `owner`."""
        key = AESGCM.generate_key(256)
        envelope = _locked(key, value.encode(), owner)
        wrapped = self.newest.encode() + b"|" + _locked(self.wrapping[self.newest], key, owner)
        return envelope, wrapped, self.blind(value)

    def unseal(self, envelope: bytes, wrapped: bytes, owner: str) -> str:
        """The value again. Raises CannotOpen."""
        name, _, locked = bytes(wrapped).partition(b"|")
        try:
            key = _opened(self.wrapping[name.decode()], locked, owner)
            return _opened(key, bytes(envelope), owner).decode()
        except (InvalidTag, KeyError, ValueError) as error:
            raise CannotOpen(f"the secret of {owner} does not open") from error

    def blind(self, value: str) -> bytes:
        """16 bytes by which equal values are found without opening any."""
        plain = "".join(unicodedata.normalize("NFKC", value).split()).upper()
        return hmac.new(self.index, plain.encode(), hashlib.sha256).digest()[:16]


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    ring = {"wrapping": {"1": os.urandom(32).hex()}, "newest": "1", "index": os.urandom(32).hex()}
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(ring, file)


def _locked(key: bytes, plain: bytes, owner: str) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, plain, owner.encode())


def _opened(key: bytes, locked: bytes, owner: str) -> bytes:
    return AESGCM(key).decrypt(locked[:12], locked[12:], owner.encode())
