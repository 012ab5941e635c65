"""The header's items: only those that work, and only for whom they are."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import pgettext_lazy

ITEMS = (
    ("overview", pgettext_lazy("menu", "Overview")),
    ("households", pgettext_lazy("menu", "Households")),
    ("tasks", pgettext_lazy("menu", "Tasks")),
    ("visits", pgettext_lazy("menu", "My homes")),
    ("work", pgettext_lazy("menu", "Work")),
    ("findings", pgettext_lazy("menu", "Findings")),
    ("standard", pgettext_lazy("menu", "Standard")),
    ("decisions", pgettext_lazy("menu", "Decisions")),
    ("stations", pgettext_lazy("menu", "Stations")),
    ("money", pgettext_lazy("menu", "Money")),
    ("bulletins", pgettext_lazy("menu", "Bulletins")),
    ("workbooks", pgettext_lazy("menu", "Data")),
)
PUBLIC = {"bulletins"}
FOR_HELPERS = {"tasks", "visits", "bulletins"}
"""A helper sees the homes that are theirs, and no place; nobody else has this list in the menu."""
FOR_OPERATORS = {"overview", "tasks", "stations", "bulletins"}
WITHIN = {
    "work": ("my-month",),
    "decisions": ("objections", "needs"),
    "workbooks": ("register-export", "ledger", "grids", "jobs"),
}
"""Pages that lie under an item though their addresses do not."""


@dataclass(frozen=True)
class Item:
    """One link of the header."""

    title: str
    address: str
    here: bool


def items(path: str, role: str) -> list[Item]:
    """The links for a reader of this role; the one that `path` lies under is marked."""
    found = []
    for name, title in ITEMS:
        address = _address(name)
        if address and _shown(name, role):
            found.append(Item(str(title), address, _under(path, name)))
    return found


def _under(path: str, name: str) -> bool:
    return any(path.startswith(_address(one) or "-") for one in (name, *WITHIN.get(name, ())))


def _shown(name: str, role: str) -> bool:
    if role == "public":
        return name in PUBLIC
    if role == "helper":
        return name in FOR_HELPERS
    if name == "visits":
        return False
    return role != "operator" or name in FOR_OPERATORS


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
