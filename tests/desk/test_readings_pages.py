"""The pages of readings and the address for machines: taken, doubted, answered, and only by who may."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hearthlight.people import machines
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.sun.models import Reading, ReadingDoubt, Station
from hearthlight.trail.act import System
from hearthlight.trail.models import Source
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of

LIXIN = "341623000000000"
METER = "99-341623105220-V1"


def a_file(*rows: str, head: str = "表号,抄表日期,表示数(kWh)") -> SimpleUploadedFile:
    return SimpleUploadedFile("三月抄表.csv", "\n".join([head, *rows]).encode())


@pytest.fixture
def last(county: date) -> int:
    """What the meter of Zhanglou showed last, kWh."""
    with viewing(EVERYTHING):
        assert Station.whole.filter(meter_no=METER).exists()
        return Reading.whole.filter(meter_no=METER).order_by("-read_on")[0].register_wh // 1000


def test_a_county_takes_in_a_file_and_answers_its_doubts(as_role: SignIn, county: date, last: int) -> None:
    client = as_role("county")
    sent = client.post(
        "/stations/readings/", {"place": LIXIN, "file": a_file(f"{METER},2017-03-01,{last - 500}", "X9,2017-03-01,5")}
    )
    assert sent.status_code == 302
    page = page_of(client, sent["Location"])
    assert "与前后已有的读数对不上" in page.words
    assert "没有一座电站的电表是X9" in page.words
    source = Source.objects.filter(kind="readings").latest("pk")
    refused = client.post(f"{sent['Location']}answer", {"kind": "register_back", "do": "leave_out", "reason": ""})
    assert refused.status_code == 422
    done = client.post(f"{sent['Location']}answer", {"kind": "register_back", "do": "leave_out", "reason": "抄错"})
    assert done.status_code == 302
    assert ReadingDoubt.whole.filter(source=source, state="left_out").count() == 1
    assert "三月抄表.csv" in page_of(client, "/stations/readings/").words


def test_a_file_that_is_none_is_said_and_who_may_not_cannot(as_role: SignIn, county: date) -> None:
    bad = as_role("county").post("/stations/readings/", {"place": LIXIN, "file": a_file("1,2,3", head="甲,乙,丙")})
    assert bad.status_code == 422
    assert as_role("village").post("/stations/readings/", {"file": a_file()}).status_code == 403


def test_a_machine_sends_with_its_key_and_no_other(county: date, last: int) -> None:
    machine, key = machines.admit(System("test"), "采集系统（样例）", LIXIN, date(2017, 3, 1), synthetic=True)
    body = f"表号,抄表日期,表示数(kWh)\n{METER},2017-03-28,{last}\n".encode()
    client = Client()
    assert client.post("/api/readings", body, content_type="text/csv").status_code == 401
    wrong = client.post("/api/readings", body, content_type="text/csv", headers={"authorization": "Bearer 00"})
    assert wrong.status_code == 401
    given = {"authorization": f"Bearer {key}", "x-file-name": "march.csv"}
    told = client.post("/api/readings", body, content_type="text/csv", headers=given)
    again = client.post("/api/readings", body, content_type="text/csv", headers=given)
    answer = json.loads(told.content)
    assert (told.status_code, answer["accepted"] + answer["left_out"], answer["doubts"]) == (200, 1, {})
    assert json.loads(again.content)["file"] == answer["file"]
    assert Source.objects.get(pk=answer["file"]).made.actor_name == machine.name
    padded = body + b"\n" * 3_000_000
    assert client.post("/api/readings", padded, content_type="text/csv", headers=given).status_code == 200
    junk = client.post("/api/readings", b"a,b\n1,2\n", content_type="text/csv", headers=given)
    assert junk.status_code == 422
    assert "no row names the columns" in json.loads(junk.content)["error"]
