"""Chinese is complete: every message id of every room has its translation."""

import pytest

from tools.collect_messages import rooms, untranslated


@pytest.mark.parametrize("room", [path.name for path in rooms()])
def test_every_message_has_its_chinese(room: str) -> None:
    (folder,) = [path for path in rooms() if path.name == room]
    assert untranslated(folder) == []
