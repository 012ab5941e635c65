"""Demo register: both towns' groups, homes, people, incomes and statuses, all invented 样例数据."""

from datetime import date

import polars as pl

from hearthlight.core.countries.cn import identity
from hearthlight.demo.households import Invented, generate
from hearthlight.demo.rows import store
from hearthlight.demo.towns import START
from hearthlight.demo.world import CITY, World
from hearthlight.people.models import Secret
from hearthlight.people.secrets import sealed
from hearthlight.places.models import Area
from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.trail.act import act
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event

UNSET = ("id", "made_id", "event_id", "until")
"""Columns of a new secret that the database or the act fills in."""
SECRETS = {"identity_number": "identity", "telephone": "telephone", "card": "card"}


def load(world: World) -> None:
    """Generate under the world's seed and store: homes in one act, their numbers in the next."""
    invented = generate(world.seed)
    with act(world.system, "demo.load_register", at=CITY, day=world.day) as event:
        _groups(event, invented.groups)
        store(event, Household, _households(invented))
        store(event, Member, _members(invented))
        store(event, Status, invented.statuses.rename({"household": "household_id"}))
        store(event, Income, _incomes(invented))
    with act(world.system, "demo.load_secrets", at=CITY, day=world.day) as event:
        store(event, Secret, _secrets(event, invented.members))


def _groups(event: Event, groups: pl.DataFrame) -> None:
    rows = [Area(code=code, level="group", name=name, from_date=START) for code, name in groups.iter_rows()]
    bulk(event, rows)


def _households(invented: Invented) -> pl.DataFrame:
    homes = invented.households.drop("size", "registered", "exited").rename({"household": "id"})
    empty = {name: pl.lit("") for name in ("address", "relocation_place", "relocation_difficulty")}
    return homes.with_columns(synthetic=pl.lit(True), from_date=pl.lit(START), **empty)


def _members(invented: Invented) -> pl.DataFrame:
    """What the identity numbers say is worked out here once, as at every entry."""
    said = [identity_of(number) for number in invented.members["identity_number"]]
    columns = {"id_valid": pl.Boolean, "id_birth": pl.Date, "id_sex": pl.String}
    frame = invented.members.hstack(pl.DataFrame(said, schema=columns, orient="row"))
    frame = frame.rename({"member": "id", "household": "household_id"})
    return frame.drop("registered", "age", *SECRETS)


def identity_of(number: str | None) -> tuple[bool | None, date | None, str | None]:
    """(id_valid, id_birth, id_sex) of a kept number; all unknown when none is kept."""
    if number is None:
        return None, None, None
    read = identity.read(number)
    return read.valid, read.birth, read.sex


def _incomes(invented: Invented) -> pl.DataFrame:
    return invented.incomes.rename({"household": "household_id"}).with_columns(
        origin=pl.lit("declared"), line=pl.lit("")
    )


def _secrets(event: Event, members: pl.DataFrame) -> pl.DataFrame:
    """Sealed numbers, as rows of the secrets' table."""
    kept = members.filter(pl.col("identity_number").is_not_null()).select("member", "area_code", *SECRETS)
    rows = [
        sealed(event, Member(pk=row["member"]), row["area_code"], kind, row[column], START)
        for row in kept.iter_rows(named=True)
        for column, kind in SECRETS.items()
        if row[column] is not None
    ]
    names = [field.column for field in Secret._meta.local_concrete_fields if field.column not in UNSET]
    return pl.DataFrame({name: [getattr(row, name) for row in rows] for name in names})
