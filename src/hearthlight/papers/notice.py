"""The words of a posted notice 公示单: what paper and public page both say. The paper is Chinese and stands alone."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from hearthlight.core import areas
from hearthlight.decisions import procedure as law
from hearthlight.decisions.models import Decision, Notice, Step
from hearthlight.decisions.notice_lines import Line, printed
from hearthlight.decisions.standing import duty_of
from hearthlight.papers.document import PAPER_MARK, chinese_date
from hearthlight.people import offices
from hearthlight.places.queries import names, path_to
from hearthlight.trail.models import Event

ORDINAL = "一二三四五"
COLUMNS = ["序号", "村民组", "户主", "人口"]
"""Headings of the four columns of a list of households."""


@dataclass(frozen=True)
class NoticeText:
    """Everything that is printed, besides the code of the page."""

    title: str
    place: str
    sentence: str
    basis: str
    period: str
    rule: str
    object_here: str
    object_above: str
    last_day: str
    office: str
    day: str
    columns: list[str]
    lines: list[Line]
    mark: str


@cache
def _titles() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("hearthlight.papers") / "notices.toml").read_text(encoding="utf-8"))


def text(notice: Notice, *, masked: bool, synthetic: bool) -> NoticeText:
    """The words of a notice; `masked` for everything but the paper itself."""
    first = Step.whole.filter(notice=notice).select_related("decision").order_by("line")[0]
    rules = law.in_force(first.decision.procedure, first.decision.procedure_date, first.decision.area_code)
    said, last = _titles().get(notice.kind, {}), law.last_day(notice.until)
    days = (notice.until - notice.posted_on).days - 1
    return NoticeText(
        title=said.get("title", "公示") + _which(rules, notice.number),
        place="".join(one.name for one in path_to(notice.area_code)[-2:]),
        sentence=said.get("sentence", "下列事项现予公示。"),
        basis=f"依据：{rules.document}" + ("" if rules.certainty == "sourced" else "（待核实）") + "。",
        period=f"公示期：{chinese_date(_first_day(notice))}至{chinese_date(last)}，共{days}天。",
        rule="张贴当日不计入，按自然日计算。",
        object_here=f"对名单有不同意见，可当面、打电话或书面提出：{notice.contact}；也可扫右侧的码在网页上提出，不必留姓名。",
        object_above=f"意见由{_above(first.decision, notice)}答复；提出时会给您一个查询码，凭码可查答复。",
        last_day=chinese_date(last),
        office=names([notice.area_code]).get(notice.area_code, "") + _office(notice.made),
        day=chinese_date(notice.posted_on),
        columns=said.get("columns", COLUMNS),
        lines=printed(notice, masked),
        mark=PAPER_MARK if synthetic else "",
    )


def _first_day(notice: Notice) -> date:
    """The first day that counts."""
    return date.fromordinal(notice.posted_on.toordinal() + 1)


def _which(rules: law.Procedure, number: int) -> str:
    """``（第二次）`` where a procedure has more than one notice."""
    several = len([step for step in rules.steps if step.kind == "notice"]) > 1
    return f"（第{ORDINAL[number - 1]}次）" if several else ""


def _office(event: Event) -> str:
    return event.office_title or ""


def _above(decision: Decision, notice: Notice) -> str:
    """Who answers objections to the matter: the office that stands one level above the notice."""
    above = areas.parent(notice.area_code)
    rule = law.StepRule("approval", "", "own")
    duty = duty_of(rule, above, notice.posted_on)
    return names([above]).get(above, "上级") + (offices.find(duty.office).title if duty.office else "")
