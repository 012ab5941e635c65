"""The style of every page: one file, inlined in the head under the hash that the content policy allows. Pure."""

import base64
import hashlib
from functools import cache
from importlib.resources import files


@cache
def text() -> str:
    """The style sheet as it stands between the tags."""
    path = files("hearthlight.desk") / "static" / "hearthlight" / "hearthlight.css"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


@cache
def policy_source() -> str:
    """The source expression for `style-src`: ``'sha256-…'``."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text().encode()).digest()).decode() + "'"
