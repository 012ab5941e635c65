"""The pages of the law are reached from the menu, the overview and the findings, and lead to each other."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from hearthlight.core.clock import pinned
from hearthlight.desk import navigation
from hearthlight.desk.standard import law_pages
from tests.desk.reading import page_of
from tests.grids.village import VILLAGE, officer, village

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 28)
LAW = "/standard/"


@pytest.fixture
def clerk() -> Iterator[Client]:
    """A village secretary on the demo's working day."""
    village(8)
    client = Client()
    client.force_login(officer("village_secretary", VILLAGE))
    with pinned(DAY):
        yield client


def test_each_page_leads_to_the_law_and_to_every_other(clerk: Client) -> None:
    asked = [address for address, _title in law_pages.asked(VILLAGE)]
    assert len(asked) == len(law_pages.ASKED)
    for address in asked:
        addresses = [link for link, _words in page_of(clerk, address).links]
        assert LAW in addresses
        assert set(asked) - {address} <= set(addresses), address


def test_the_first_crumb_of_a_page_of_the_law_is_the_law(clerk: Client) -> None:
    text = clerk.get(f"/standard/indices/{VILLAGE}/").content.decode()
    crumbs = text.partition('<ol class="crumbs"')[2].partition("</ol>")[0]
    assert f'<a href="{LAW}">标准</a>' in crumbs
    assert '<b aria-current="page">样例村</b>' in crumbs


def test_the_overview_and_the_menu_lead_there(clerk: Client) -> None:
    addresses = [link for link, _words in page_of(clerk, f"/overview/{VILLAGE}/").links]
    assert addresses.count(LAW) == 2
    assert {f"/standard/exits/{VILLAGE}/", f"/standard/what-if/?place={VILLAGE}"} <= set(addresses)


def test_the_menu_marks_the_law_and_shows_it_to_who_looks_at_homes() -> None:
    here = [item.address for item in navigation.items(f"/standard/exits/{VILLAGE}/", "village") if item.here]
    assert here == [LAW]
    assert LAW not in {item.address for item in navigation.items("/", "operator")}


def test_a_village_that_may_not_draw_reads_who_does_and_a_what_if_offers_examples(clerk: Client) -> None:
    assert "由县扶贫办和审计抽取" in page_of(clerk, f"/standard/sample/{VILLAGE}/").words
    page = clerk.get(f"/standard/what-if/?place={VILLAGE}&item=minimum_living&more=%2B600")
    assert page.status_code == 200
    examples = [link for link, _words in page_of(clerk, f"/standard/what-if/?place={VILLAGE}").links]
    assert f"?place={VILLAGE}&item=minimum_living&more=%2B600" in examples
