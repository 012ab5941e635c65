"""Before money moves: every rule by itself, what blocks and what waits for words."""

from dataclasses import replace

import pytest

from hearthlight.money.paying.doubts import BLOCKS, PayeeFacts, doubts

WELL = PayeeFacts(1, "job", 600, "2017-02", "样一", card="a", holder="样一", units=1, signed=1, fen_unit=600)
GRANT = replace(WELL, kind="grant", able=False, signed=None, placed=False)


def rules(*facts: PayeeFacts) -> list[str]:
    return [one.rule for one in doubts(facts)]


def test_a_payment_that_is_well_has_no_doubt() -> None:
    assert rules(WELL, replace(GRANT, payment=2, card="b")) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"present": False, "left_how": "died"}, "gone"),
        ({"card": ""}, "no_card"),
        ({"holder": "样二"}, "other_holder"),
        ({"kin_of": "村党组织书记"}, "kin"),
        ({"same_person": 1}, "two_openings"),
        ({"placed": False}, "not_placed"),
        ({"signed": None}, "not_signed"),
        ({"fen": 601}, "more_than_signed"),
        ({"connected": False}, "never_connected"),
    ],
)
def test_each_rule_speaks_alone(change: dict[str, object], rule: str) -> None:
    assert rules(replace(WELL, **change)) == [rule]  # type: ignore[arg-type]


def test_grants_are_for_those_who_cannot_work_and_unknown_is_said() -> None:
    assert rules(replace(GRANT, able=True)) == ["able_gets_grant"]
    assert rules(replace(GRANT, able=None)) == ["ability_unknown"]


def test_one_card_of_several_payees_is_said_at_each_and_of_one_payee_never() -> None:
    other = replace(WELL, payment=2, name="样二", holder="样二")
    assert rules(WELL, other) == ["shared_card", "shared_card"]
    assert rules(WELL, replace(WELL, payment=2)) == []


def test_a_part_of_a_month_is_paid_as_it_was_agreed() -> None:
    part = replace(WELL, fen=250, signed_fen=250)
    assert rules(part) == []
    assert rules(replace(part, fen=251)) == ["more_than_signed"]


def test_works_are_no_person() -> None:
    assert rules(PayeeFacts(1, "works", 5, "2017-02", to_person=False)) == []


def test_every_rule_says_whether_it_blocks_and_what_it_says() -> None:
    from hearthlight.money.paying.doubt_words import doubt_words

    said = {rule: doubt_words(rule, {"office": "x", "units": 2, "signed": 1}) for rule in BLOCKS}
    assert all(said.values())
    assert len(set(said.values())) == len(BLOCKS)
