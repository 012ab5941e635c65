"""Figures in text: what is read, what is refused, and that nothing is lost between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.papers.document import Number
from hearthlight.papers.figure_text import BadPlaceholder, Placeholder, fill, paragraphs, parse, placeholders

EXITED = "{register.households_exited place=341622101 year=2014}"


def test_a_placeholder_names_figure_place_arguments_and_style() -> None:
    before, asked, after = parse("脱贫{register.people place=341623108 as=wan}万人")
    assert (before, after) == ("脱贫", "万人")
    assert asked == Placeholder("register.people", "341623108000000", {}, "wan")


def test_digits_become_numbers_and_words_stay_words() -> None:
    (asked,) = placeholders("{sun.stations place=341623 kind=village plan_year=2016}")
    assert asked.arguments == {"kind": "village", "plan_year": 2016}


@pytest.mark.requirement("R7", "numbers come from the ledger")
@pytest.mark.parametrize("typed", ["脱贫232户", "收入98270.00元", "占比８.39%", "3座电站"])
def test_a_number_typed_by_hand_is_refused(typed: str) -> None:
    with pytest.raises(BadPlaceholder, match="is typed by hand") as refused:
        parse(typed, "家底")
    assert refused.value.piece == "家底"


def test_dates_may_be_typed() -> None:
    assert parse("2017年6月30日前并网") == ("2017年6月30日前并网",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("共{ }户", "begins with no figure's code"),
        ("共{households place=34}户", "begins with no figure's code"),
        ("共{register.households}户", "needs place="),
        ("共{register.households place=三十四}户", "needs place="),
        ("共{register.households place=3416221010000000}户", "needs place="),
        ("共{register.households place=34 place=35}户", "each name once"),
        ("共{register.households place=34 2014}户", "is not one name=value"),
        ("共{register.households place=34 as=斤}户", "as=斤 is not one of"),
        ("共{register.households place=34户", "a brace stands alone"),
        ("共}户", "a brace stands alone"),
    ],
)
def test_what_is_wrong_is_said_with_the_piece_and_the_placeholder(text: str, problem: str) -> None:
    with pytest.raises(BadPlaceholder, match=problem) as refused:
        parse(text, "家底")
    assert str(refused.value).startswith("家底: ")
    assert refused.value.found.strip("…") in text


def test_each_line_is_a_paragraph_and_marks_make_headings() -> None:
    made = paragraphs(f"# 一、家底\n\n脱贫{EXITED}户。\n## （一）网格", lambda _: Number("232", 232))
    assert [(each.kind, each.text) for each in made] == [
        ("first", "一、家底"),
        ("body", "脱贫232户。"),
        ("second", "（一）网格"),
    ]


words = st.text(st.characters(blacklist_characters="{}", blacklist_categories=["Nd", "Cs"]), max_size=20).filter(
    lambda text: not any(letter.isdigit() for letter in text)
)


@given(st.lists(words, min_size=1, max_size=5))
def test_every_word_and_every_figure_comes_out_in_order(texts: list[str]) -> None:
    spans = fill(EXITED.join(texts), lambda asked: Number("232", asked.arguments["year"]))
    assert "".join(each if isinstance(each, str) else each.text for each in spans) == "232".join(texts)
    assert [each.value for each in spans if isinstance(each, Number)] == [2014] * (len(texts) - 1)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_one_sentence(text: str) -> None:
    try:
        assert all(part for part in parse(text, "稿"))
    except BadPlaceholder as refused:
        said = str(refused)
    else:
        said = "稿: "
    assert said.startswith("稿: ")
