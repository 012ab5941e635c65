"""The working day is said, not asked of the machine."""

from datetime import date
from pathlib import Path

from hearthlight.core import clock


def test_pinned_day_wins_and_ends(tmp_path: Path) -> None:
    (tmp_path / "day").write_text("2017-03-28\n")
    before = list(clock._file)
    clock.read_from(tmp_path / "day")
    try:
        assert clock.working_day() == date(2017, 3, 28)
        with clock.pinned(date(2017, 4, 30)):
            assert clock.working_day() == date(2017, 4, 30)
        assert clock.working_day() == date(2017, 3, 28)
    finally:
        clock._file[:] = before
