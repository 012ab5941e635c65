"""The ladder 梯次 (R102): five lines in order, each with figures that open. Nothing is added up to a score."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as N_  # noqa: N812

LINES = (
    ("grid", N_("Base line: the grid"), ("people.first_responsible", "grids.seats", "people.villages_with_specialist")),
    ("standard", N_("Pass line: the standard"), ("register.households_left", "standard.lacks", "standard.findings")),
    (
        "industry",
        N_("Guarantee line: industry and jobs"),
        ("help.placements", "help.group_work", "duty.without_industry", "help.measures_without_result"),
    ),
    (
        "spirit",
        N_("Lift line: the spirit"),
        ("duty.asked_how", "duty.at_ease", "duty.took_part", "people.instructors", "oversight.pilots_adopted"),
    ),
    ("voice", N_("Line of excellence: satisfaction"), ("duty.asked", "duty.unanswered")),
)
"""基础线、及格线、保障线、提升线、优秀线. The last has the verdict of the newest survey beside its figures."""


@dataclass(frozen=True)
class Line:
    """One line: its code, title and the codes of its figures."""

    code: str
    title: str
    figures: tuple[str, ...]


def lines() -> list[Line]:
    """The five in their order."""
    return [Line(*one) for one in LINES]
