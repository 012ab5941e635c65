"""The working paper of a sample 抽样工作底稿: what the records say, and empty cells for what is found at the home."""

from django.conf import settings
from django.utils import translation

from hearthlight.desk.standard import sample_rows
from hearthlight.register.shadow.sheet_out import workbook
from hearthlight.trail.models import Event

HEADINGS = (
    *("序号", "类别", "行政村", "村民组", "户编号", "户主", "家庭人口", "台账判断"),
    *("入户所见", "是否错退/漏评", "核查人", "核查日期"),
)


def rows(draw: Event) -> list[list[str]]:
    """One row a home, in the order drawn within its stratum; heads masked, the last four cells empty."""
    with translation.override("zh-hans"):
        found = [(str(kind["title"]), row) for kind in sample_rows.kinds(draw) for row in kind["rows"]]
        return [
            [
                str(number),
                title,
                row["village"],
                row["group"],
                row["number"],
                row["head"],
                str(row["size"]),
                str(row["answer"]),
                *[""] * 4,
            ]
            for number, (title, row) in enumerate(found, 1)
        ]


def workbook_of(lines: list[list[str]]) -> bytes:
    """The same as a workbook."""
    return workbook("抽样工作底稿", HEADINGS, lines, synthetic=settings.HEARTHLIGHT_DEMO)
