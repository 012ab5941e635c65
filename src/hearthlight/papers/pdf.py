"""A bulletin as PDF, drawn by typst in the layout of GB/T 9704-2012 (bulletin.typ).

The words travel as JSON data and are never parsed as markup, so no text of a clerk can become a command of the
typesetter.
"""

import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from hearthlight.papers.document import Bulletin
from hearthlight.papers.fonts import Faces, faces
from hearthlight.papers.words import words

LAYOUT = Path(__file__).with_name("bulletin.typ")


def pdf(bulletin: Bulletin, address: str = "", folder: Path | None = None) -> bytes:
    """The bytes of the PDF; the same bulletin gives the same bytes on one machine.

    `address` is put before each number's reference to make it a link; `folder` holds the county's own fonts.
    Raises fonts.NoChineseFont.
    """
    return draw(LAYOUT.read_bytes(), words(bulletin, address), faces(folder), bulletin)


def draw(layout: bytes, data: dict[str, Any], found: Faces, bulletin: Bulletin) -> bytes:
    """Set `data` by `layout` in the fonts `found`, stamped with the issue's day instead of the machine's."""
    stamp = datetime.combine(bulletin.day, time(), UTC)
    inputs = {"words": json.dumps(data | {"fonts": found.roles}, ensure_ascii=False)}
    return typst.compile(
        layout,
        font_paths=found.fonts,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs=inputs,
        timestamp=stamp,
        pdf_standards=["ua-1"],
    )
