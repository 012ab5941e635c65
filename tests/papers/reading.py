"""Helpers of the papers' tests: No. 22 of the published figures, and what a reader sees in a PDF or Word file."""

import os
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from hearthlight.papers import template
from hearthlight.papers.document import Bulletin, Number
from hearthlight.papers.figure_text import Placeholder
from hearthlight.papers.number_text import show
from tests.papers.published import PUBLISHED, key

TEMPLATE = Path(template.__file__).with_name("bulletins") / "2017-22.toml"
GOLDEN = Path(__file__).with_name("golden")


def published(asked: Placeholder) -> Number:
    """The number the source prints for a placeholder; its reference is its line in the list."""
    name = key(asked.code, asked.place.rstrip("0"), **asked.arguments)
    return Number(show(PUBLISHED[name], asked.style), PUBLISHED[name], str(list(PUBLISHED).index(name)))


def bulletin_22() -> Bulletin:
    """The whole document with the published figures."""
    return template.read(TEMPLATE).compose(published)


def pages(pdf: bytes) -> list[str]:
    """The text of each page, in reading order; needs poppler's pdftotext."""
    if not shutil.which("pdftotext"):
        if os.environ.get("HEARTHLIGHT_STRICT"):
            pytest.fail("pdftotext is missing")
        pytest.skip("pdftotext is missing")
    run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return run.stdout.decode().split("\f")[:-1]


def together(text: str) -> str:
    """Without any white space."""
    return re.sub(r"\s+", "", text)


def word_lines(data: bytes) -> list[str]:
    """The paragraphs of a Word file, hyperlinks included."""
    return ["".join(part.text or "" for part in line._p.iter() if part.tag.endswith("}t") or part.tag.endswith("}tab"))
            for line in Document(BytesIO(data)).paragraphs]  # fmt: skip
