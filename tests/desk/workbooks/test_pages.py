"""A table of ours goes out, is edited as clerks do, and comes back through the pages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from hearthlight.core.clock import pinned
from hearthlight.desk.workbooks import workbook_words
from hearthlight.register import actions
from hearthlight.register.models import Household, Income, Member
from hearthlight.register.shadow import told
from hearthlight.register.workbooks.layout import layout_of
from hearthlight.sheets.workbook import parse
from hearthlight.trail.act import act
from hearthlight.trail.models import Source
from tests.desk.reading import page_of
from tests.desk.workbooks.clerk import GOOD, HEAD_ID, WIFE, done, person, sent, step, words
from tests.register.homes import DAY, SYSTEM, TOWN, VILLAGE
from tests.sheets.books import book

pytestmark = pytest.mark.django_db
Edit = Callable[[list[list[Any]]], object]
HOMES, MEMBERS, INCOME = "households", "members", "income"


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    with pinned(DAY):
        yield


def out(client: Client, table: str) -> list[list[Any]]:
    """The table as it went out, from its heading row on."""
    answer = client.post(reverse("register-export"), {"place": TOWN, "table": table})
    return [list(row) for row in parse(answer.content)[0].rows if "样例数据" not in str(row[0])]


def back(client: Client, rows: list[list[Any]], name: str = "改.xlsx") -> Source:
    """The edited table sent in and checked."""
    file = SimpleUploadedFile(name, book([*rows]))
    assert client.post(reverse("workbooks"), {"place": TOWN, "file": file}).status_code == 302
    done()
    return Source.objects.filter(kind="workbook").latest("pk")


def edited(rows: list[list[Any]], heading: str, value: str, row: int = 1) -> list[list[Any]]:
    rows[row][rows[0].index(heading)] = value
    return rows


def without(rows: list[list[Any]], *headings: str) -> list[list[Any]]:
    gone = {rows[0].index(heading) for heading in headings}
    return [[cell for index, cell in enumerate(row) if index not in gone] for row in rows]


def counts(source: Source) -> dict[str, int]:
    checked = told.told(source.pk, told.CHECKED)
    assert checked is not None
    return dict(checked.said["counts"])


def chosen(source: Source, **fields: str) -> dict[str, str]:
    """The form of columns as it stands, with other fields for some headings: what a page sends."""
    columns = layout_of(source).columns
    return {f"column-{one.letters}": fields.get(one.words) or one.field or "" for one in columns if one.field != "key"}


def test_mapping_a_renamed_heading_keeps_the_row_key(clerk: Client, home: Household) -> None:
    rows = out(clerk, HOMES)
    rows[0][rows[0].index("住房等级")] = "危房鉴定结果"
    source = back(clerk, edited(rows, "危房鉴定结果", "B级"))
    page = words(clerk, source, "columns")
    assert "行标识：始终认得" in page
    step(clerk, source, "columns", chosen(source, 危房鉴定结果="house_grade"))
    assert (counts(source)["rows_refused"], counts(source)["fields_changed"]) == (0, 1)
    assert source.mapping["columns"]["key"]
    again = back(clerk, edited(rows, "危房鉴定结果", "A级"), "再改.xlsx")
    assert again.mapping["columns"]["key"] == source.mapping["columns"]["key"]
    assert (counts(again)["rows_refused"], counts(again)["fields_changed"]) == (0, 1)


def test_homes_without_their_row_key_are_found_by_number(clerk: Client, home: Household) -> None:
    rows = without(edited(out(clerk, HOMES), "住房等级", "B级"), "行标识")
    rows.append(["S7777", *[""] * (len(rows[0]) - 1)])
    source = back(clerk, rows)
    found = counts(source)
    assert (found["rows_refused"], found["fields_changed"], found["members_new"]) == (1, 1, 0)
    assert "“S7777”，应为本地的一户" in words(clerk, source, "refused").replace(" ", "")
    step(clerk, source, "take-in")
    home.refresh_from_db()
    assert home.house_grade == "B"
    assert Member.whole.filter(household=home).count() == 2


def test_a_sheet_that_lacks_columns_is_one_sentence(clerk: Client, home: Household) -> None:
    rows = without(out(clerk, MEMBERS), "行标识", "姓名")
    source = back(clerk, rows)
    page = words(clerk, source, "refused")
    assert page.count("缺少") == 1
    assert "缺少“姓名”列" in page
    assert "整张表" in page
    assert "第" not in page.partition("整张表")[2].partition("列，")[0]
    assert counts(source)["rows_refused"] == 2


def test_after_an_undo_the_same_correction_goes_in_again(clerk: Client, home: Household) -> None:
    rows = edited(out(clerk, HOMES), "住房等级", "B级")
    source = back(clerk, rows)
    step(clerk, source, "take-in")
    step(clerk, source, "undo")
    after = words(clerk, source)
    assert "这份文件改过的内容" in after
    assert all(said in after for said in ("住房等级", "C级", "B级", "收进"))
    assert "收进没问题的行" not in after
    step(clerk, source, "check")
    assert (counts(source)["rows_refused"], counts(source)["fields_changed"]) == (0, 1)
    again = back(clerk, [["又一次"], *rows], "又.xlsx")
    assert (counts(again)["rows_refused"], counts(again)["fields_changed"]) == (0, 1)
    step(clerk, source, "take-in")
    home.refresh_from_db()
    assert (source.state, home.house_grade) == ("applied", "B")


@pytest.mark.parametrize("known", [True, False])
def test_after_an_undo_the_same_sum_goes_in_again(clerk: Client, home: Household, known: bool) -> None:
    if known:
        with act(SYSTEM, "register.declare", at=VILLAGE, day=DAY) as event:
            actions.declare_income(event, home, 2016, "wage", 100_000)
    source = back(clerk, edited(out(clerk, INCOME), "工资性收入(元)", "3000"))
    step(clerk, source, "take-in")
    step(clerk, source, "undo")
    step(clerk, source, "check")
    assert (counts(source)["rows_refused"], counts(source)["fields_changed"]) == (0, 1)
    step(clerk, source, "take-in")
    assert Income.whole.get(household=home, item="wage").fen == 300_000


def test_a_cell_that_others_changed_and_set_right_again_is_no_conflict(clerk: Client, home: Household) -> None:
    rows = edited(out(clerk, HOMES), "住房等级", "B级")
    actions.correct(SYSTEM, home, DAY, house_grade="A")
    assert counts(back(clerk, rows))["rows_refused"] == 1
    actions.correct(SYSTEM, home, DAY, house_grade="C")
    assert counts(back(clerk, [["又一次"], *rows], "又.xlsx"))["fields_changed"] == 1


def test_cells_of_identity_and_money_are_marked_and_counted(clerk: Client, home: Household) -> None:
    source = sent(clerk, GOOD, WIFE)
    assert "身份或金额" not in words(clerk, source)
    rows = edited(edited(out(clerk, MEMBERS), "姓名", "赵样和"), "劳动技能", "技能劳动力")
    source = back(clerk, rows)
    page = words(clerk, source)
    assert "有 1 处身份或金额要改" in page
    assert page.index("有 1 处身份或金额要改") < page.index("收进没问题的行")
    only = words(clerk, source, more="&only=marked")
    assert "劳动技能" in page
    assert "劳动技能" not in only.partition("全部改动")[2]
    assert "赵样和" not in page + only
    sums = back(clerk, edited(out(clerk, INCOME), "工资性收入(元)", "3000"), "收入.xlsx")
    assert "有 1 处身份或金额要改" in words(clerk, sums)


def test_incomes_name_their_year_and_headings_their_unit(clerk: Client, home: Household) -> None:
    with act(SYSTEM, "register.declare", at=VILLAGE, day=DAY) as event:
        actions.declare_income(event, home, 2016, "wage", 100_000)
    answer = clerk.post(reverse("register-export"), {"place": TOWN, "table": INCOME})
    sheet = parse(answer.content)[0]
    assert sheet.name == "2016年收入"
    page = words(clerk, back(clerk, edited(out(clerk, INCOME), "工资性收入(元)", "3000")))
    assert "这份文件里的收入是 2016 年的收入" in page
    assert "工资性收入(元) 2016年" in page
    assert {"与村主干路距离(公里)", "耕地面积(亩)", "住房面积(平方米)"} <= set(out(clerk, HOMES)[0])
    assert "务工时间(月)" in out(clerk, MEMBERS)[0]
    far = back(clerk, edited(out(clerk, HOMES), "与村主干路距离(公里)", "1.5"), "路.xlsx")
    step(clerk, far, "take-in")
    home.refresh_from_db()
    assert home.road_metres == 1500
    assert "与村主干路距离(公里)" in words(clerk, far)
    assert Income.whole.get(household=home).year == 2016


def test_notes_are_in_the_language_of_the_reader(clerk: Client, home: Household) -> None:
    checked = told.told(back(clerk, out(clerk, INCOME)).pk, told.CHECKED)
    assert checked is not None
    assert workbook_words.noted(checked.said["notes"]) == ["这份文件里的收入是 2016 年的收入。"]
    with override("en"):
        assert workbook_words.noted(checked.said["notes"]) == ["The incomes of this file are those of the year 2016."]
        assert [title for title, _ in workbook_words.counted({"rows_refused": 1})][-1] == "row refused"
        assert [title for title, _ in workbook_words.counted({"rows_refused": 2})][-1] == "rows refused"


def test_samples_show_terms_and_mask_people(clerk: Client, home: Household) -> None:
    heads = ["户编号", "姓名", "证件号码", "与户主关系", "人数", "劳动技能", "经手人"]
    source = sent(clerk, [*GOOD[:6], "孙样客"], [*WIFE[:6], "孙样客"], headings=heads)
    page = words(clerk, source, "columns")
    for said in ("S9001", "无劳动力 · 普通劳动力", "户主 · 配偶", "赵**", "孙**"):
        assert said in page, said
    for hidden in ("赵样禾", "孙样客", HEAD_ID):
        assert hidden not in page, hidden


def test_what_was_not_undone_names_its_cell_its_member_and_links_its_home(clerk: Client, home: Household) -> None:
    source = sent(clerk, GOOD, WIFE)
    step(clerk, source, "take-in")
    actions.correct(SYSTEM, Member.whole.get(household=home, number=2), DAY, labour="skilled")
    step(clerk, source, "undo")
    page = page_of(clerk, f"{reverse('workbook', args=[source.pk])}?show=changes")
    stays = page.words.partition("没能撤回")[2].partition("改过的内容")[0]
    assert "F4S9001\n配偶 钱**" in stays
    html = clerk.get(reverse("workbook", args=[source.pk])).content.decode()
    assert f'<a href="{reverse("household", args=[home.pk])}">S9001</a>' in html


def test_a_party_member_is_understood(clerk: Client, home: Household) -> None:
    source = sent(clerk, [*GOOD[:6], "党员"], WIFE, headings=[*GOOD_HEADS, "政治面貌"])
    assert counts(source)["rows_refused"] == 2
    other = sent(
        clerk, [*GOOD[:6], "党员"], [*WIFE[:6], "预备党员"], headings=[*GOOD_HEADS, "政治面貌"], name="二.xlsx"
    )
    step(clerk, other, "take-in")
    people = Member.whole.filter(household=home).order_by("number").values_list("political", flat=True)
    assert list(people) == ["party", "probationary"]


GOOD_HEADS = ["户编号", "姓名", "证件号码", "与户主关系", "人数", "劳动技能"]


def test_a_secretary_sees_no_names(clerk: Client, home: Household) -> None:
    source = back(clerk, edited(out(clerk, MEMBERS), "姓名", "赵样和"))
    assert "赵样" not in words(person("township_secretary"), source)
