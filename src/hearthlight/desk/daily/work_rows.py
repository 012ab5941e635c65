"""Gongdian's four questions 四问 (R105): 有人干, 怎么干, 如何干, 如何干好, each with figures that open."""

from datetime import date
from typing import Any

from django.utils.translation import pgettext_lazy

from hearthlight import figures
from hearthlight.desk.daily import numbers
from hearthlight.duty import figures as of_duty
from hearthlight.oversight import figures as of_oversight

WHO = pgettext_lazy("question", "Who does it?")
BY_WHAT = pgettext_lazy("question", "By what?")
HOW = pgettext_lazy("question", "How is it done?")
HOW_WELL = pgettext_lazy("question", "How well?")

PEOPLE = ("people.leaders_in_charge", "people.poverty_office_staff", "people.villages_with_specialist")


def questions(place: str, day: date, reader: Any) -> list[dict[str, Any]]:
    """The four questions in order, each with its figures and the pages that answer it."""
    people: list[Any] = [figures.find(code) for code in PEOPLE]
    asked = [
        (WHO, people, ("people", "helpers")),
        (BY_WHAT, [of_duty.RELAYED, of_duty.MEETINGS], ("meetings",)),
        (HOW, [of_oversight.SIGNED, of_oversight.OPEN_LESSONS, of_oversight.OPEN_ITEMS], ("supervision", "lessons")),
        (HOW_WELL, [of_duty.ALL_LAYERS, of_duty.VISITED, of_duty.UNANSWERED], ("helpers", "appraisal")),
    ]
    every = [one for _title, mine, _pages in asked for one in mine]
    told = iter(numbers.told(every, place, day, reader))
    return [{"title": title, "told": [next(told) for _one in mine], "pages": pages} for title, mine, pages in asked]
