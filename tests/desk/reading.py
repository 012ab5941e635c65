"""Reading a page as a test sees it: its elements, its links, its words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client

EMPTY = {"area", "base", "br", "hr", "img", "input", "link", "meta"}


@dataclass
class Page(HTMLParser):
    """What a page holds."""

    elements: int = 0
    attributes: set[str] = field(default_factory=set)
    links: list[tuple[str, str]] = field(default_factory=list)
    words: str = ""
    open_links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements += 1
        self.attributes |= {name for name, _ in attributes}
        if tag == "a":
            self.links.append((dict(attributes).get("href") or "", ""))
            self.open_links.append("a")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.open_links.pop()

    def handle_data(self, data: str) -> None:
        self.words += data
        if self.open_links:
            address, words = self.links[-1]
            self.links[-1] = (address, words + data)


def page_of(client: Client, address: str, status: int = 200) -> Page:
    """The page at an address."""
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return page_from(response.content.decode())


def page_from(html: str) -> Page:
    """A page that was read already."""
    page = Page()
    page.feed(html)
    return page
