"""The command: PDF and Word into a folder, or one sentence and nothing written."""

from pathlib import Path

import pytest

from hearthlight.papers import fonts
from hearthlight.papers.commands import bulletin
from hearthlight.papers.models import Issue
from hearthlight.papers.queries import NoSuchIssue


def test_both_files_are_written(printed: Issue, tmp_path: Path) -> None:
    paths = bulletin(1, 2017, tmp_path / "new")
    assert [path.name for path in paths] == ["bulletin-2017-1.pdf", "bulletin-2017-1.docx"]
    assert [path.read_bytes()[:2] for path in paths] == [b"%P", b"PK"]
    assert sorted((tmp_path / "new").iterdir()) == sorted(paths)


@pytest.mark.parametrize(("number", "place"), [(2, ""), (1, "341622")])
def test_an_unknown_issue_is_said_so(printed: Issue, tmp_path: Path, number: int, place: str) -> None:
    with pytest.raises(NoSuchIssue, match=f"issue {number} of 2017"):
        bulletin(number, 2017, tmp_path, place)


def test_without_fonts_nothing_is_written(printed: Issue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearthlight.papers.pdf.faces", lambda folder: fonts.faces(folder, machine=False))
    with pytest.raises(fonts.NoChineseFont):
        bulletin(1, 2017, tmp_path / "new")
    assert not (tmp_path / "new").exists()
