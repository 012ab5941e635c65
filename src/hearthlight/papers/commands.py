"""The command `hearthlight bulletin`: one issue as PDF and Word."""

from collections.abc import Iterator
from pathlib import Path

from hearthlight.core.clock import working_day
from hearthlight.papers import files, queries
from hearthlight.people.sight import EVERYTHING


def bulletin(number: int, year: int, out: Path, place: str = "") -> list[Path]:
    """Write issue `number` of `year` into the folder `out` as PDF and Word, and return both paths.

    `place` is the issuing office's place, needed only where several offices have that issue. Raises
    queries.NoSuchIssue, fonts.NoChineseFont (before anything is written), OSError; nothing is left half-written.
    """
    issue = queries.issue(year, number, place)
    document = queries.document(issue, EVERYTHING, working_day())
    made = {"pdf": files.as_pdf(document), "docx": files.as_word(document)}
    return list(_written(out, {files.name(issue, suffix): data for suffix, data in made.items()}))


def _written(out: Path, made: dict[str, bytes]) -> Iterator[Path]:
    out.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        beside = out / f"{name}.part"
        try:
            beside.write_bytes(data)
            yield beside.replace(out / name)
        finally:
            beside.unlink(missing_ok=True)
