"""The words of the desk: each id is read as the desk's own catalogue says, whatever another room calls it."""

from pathlib import Path

from babel.messages.pofile import read_po
from django.utils.translation import gettext, override, pgettext

from hearthlight.desk import navigation

CATALOGUE = Path(navigation.__file__).parent / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"


def test_no_other_room_changes_a_word_of_the_desk() -> None:
    with CATALOGUE.open("rb") as file:
        messages = [one for one in read_po(file) if one.id and isinstance(one.id, str)]
    with override("zh-hans"):
        shown = {(one.context, one.id): _shown(one.context, one.id) for one in messages}
    assert shown == {(one.context, one.id): one.string for one in messages}


def _shown(context: str | None, message: str) -> str:
    return pgettext(context, message) if context else gettext(message)
