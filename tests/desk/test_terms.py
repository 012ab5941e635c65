"""Names and codes as they are read: separated as the language does, schemes called in it, unknown answers said."""

import pytest
from django.utils.translation import override

from hearthlight.desk.standard.pack_words import scheme, titled
from hearthlight.desk.terms import ANSWERS, listed
from hearthlight.standard import pack


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "屋顶、饮水"), ("en", "屋顶, 饮水")])
def test_names_stand_one_after_another_as_the_language_separates_them(language: str, words: str) -> None:
    with override(language):
        assert listed(iter(["屋顶", "饮水"])) == words


def test_every_scheme_is_called_in_both_languages() -> None:
    for law in pack.all_packs():
        with override("zh-hans"):
            assert scheme(law) == law.title
        with override("en"):
            assert scheme(law).isascii() or "–" in scheme(law)
            assert scheme(law) != law.title


def test_a_parameter_is_named_in_english_words_not_by_its_key() -> None:
    law = pack.read("cn_register_2014")
    [value, *_more] = law.parameters.all("line_at")
    with override("en"):
        assert titled(value, law).startswith("line of which day")


def test_an_answer_that_cannot_be_given_is_no_fact_that_is_missing() -> None:
    with override("zh-hans"):
        assert str(ANSWERS["unknown"]) == "无法判断"
