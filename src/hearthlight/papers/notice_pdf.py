"""A notice as one PDF to post 公示单, drawn by typst (notice.typ). Words travel as data, never as markup."""

import json
import os
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst

from hearthlight.papers.fonts import faces
from hearthlight.papers.notice import NoticeText
from hearthlight.papers.qr import Code

LAYOUT = Path(__file__).with_name("notice.typ")


def pdf(text: NoticeText, page: Code, day: date) -> bytes:
    """The bytes of the sheet; the same notice gives the same bytes on one machine. Raises fonts.NoChineseFont."""
    folder = os.environ.get("HEARTHLIGHT_FONTS")
    found = faces(Path(folder) if folder else None)
    said = vars(text) | {"lines": [vars(line) for line in text.lines], "qr": svg(page), "fonts": found.roles}
    return typst.compile(
        LAYOUT.read_bytes(),
        font_paths=found.fonts,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"words": json.dumps(said, ensure_ascii=False)},
        timestamp=datetime.combine(day, time(), UTC),
        pdf_standards=["ua-1"],
    )


def svg(page: Code) -> str:
    """The code as a picture of its own."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{page.box}"><path d="{page.path}"/></svg>'
