"""A household's file on paper and its heading on a telephone, in a real browser, without a server."""

import re
from typing import Any

import pytest

from hearthlight.desk import style

pytestmark = pytest.mark.browser
ROWS = "".join(f"<tr><th>{row}</th><td>row</td></tr>" for row in range(90))
LONG = f'<section class="card"><div class="scroll"><table><tbody>{ROWS}</tbody></table></div></section>'
HEADING = '<h1>Household <span class="nb">S3416231082010001</span></h1>'


def _page(chromium: Any, body: str, kind: str, width: int = 1280, size: str = "") -> Any:
    page = chromium.new_context(viewport={"width": width, "height": 800}).new_page()
    html = f'<!doctype html><html data-size="{size}"><style>{style.text()}</style><body>'
    page.set_content(f'{html}<main><div class="{kind}">{body}</div></main>')
    return page


def _sheets(page: Any) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def test_the_first_sheet_of_a_file_holds_more_than_its_heading(chromium: Any) -> None:
    held = _sheets(_page(chromium, HEADING + LONG, "wrap page"))
    assert _sheets(_page(chromium, HEADING + LONG, "wrap page file")) == held - 1


@pytest.mark.parametrize("width", [360, 320])
@pytest.mark.parametrize("size", ["", "l", "xl"])
def test_a_household_number_is_not_broken(chromium: Any, width: int, size: str) -> None:
    page = _page(chromium, HEADING, "wrap page", width, size)
    assert page.evaluate("document.querySelector('.nb').getClientRects().length") == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
