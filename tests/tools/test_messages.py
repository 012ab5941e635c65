"""Chinese is complete: every message id of every room has its translation."""

import pytest

from tools.collect_messages import rooms, said, untranslated


@pytest.mark.parametrize("room", [path.name for path in rooms()])
def test_every_message_has_its_chinese(room: str) -> None:
    (folder,) = [path for path in rooms() if path.name == room]
    assert untranslated(folder) == []


@pytest.mark.parametrize("translation", ["", ("",), ("户", ""), ()])
def test_an_empty_form_of_a_plural_is_no_chinese(translation: str | tuple[str, ...]) -> None:
    assert not said(translation)


def test_one_form_is_enough_in_chinese() -> None:
    assert said("户")
    assert said(("%(n)s 户",))
