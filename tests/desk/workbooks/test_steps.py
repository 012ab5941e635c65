"""A workbook on its pages: received, checked, taken in, undone, mapped, compared, keyed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hearthlight.register import actions
from hearthlight.register.models import Household, Member
from hearthlight.register.shadow import keying
from hearthlight.sheets.workbook import parse
from hearthlight.trail.models import Event, Source
from tests.desk.reading import page_of
from tests.desk.workbooks.clerk import BAD, GOOD, HEAD_ID, HEADINGS, WIFE, sent, step, words
from tests.register.homes import DAY, SYSTEM, TOWN

pytestmark = pytest.mark.django_db


def test_a_file_is_checked_before_anything_is_written(clerk: Client, home: Household) -> None:
    source = sent(clerk, GOOD, WIFE, BAD)
    page = words(clerk, source)
    assert "住房等级" in page
    assert "C级" in page
    assert "B级" in page
    assert "G3" in page
    home.refresh_from_db()
    assert home.house_grade == "C"
    refused = words(clerk, source, "refused")
    assert "前夫" in refused
    assert "S9009" in refused
    assert HEAD_ID not in page + refused


def test_good_rows_go_in_bad_ones_come_back_and_all_is_undone(clerk: Client, home: Household) -> None:
    source = sent(clerk, GOOD, WIFE, BAD)
    answer = clerk.get(reverse("workbook-remarks", args=[source.pk]))
    assert answer.status_code == 200
    remarks = parse(answer.content)[0].rows
    assert any("吴样暖" in row for row in remarks)
    assert not any("赵样禾" in row for row in remarks)
    step(clerk, source, "take-in")
    home.refresh_from_db()
    assert (source.state, home.house_grade) == ("applied", "B")
    assert "已收进" in words(clerk, source)
    actions.correct(SYSTEM, home, DAY, house_grade="A")
    step(clerk, source, "undo")
    assert source.state == "undone"
    assert Member.whole.get(household=home, number=1).labour is None
    home.refresh_from_db()
    assert home.house_grade == "A"
    kept = words(clerk, source)
    assert "收进这份文件之后有人改过" in kept
    assert "S9001" in kept
    stays, _, did = kept.partition("这份文件改过的内容")
    assert "劳动技能" not in stays
    assert "劳动技能" in did


def test_a_bad_file_is_one_sentence(clerk: Client) -> None:
    for upload in (SimpleUploadedFile("x.xlsx", b"hello"), None):
        data = {"place": TOWN} | ({"file": upload} if upload else {})
        answer = clerk.post(reverse("workbooks"), data)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
    assert not Source.objects.filter(kind="workbook").exists()


def test_unknown_headings_are_mapped_once(clerk: Client, home: Household) -> None:
    heads = [*HEADINGS[:5], "干活能力", "住房等级"]
    source = sent(clerk, GOOD, WIFE, headings=heads)
    assert "干活能力" in words(clerk, source, "columns")
    fields = {"column-A": "number", "column-B": "name", "column-C": "identity", "column-D": "relation"}
    step(clerk, source, "columns", fields | {"column-F": "labour", "column-E": "size", "column-G": "house_grade"})
    assert "劳动技能" in words(clerk, source)
    step(clerk, source, "take-in")
    assert Member.whole.get(household=home, number=1).labour == "none"
    twice = {"column-A": "number", "column-B": "number"}
    other = sent(clerk, [*GOOD[:5], "技能劳动力", "B级"], WIFE, headings=heads, name="二.xlsx")
    assert clerk.post(reverse("workbook-step", args=[other.pk, "columns"]), twice).status_code == 422


def test_compared_keyed_and_proven(clerk: Client, home: Household) -> None:
    source = sent(clerk, GOOD, WIFE)
    step(clerk, source, "take-in")
    head = Member.whole.get(household=home, number=1)
    actions.correct(SYSTEM, head, DAY, labour="weak", reason="入户核实")
    step(clerk, source, "compare")
    page = words(clerk, source, "compare")
    for said in ("劳动技能", "弱劳动力或半劳动力", "无劳动力", "入户核实", "没有找到文件"):
        assert said in page, said
    step(clerk, source, "keying-list")
    made = Source.objects.get(kind=keying.KIND)
    address = reverse("keying-list", args=[made.pk])
    assert "劳动技能" in page_of(clerk, address).words
    sheet = parse(clerk.get(reverse("keying-file", args=[made.pk])).content)[0].rows
    assert "无劳动力 → 弱劳动力或半劳动力" in str(sheet)
    assert Event.objects.latest("pk").kind == "register.export"
    later = sent(clerk, [*GOOD[:5], "弱劳动力或半劳动力", "B级"], WIFE, name="后.xlsx")
    step(clerk, later, "compare")
    assert "录到了" in page_of(clerk, address).words
