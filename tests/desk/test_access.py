"""In a real browser: no accessibility violation, no sideways scroll, both languages, widths, sizes and variants."""

from typing import Any

import pytest

from tests.desk.readable import READERS, assert_readable, reader

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
PAGES = [
    ("", "/"),
    ("", "/sign-in/"),
    ("leader", "/overview/"),
    ("county", "/overview/"),
    ("village", "/overview/"),
    ("leader", "/overview/341602000000000/"),
    ("village", "/overview/341622101000000/"),
    ("village", "/households/?state=registered"),
    ("village", "first:/households/?state=registered"),
    ("county", "/stations/"),
    ("leader", "first:/stations/?place=341623105220000"),
    ("county", "/stations/?by=day"),
    ("operator", "first:/stations/?place=341623100005000"),
    ("county", "/stations/fleet/341623000000000/"),
    ("county", "/stations/building/341623105000000/"),
    ("leader", "/stations/progress/341600000000000/"),
    ("county", "/stations/plots/341623108000000/"),
    ("county", "/stations/readings/"),
    ("county", "joint:/stations/?place=341623101000000"),
    ("township", "/work/341623108000000/"),
    ("leader", "/work/341600000000000/"),
    ("township", "/work/341623108000000/people/"),
    ("township", "/work/341623108000000/meetings/"),
    ("township", "first:/work/341623108000000/meetings/"),
    ("township", "/work/341623108000000/meetings/all_cadre/"),
    ("township", "/work/341623108000000/meetings/relay/"),
    ("township", "/work/341623108000000/helpers/"),
    ("township", "first:/work/341623108000000/helpers/"),
    ("township", "/work/341623108000000/helpers/propose"),
    ("helper", "/visits/"),
    ("helper", "first:/visits/"),
    ("helper", "/visits/sheet"),
    ("helper", "/tasks/"),
    ("helper", "/my-month/"),
    ("township", "/work/341623108000000/supervision/"),
    ("township", "first:/work/341623108000000/supervision/"),
    ("township", "/work/341623108000000/lessons/"),
    ("township", "first:/work/341623108000000/lessons/"),
    ("village", "first:/work/341623108201000/lessons/"),
    ("township", "/work/341623108000000/appraisal/"),
    ("township", "/work/341623108000000/ladder/"),
    ("township", "/work/341623108000000/surveys/"),
    ("township", "/work/341623108000000/checklists/"),
    ("township", "first:/work/341623108000000/checklists/"),
    ("township", "/work/341623108000000/checklists/issue"),
    ("", "/survey/"),
    ("township", "/work/341623108000000/appraisal/issue"),
    ("county", "/money/341623000000000/"),
    ("village", "/money/341623108201000/"),
    ("county", "/money/settlement/341623000000000/"),
    ("county", "/money/settlement/341623000000000/2016-12/coal/"),
    ("leader", "first:/money/settlement/341623108201000/2016-12/coal/"),
    ("county", "/money/bank/341623000000000/"),
    ("county", "/money/line/1/"),
    ("county", "/money/bank/341623000000000/send"),
    ("township", "/money/book/341623108201000/"),
    ("township", "/money/plans/341623108201000/"),
    ("village", "/money/plans/341623108201000/new"),
    ("village", "first:/money/plans/341623108201000/"),
    ("village", "/money/work/341623108201000/"),
    ("township", "/money/runs/341623108201000/"),
    ("township", "first:/money/runs/341623108000000/"),
    ("township", "payment:/money/runs/341623108201000/"),
    ("", "/slip/"),
    ("leader", "/number/register.households_registered/341622101000000/"),
    ("leader", "/number/money.unplanned/341623108000000/"),
    ("leader", "first:/stations/?place=341623&state=unknown"),
    ("village", "/overview/341600000000000/"),
    ("leader", "/number/no.such.number/341600000000000/"),
    ("", "/bulletins/"),
    ("", "/bulletins/341600000000000/2017/22/"),
    ("", "/numbers/printed/1"),
]


def _open(page: Any, live: str, path: str) -> None:
    page.goto(live + path.split(":")[-1])
    if path.startswith("joint:"):
        page.goto(live + page.get_attribute("tbody th a:text-matches('-J1$')", "href") + "shares/")
    if path.startswith("payment:"):
        page.goto(live + path.removeprefix("payment:"))
        page.goto(live + page.get_attribute("tbody th a >> nth=0", "href"))
        page.goto(live + page.get_attribute("tbody th a >> nth=0", "href"))
    if path.startswith("first:"):
        page.goto(live + page.get_attribute("tbody th a >> nth=0", "href"))


@pytest.mark.parametrize(("role", "path"), PAGES)
@pytest.mark.parametrize(("width", "likes"), READERS)
def test_anybody_can_read_the_page(
    live: str, chromium: Any, role: str, path: str, width: int, likes: dict[str, str]
) -> None:
    page = reader(live, chromium, role, width, likes)
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    _open(page, live, path)
    assert_readable(page)
    page.context.close()
    assert refused == []
