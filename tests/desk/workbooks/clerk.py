"""A clerk with workbooks on pages: files sent in, steps taken, words read."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hearthlight.jobs.queue import run_next
from hearthlight.people.actions import appoint
from hearthlight.people.models import Person
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from hearthlight.trail.models import Source
from tests.desk.reading import page_of
from tests.register import homes
from tests.register.homes import BEGIN, DAY, SYSTEM, TOWN
from tests.sheets.books import book

HEADINGS = ["户编号", "姓名", "证件号码", "与户主关系", "人数", "劳动技能", "住房等级"]


HEAD_ID = homes.number_of(date(1960, 5, 1), male=True)


def person(office: str, place: str = TOWN) -> Client:
    """A client signed in as somebody who holds this office."""
    with act(SYSTEM, "test.person", at=TOWN, day=DAY) as event:
        one = add(event, Person(username=f"{office}-{place}", name="样例干部", synthetic=True))
    appoint(SYSTEM, one, office, place, BEGIN, seat=9)
    client = Client()
    client.force_login(one, backend="django.contrib.auth.backends.ModelBackend")
    return client


def file_of(*rows: list[Any], headings: list[str] = HEADINGS, name: str = "样例.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, book([["样例数据导出"], headings, *rows]))


GOOD = ["S9001", "赵样禾", HEAD_ID, "户主", "2", "无劳动力", "B级"]


WIFE = ["S9001", "钱样麦", "", "配偶", "2", "普通劳动力", "B级"]


BAD = ["S9009", "吴样暖", "", "前夫", "1", "", ""]


def sent(client: Client, *rows: list[Any], **more: Any) -> Source:
    """The file sent and checked; the source."""
    answer = client.post(reverse("workbooks"), {"place": TOWN, "file": file_of(*rows, **more)})
    assert answer.status_code == 302, answer.content.decode()
    done()
    return Source.objects.filter(kind="workbook").latest("pk")


def done() -> None:
    """Every waiting job, each of which must have ended well."""
    while job := run_next():
        job.refresh_from_db()
        assert job.state == "done", job.error


def step(client: Client, source: Source, name: str, data: Any = None) -> None:
    assert client.post(reverse("workbook-step", args=[source.pk, name]), data or {}).status_code == 302
    done()
    source.refresh_from_db()


def words(client: Client, source: Source, show: str = "changes", more: str = "") -> str:
    return page_of(client, f"{reverse('workbook', args=[source.pk])}?show={show}{more}").words
