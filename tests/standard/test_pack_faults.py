"""What a pack is refused for: one sentence that names the pack, the key or the rule, and the dates."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.parameters import NotKnown, Parameters
from hearthlight.standard import pack
from hearthlight.standard.law.date_faults import gaps, overlaps
from hearthlight.standard.law.pack_faults import refuse_overlap
from tests.standard.packs import PACK, RULES, folder, line

DAYS = (date(2020, 1, 1), date(2024, 1, 1))
TWICE = RULES.replace("dated(UNDATED,", "dated(UNDATED * 2,")
BAD = [
    (
        {"parameters": line("2020-01-01", "2021-01-01") + line("2022-01-01")},
        r"own_trial: poverty_line .* gap: nothing is said from 2021-01-01 until 2022-01-01",
    ),
    ({"parameters": line("2021-01-01")}, r"poverty_line .* gap: nothing is said from 2020-01-01 until 2021-01-01"),
    ({"parameters": line("2020-01-01", "2023-06-01")}, r"from 2023-06-01 until 2024-01-01"),
    ({"parameters": line("2020-01-01").replace("poverty", "other")}, "poverty_line has no value"),
    (
        {"parameters": line("2020-01-01", "2022-01-01") + line("2021-06-01")},
        r"poverty_line at every place overlaps: .* from 2020-01-01 until 2022-01-01 and one from 2021-06-01",
    ),
    ({"parameters": line("2020-01-01") + line("2020-01-01")}, r"overlaps: .* from 2020-01-01"),
    ({"parameters": line("2020-01-01") + line("2021-01-01", "2022-01-01")}, r"ends on 2022-01-01, .* would come back"),
    ({"parameters": line("2020-01-01") + line("2021-01-01", "2021-01-01")}, "ends on 2021-01-01, not after"),
    ({"rules": RULES.replace('"net_fen", "size"', '"net_fun", "size"')}, r"trial\.income reads the column net_fun"),
    ({"rules": RULES.replace('"household",', '"horse",')}, r"trial\.income asks the frame horse"),
    ({"rules": RULES.replace("a document", "")}, r"trial\.income names no document"),
    ({"rules": TWICE}, r"2 rules have the code trial\.income"),
    ({"rules": "RULE = ()"}, "names no RULES"),
    ({"pack": PACK.replace("2024-01-01", "2019-01-01")}, "own_trial ends on 2019-01-01"),
    ({"pack": PACK.replace("title", "name")}, "own_trial cannot be read: 'title'"),
    ({"parameters": line("2020-01-01", value="")}, r"poverty_line: .* missing \['value'\]"),
    ({"parameters": line("2020-01-01", value="value = 1\nunknown = true")}, r"has a value and unknown = true"),
    ({"parameters": "[[poverty_line"}, "own_trial cannot be read"),
]


@pytest.mark.parametrize(("wrong", "said"), BAD, ids=[said[:40] for _, said in BAD])
def test_one_sentence_for_each_fault(tmp_path: Path, wrong: dict[str, str], said: str) -> None:
    with pytest.raises(pack.BadPack, match=said) as refused:
        pack.read_folder(folder(tmp_path, **wrong))
    assert "own_trial" in str(refused.value)
    assert "\n" not in str(refused.value).split(": ", 1)[0]


def test_a_year_that_is_not_known_is_no_gap(tmp_path: Path) -> None:
    told = line("2020-01-01", "2021-01-01") + line("2021-01-01", value="unknown = true")
    own = pack.read_folder(folder(tmp_path, parameters=told))
    with pytest.raises(NotKnown, match="a text"):
        own.parameters.at("poverty_line", date(2022, 1, 1))
    entry = own.parameters.entry("poverty_line", date(2022, 1, 1))
    assert entry is not None
    assert (entry.known, entry.sure, entry.value) == (False, False, None)


def test_a_place_falls_back_on_those_above_it(tmp_path: Path) -> None:
    pack.read_folder(folder(tmp_path, parameters=line("2020-01-01") + line("2021-01-01", "2022-01-01", place="34")))


def test_without_a_value_above_each_place_must_be_whole() -> None:
    told = Parameters.parse(line("2020-01-01", place="KE-01") + line("2021-01-01", place="KE-02"))
    (said,) = gaps(told, "poverty_line", *DAYS)
    assert "KE-02" in said
    assert "until 2021-01-01" in said


def test_a_key_that_no_rule_reads_may_have_gaps(tmp_path: Path) -> None:
    other = line("2022-01-01", "2023-01-01").replace("poverty_line", "notice_days")
    pack.read_folder(folder(tmp_path, parameters=line("2020-01-01") + other))


def test_values_under_different_conditions_stand_side_by_side() -> None:
    twice = line("2020-01-01", value='value = 1\nitem = "wheat"') + line("2020-01-01", value='value = 1\nitem = "rice"')
    assert list(overlaps(Parameters.parse(twice))) == []


def test_two_packs_of_one_family_never_stand_on_one_day() -> None:
    first, second, *_ = pack.all_packs()
    later = replace(first, until=date(2021, 6, 1))
    with pytest.raises(pack.BadPack, match=r"cn_register_2014 \(until 2021-06-01\) and cn_monitoring_2021 .* overlap"):
        refuse_overlap([later, second])
    refuse_overlap([replace(later, family="another"), second])


@given(st.lists(st.integers(1, 400), min_size=1, max_size=8), st.integers(0, 400))
def test_what_touches_neither_overlaps_nor_gaps(lengths: list[int], lost: int) -> None:
    """A chain of stretches end to end is whole; one day cut out of it is one gap, one day told twice one overlap."""
    start = date(2000, 1, 1)
    cuts = [start.toordinal()]
    for length in lengths:
        cuts.append(cuts[-1] + length + 1)
    days = [date.fromordinal(cut).isoformat() for cut in cuts]
    chain = [line(first, last) for first, last in pairwise(days)]
    whole = Parameters.parse("".join(chain))
    end = date.fromordinal(cuts[-1])
    assert not list(gaps(whole, "poverty_line", start, end))
    assert not list(overlaps(whole))
    kept = [one for number, one in enumerate(chain) if number != lost % len(chain)]
    assert len(list(gaps(Parameters.parse("".join(kept)), "poverty_line", start, end))) == 1
    assert list(overlaps(Parameters.parse("".join([*chain, chain[lost % len(chain)]]))))
