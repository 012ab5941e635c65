"""The files themselves 原件: kept sealed beside the database, so that sheet and row can be shown again.

AES-256-GCM under a key of the file's own, wrapped by the key ring; the name is the digest of the plain bytes.
"""

import hashlib
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from hearthlight.people.sealing import CannotOpen
from hearthlight.people.secrets import ring
from hearthlight.trail.models import Source

_OWNER = b"hearthlight source"
_NONCE, _KEY = 12, 12 + 32 + 16


def folder() -> Path:
    """Where the files lie; made for the owner alone."""
    place: Path = settings.HOME.folder / "sources"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def keep(content: bytes) -> str:
    """Keep the bytes sealed, mode 600, once; returns their SHA-256, which is the name."""
    digest = hashlib.sha256(content).hexdigest()
    path = folder() / digest
    if not path.exists():
        half = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(sealed_bytes(content))
        half.replace(path)
    return digest


def put(place: Path, content: bytes) -> None:
    """Write a file whole or not at all, for the owner of the folder alone."""
    with NamedTemporaryFile(dir=place.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, place)


def content(source: Source) -> bytes:
    """The bytes of a received file. Raises FileNotFoundError when it is lost, CannotOpen when it was changed."""
    plain = opened_bytes((folder() / source.sha256).read_bytes())
    if hashlib.sha256(plain).hexdigest() != source.sha256:
        raise CannotOpen(f"the file of source {source.pk} is not the one that was received")
    return plain


def sealed_bytes(plain: bytes) -> bytes:
    """Bytes that only this installation opens: the ring's key name, the wrapped key, the sealed bytes."""
    keys, key = ring(), AESGCM.generate_key(256)
    wrapped = _lock(keys.wrapping[keys.newest], key)
    return keys.newest.encode() + b"|" + wrapped + _lock(key, plain)


def opened_bytes(sealed: bytes) -> bytes:
    """The plain bytes again. Raises CannotOpen."""
    name, _, rest = sealed.partition(b"|")
    try:
        key = _open(ring().wrapping[name.decode()], rest[:_KEY])
        return _open(key, rest[_KEY:])
    except (InvalidTag, KeyError, ValueError) as error:
        raise CannotOpen("the kept file does not open: it was changed, or its key is not in the ring") from error


def _lock(key: bytes, plain: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, _OWNER)


def _open(key: bytes, locked: bytes) -> bytes:
    return AESGCM(key).decrypt(locked[:_NONCE], locked[_NONCE:], _OWNER)
