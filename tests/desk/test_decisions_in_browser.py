"""In a real browser at 320 px: every page of decisions, notices, objections and needs can be read by anybody."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.desk.readable import assert_readable
from tests.desk.test_exit_in_browser import Phone

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
PAGES = [
    "/decisions/",
    "/decisions/start/?kind=exit",
    "/decisions/start/?kind=remove",
    "/objections/",
    "/objections/1/",
    "/needs/",
    "/needs/need/",
    "/needs/quota/",
    "/needs/unmask/",
    "/objections/status/",
    "DECISION",
    "STEP",
    "POST",
    "NOTICE",
    "NOTICE/object",
    "NOTICE/receive",
]


def address(home: Path, page: str) -> str:
    """The address of a page, its matter or notice taken from the demo."""
    with sqlite3.connect(home / "hearthlight.sqlite3") as database:
        notice = database.execute("select token from decisions_notice where kind = 'exit' order by id").fetchone()[0]
        waiting = database.execute(
            "select id from decisions_decision where kind = 'exit' and area_code like '341623108204%' order by id"
        ).fetchone()[0]
    database.close()
    known = {"DECISION": f"/decisions/{waiting}/", "STEP": f"/decisions/step/?d={waiting}"}
    known["POST"] = f"/decisions/post/?d={waiting}"
    return known.get(page, page.replace("NOTICE", f"/notices/{notice}") + ("/" if page == "NOTICE" else ""))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_anybody_can_read_the_pages(live: str, demo_home: Path, chromium: Any, page: str, language: str) -> None:
    phone = Phone(live, chromium, "township", script=True)
    phone.page.context.add_cookies([{"name": "django_language", "value": language, "url": live}])
    phone.open(address(demo_home, page))
    assert_readable(phone.page)
