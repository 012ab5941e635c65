"""A bulletin as files: PDF in the county's fonts, Word, and what they are called."""

import os
from pathlib import Path

from django.urls import reverse

from hearthlight.papers.document import Bulletin
from hearthlight.papers.models import Issue
from hearthlight.papers.pdf import pdf
from hearthlight.papers.word import word

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_pdf(bulletin: Bulletin, address: str = "") -> bytes:
    """The PDF, in the fonts of the folder that HEARTHLIGHT_FONTS names, if it does. Raises NoChineseFont."""
    folder = os.environ.get("HEARTHLIGHT_FONTS")
    return pdf(bulletin, address, Path(folder) if folder else None)


def as_word(bulletin: Bulletin, address: str = "") -> bytes:
    """The Word file."""
    return word(bulletin, address)


def name(issue: Issue, suffix: str) -> str:
    """``bulletin-2017-22.pdf``."""
    return f"bulletin-{issue.year}-{issue.number}.{suffix}"


def number_address() -> str:
    """The path of printed numbers, before the number's id."""
    return reverse("frozen-figure", args=[0]).removesuffix("0")
