"""A change request is read in words, without a name or a number."""

from typing import Any

from hearthlight.desk.record.record_requests import said
from hearthlight.register.sealed_request import PARTS

PERSON: dict[str, Any] = {"subject_kind": "register.member", "subject_id": 1}


def test_every_kind_of_change_is_told_without_personal_data() -> None:
    changes = [
        PERSON | {"field": "name", "old": "样甲", "new": "样丙"},
        PERSON | {"field": "birth", "old": None, "new": "1960-02-03"},
        PERSON | {"field": "identity", "old": None, "new": dict.fromkeys(PARTS, "AA==")},
        PERSON | {"field": "id_birth", "old": None, "new": "1960-02-03"},
        {"subject_kind": "register.household", "subject_id": 1, "field": "bank", "old": "", "new": "样例农商行"},
        {"subject_kind": "register.income", "subject_id": None, "field": "fen", "old": None, "new": 120_000}
        | {"year": 2016, "item": "wage"},
    ]
    assert said(changes) == [
        ("姓名", "样* → 样*"),
        ("出生日期", "不清楚 → 1960年2月3日"),
        ("身份证号", "新号码，已加封"),
        ("开户银行", "不清楚 → 样例农商行"),
        ("2016 工资性收入", "不清楚 → 1,200.00 元"),
    ]
