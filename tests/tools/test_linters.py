"""Our own linters catch what they name and let pass what is right."""

from pathlib import Path

import pytest

from tools import lint_aggregates, lint_day, lint_words

DAY_CASES = {
    "date.today()": True,
    "datetime.datetime.now()": True,
    "timezone.now()": True,
    "time.time()": True,
    "working_day()": False,
    "time.monotonic()": False,
    "row.now()": False,
}


@pytest.mark.parametrize(("code", "caught"), DAY_CASES.items())
def test_the_working_day(code: str, caught: bool) -> None:
    assert bool(list(lint_day.complaints(code, "x.py"))) == caught


@pytest.mark.parametrize(
    ("code", "caught"),
    [("Household.objects.count()", True), ("x.aggregate(n=Sum('a'))", True), ("figures.value(f, p, d, v)", False)],
)
def test_aggregates_in_pages(code: str, caught: bool) -> None:
    assert bool(list(lint_aggregates.in_page(code, "x.py"))) == caught


@pytest.mark.parametrize(
    ("html", "caught"),
    [
        ("{{ rows.count }}", True),
        ("{{ rows|length }}", True),
        ("{% if rows|length > 3 %}", True),
        ("{{ counted }}", False),
    ],
)
def test_aggregates_in_templates(html: str, caught: bool) -> None:
    assert bool(list(lint_aggregates.in_template(html, "x.html"))) == caught


@pytest.mark.parametrize(
    ("name", "line", "caught"),
    [
        ("a.md", "see " + "py" + "pi.org", True),
        ("a.py", "'/wo" + "rk/main/x'", True),
        ("a.html", '<script src="https://cdn.example/x.js"></script>', True),
        ("a.html", '<a href="https://example.org/">x</a>', False),
        ("a.html", "农户,电站", True),
        ("a.html", "农户，电站", False),
        ("a.md", "农户,电站", False),
    ],
)
def test_words(name: str, line: str, caught: bool) -> None:
    assert bool(list(lint_words.complaints(line, Path(name)))) == caught
