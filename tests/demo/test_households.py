"""The invented towns: published totals hold under two seeds, families make sense, numbers belong to nobody."""

from datetime import date
from functools import cache

import polars as pl
import pytest

from hearthlight.core.countries.cn import identity
from hearthlight.demo.households import DAY, Invented, generate, groups
from hearthlight.demo.towns import GONGDIAN, SHUANGJIAN

SEEDS = (1, 20170328)
invented = cache(generate)
col = pl.col


def of(frame: pl.DataFrame, town: str) -> pl.DataFrame:
    return frame.filter(col("area_code").str.starts_with(town))


def present(one: Invented) -> pl.DataFrame:
    return one.members.filter(col("left_on").is_null())


def exits(one: Invented, town: str, year: int) -> tuple[int, int]:
    """(households, people who belonged to them on the day of exit)."""
    gone = of(one.statuses, town).filter(
        (col("state") == "exited") & col("household").is_not_null() & (col("from_date").dt.year() == year)
    )
    people = one.members.join(gone.select("household", "from_date"), on="household")
    there = (col("joined_on") <= col("from_date")) & (col("left_on").is_null() | (col("left_on") > col("from_date")))
    return len(gone), len(people.filter(there))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.requirement("R57", "households, people, villages and groups of Shuangjian, exact")
def test_shuangjian_has_its_published_size(seed: int) -> None:
    one = invented(seed)
    homes = of(one.households, SHUANGJIAN.code)
    assert len(homes) == 21_507
    assert len(of(present(one), SHUANGJIAN.code)) == 90_100
    assert homes["area_code"].str.slice(0, 12).n_unique() == 23
    assert homes["area_code"].n_unique() == 333
    assert len(one.groups.filter(col("code").str.starts_with(SHUANGJIAN.code))) == 333
    assert set(homes["area_code"]) <= set(one.groups["code"])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.requirement("R58", "exits by year, households and people apart; no row for the 14 and 84")
def test_shuangjians_cohorts_are_exact(seed: int) -> None:
    one = invented(seed)
    assert [exits(one, SHUANGJIAN.code, year) for year in (2014, 2015, 2016)] == [(232, 611), (294, 780), (413, 1268)]
    registered = of(one.households, SHUANGJIAN.code).filter("registered")
    left = registered.filter(col("exited").is_null())
    people = of(present(one), SHUANGJIAN.code)
    assert (len(registered), registered["size"].sum()) == (1729, 4580)
    assert (len(left), len(people.filter(col("household").is_in(left["household"].implode())))) == (790, 1921)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.requirement("R29", "Gongdian's exits of 2016, its four key villages out")
def test_gongdian_is_exact(seed: int) -> None:
    one = invented(seed)
    homes = of(one.households, GONGDIAN.code)
    assert len(of(present(one), GONGDIAN.code)) == 83_000
    assert homes["area_code"].str.slice(0, 12).n_unique() == 18
    assert homes.filter("registered")["size"].sum() == 6960
    assert exits(one, GONGDIAN.code, 2016) == (889, 1794)
    villages = of(one.statuses, GONGDIAN.code).filter(col("household").is_null())
    assert villages.group_by("state").len().sort("state").rows() == [("exited", 4), ("key", 4)]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.requirement("R59", "five poor villages, three out in 2016")
def test_poor_villages_and_their_rates(seed: int) -> None:
    one = invented(seed)
    villages = of(one.statuses, SHUANGJIAN.code).filter(col("household").is_null())
    assert villages.group_by("state").len().sort("state").rows() == [("exited", 3), ("poor", 5)]
    out = one.statuses.filter(col("household").is_null() & (col("state") == "exited"))["area_code"].str.slice(0, 12)
    village = col("area_code").str.slice(0, 12)
    unexited = col("registered") & col("exited").is_null()
    rates = one.households.group_by(village).agg(
        rate=pl.when(unexited).then("size").otherwise(0).sum() * 1000 // col("size").sum()
    )
    assert rates.filter(col("area_code").is_in(out.implode()))["rate"].max() < 20


def test_a_seed_gives_the_same_people_and_another_gives_others() -> None:
    again = generate(SEEDS[0])
    assert again.members.equals(invented(SEEDS[0]).members)
    assert not again.members["name"].equals(invented(SEEDS[1]).members["name"])
    assert groups(SEEDS[0]).equals(again.groups)


@pytest.mark.parametrize("seed", SEEDS)
def test_families_make_sense(seed: int) -> None:
    everybody = present(invented(seed))
    heads = everybody.group_by("household", maintain_order=True).agg((col("relation") == "head").sum())
    assert heads["relation"].value_counts().sort("relation").rows()[1:] == [(2, 4)]
    assert heads["relation"].min() == 1
    doubted = heads.filter(col("relation") == 2)["household"]
    wrong = everybody.filter(
        (col("relation").is_in(["son"]) & (col("sex") != "male"))
        | ((col("relation") == "daughter") & (col("sex") == "male"))
    )
    assert 0 < len(wrong) < 40
    members = everybody.filter(~col("household").is_in([*doubted, *wrong["household"]]))
    head = members.filter(col("relation") == "head").select("household", "birth", "sex")
    pairs = members.join(head, on="household", suffix="_head")
    years = (col("birth") - col("birth_head")).dt.total_days() / 365.25
    children = pairs.filter(col("relation").is_in(["son", "daughter"]))
    parents = pairs.filter(col("relation").is_in(["father", "mother"]))
    grandchildren = pairs.filter(col("relation").is_in(["grandson", "granddaughter"]))
    assert children.select(years.min()).item() > 18
    assert parents.select(years.max()).item() < -18
    assert grandchildren.select(years.min()).item() > 36
    assert pairs.filter((col("relation") == "spouse") & (col("sex") == col("sex_head"))).is_empty()
    assert members["age"].max() < 100
    assert members["birth"].max() < DAY
    assert (members["joined_on"] >= date(2014, 1, 1)).all()


def test_schooling_labour_and_work_fit_the_age() -> None:
    members = present(invented(SEEDS[0]))
    planted = {
        "child able": (col("age") < 16) & (col("labour") != "none"),
        "educated pupil": col("education").is_not_null() & (col("schooling") != "not_in_school"),
        "away without labour": col("labour").is_in(["none", "lost"]) & (col("away_place") != "none"),
        "insured twice": col("insured_resident") & col("insured_employee"),
    }
    for what, contradiction in planted.items():
        assert 0 < len(members.filter(contradiction)) < 25, what
        assert members.filter(contradiction & ~col("registered")).is_empty(), what
    out = members.filter(col("age").is_between(6, 15) & (col("schooling") == "not_in_school"))
    assert 0 < len(out) < 250


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.requirement("R86", "yes, no and undetermined all occur; exactly the line is not below it")
def test_incomes_leave_all_three_answers(seed: int) -> None:
    one = invented(seed)
    beside, cost = col("item") == "self_paid_medical", col("item") == "business_cost"
    sign = pl.when(cost).then(-1).when(beside).then(0).otherwise(1)
    net = one.incomes.filter(col("year") == 2016).group_by("household").agg(net=(col("fen") * sign).sum())
    early = one.households.filter(col("exited").is_in([2014, 2015])).join(net, on="household", how="left")
    below = early.filter(col("net") < 431_000 * col("size"))
    above = early.filter(col("net") >= 431_000 * col("size"))
    assert len(below) > 100
    assert len(above) > 100
    assert 5 < early["net"].null_count() < 60
    exited = one.households.filter(col("exited").is_not_null()).join(net, on="household")
    assert (exited["net"] >= 295_200 * exited["size"]).mean() > 0.95
    assert one.incomes["fen"].min() > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_numbers_belong_to_nobody(seed: int) -> None:
    members = invented(seed).members
    ids = members["identity_number"].drop_nulls()
    assert ids.str.starts_with("99").all()
    assert members["telephone"].drop_nulls().str.starts_with("100").all()
    assert members["card"].drop_nulls().str.starts_with("0").all()
    assert members["name"].str.contains("样").all()
    assert members.select("household", "name").n_unique() == len(members)
    wrong = [one for one in ids if not identity.read(one).valid]
    assert 0 < len(wrong) < len(ids) * 0.01
    assert 0 < len(ids) - ids.n_unique() <= 4
    right = members.filter(col("identity_number").is_not_null()).row(0, named=True)
    assert identity.read(right["identity_number"]).birth == right["birth"]
