"""The people that a file brings, and the identity numbers that it brings for people who had none."""

import polars as pl
from django.db.models import Max

from hearthlight.people import secrets
from hearthlight.people.models import Secret
from hearthlight.register.models import Member
from hearthlight.register.workbooks import changes
from hearthlight.register.workbooks.candidates import chunks
from hearthlight.register.workbooks.facts import MEMBER_FIELDS, filled
from hearthlight.register.workbooks.numbers import ID_FIELDS
from hearthlight.register.workbooks.plan import Plan
from hearthlight.register.workbooks.writing import entered, kept
from hearthlight.trail.in_bulk import insert
from hearthlight.trail.models import Event


def add_people(event: Event, plan: Plan, homes: pl.DataFrame) -> pl.DataFrame:
    """Store the new people of homes that all stand now, and the numbers brought; returns all people of the plan with
    `member` filled in."""
    about = homes.select("number", "area_code", home_id="household")
    people = plan.people.join(about, on="number", maintain_order="left")
    new = people.filter(pl.col("member").is_null())
    names = [*filled(plan.found, MEMBER_FIELDS), *ID_FIELDS]
    given = {
        "household_id": new["home_id"],
        "area_code": new["area_code"],
        "number": _numbers(new),
        "joined_on": new["joins"],
        "joined_how": new["household"].is_null().replace_strict({True: "recorded", False: "other"}),
        **{name: kept(Member, name, new[name]) for name in names},
    }
    new = new.with_columns(pl.Series("id", insert(event, Member, len(new), given), pl.Int64))
    for name in names:
        entered(event, changes.MEMBER, new.select("row", "id", "day", value=name), name)
    _seal(event, new)
    stood = people.filter(pl.col("member").is_not_null())
    _seal(event, stood.with_columns(id="member"))
    return pl.concat([stood, new.with_columns(member="id").select(stood.columns)])


def _numbers(new: pl.DataFrame) -> pl.Series:
    """Each new person's number within the home, after the last one that was ever given there."""
    last: dict[int, int] = {}
    stood = new.filter(pl.col("household").is_not_null())["household"].unique().to_list()
    for part in chunks(stood):
        rows = Member.whole.filter(household__in=part).values("household").annotate(last=Max("number"))
        last |= {one["household"]: one["last"] for one in rows}
    before = pl.Series([last.get(pk, 0) for pk in new["home_id"].to_list()], dtype=pl.Int64)
    return before + new.select(pl.int_range(1, pl.len() + 1).over("home_id")).to_series()


def _seal(event: Event, people: pl.DataFrame) -> None:
    """Keep the numbers brought, sealed, each as its owner's."""
    rows = people.filter(pl.col("brought").is_not_null())
    ring, kind = secrets.ring(), Secret.Kind.IDENTITY.value
    sealed = [
        ring.seal(number, f"{changes.MEMBER}:{pk}:{kind}") for pk, number in rows.select("id", "brought").iter_rows()
    ]
    envelopes, keys, indices = zip(*sealed, strict=True) if sealed else ((), (), ())
    given = {
        "subject_kind": changes.MEMBER,
        "subject_id": rows["id"],
        "area_code": rows["area_code"],
        "kind": kind,
        "envelope": envelopes,
        "wrapped_key": keys,
        "blind_index": indices,
        "from_date": rows["day"],
    }
    insert(event, Secret, len(rows), given)
