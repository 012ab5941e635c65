"""Tables of the register that go out and come back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hearthlight.help.models import Measure
from hearthlight.people.models import Person
from hearthlight.register.models import Household, Member
from hearthlight.sheets.workbook import parse
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from hearthlight.trail.models import Event, Source
from tests.desk.reading import page_of
from tests.desk.workbooks.clerk import HEAD_ID, done, step, words
from tests.register.homes import DAY, SYSTEM, TOWN, VILLAGE
from tests.sheets.books import book

pytestmark = pytest.mark.django_db


def test_a_table_goes_out_and_comes_back(clerk: Client, home: Household) -> None:
    address = reverse("register-export")
    assert "导出" in page_of(clerk, f"{address}?place={TOWN}").words
    answer = clerk.post(address, {"place": TOWN, "table": "members", "household": [home.pk]})
    assert answer.status_code == 200
    assert HEAD_ID not in str(parse(answer.content)[0].rows)
    rows = [list(row) for row in parse(answer.content)[0].rows]
    heads = next(row for row in rows if "户编号" in row)
    rows[rows.index(heads) + 1][heads.index("劳动技能")] = "技能劳动力"
    back = SimpleUploadedFile("改.xlsx", book(rows))
    assert clerk.post(reverse("workbooks"), {"place": TOWN, "file": back}).status_code == 302
    done()
    source = Source.objects.filter(kind="workbook").latest("pk")
    assert "技能劳动力" in words(clerk, source)
    step(clerk, source, "take-in")
    assert Member.whole.get(household=home, number=1).labour == "skilled"


def test_identity_numbers_go_out_for_a_reason_only(clerk: Client, home: Household) -> None:
    asked = {"place": TOWN, "table": "members", "numbers": "1"}
    assert clerk.post(reverse("register-export"), asked).status_code == 422
    answer = clerk.post(reverse("register-export"), asked | {"reason": "核对"})
    assert HEAD_ID in str(parse(answer.content)[0].rows)
    event = Event.objects.latest("pk")
    assert (event.kind, event.reason) == ("register.export", "核对")


def test_measures_go_out_too(clerk: Client, home: Household) -> None:
    clerk_row = Person.objects.latest("pk")
    with act(SYSTEM, "test.measure", at=VILLAGE, day=DAY) as event:
        told = {"kind": "industry", "item": "=养鸡", "fen": 12_345, "person": clerk_row, "due_on": DAY}
        measure = add(event, Measure(household=home, area_code=VILLAGE, **told))
    answer = clerk.post(reverse("register-export"), {"place": TOWN, "table": "measures"})
    rows = parse(answer.content)[0].rows
    heads = next(row for row in rows if "户编号" in row)
    row = rows[rows.index(heads) + 1]
    assert (row[heads.index("户编号")], row[heads.index("内容")], row[heads.index("金额")]) == (
        "S9001",
        "=养鸡",
        "123.45",
    )
    assert row[heads.index("措施标识")] == f"s{measure.pk}@{measure.event_id}"
