"""The columns of the member frame 家庭成员表 and of the village frame 行政村表; see `schema.py`. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Member:
    """One member of a household on a day 家庭成员; who has left by the day is not among them.

    ``age``: full years on the day; ``head_sex``: sex of the household's head (null without one, or with several);
    ``id_valid``, ``id_sex``, ``id_age``: what the identity number says, null when none is kept; ``id_birth_same``:
    whether its birth date is the one entered; ``id_times``: how often that number stands in the whole register.
    ``away_months``: months of work away in the last year, 0 to 12.
    ``public_opening``: holds one 公益性岗位 by the national export, ``public_opening_months`` of the year, 0 to 12.
    ``registered``: of a household in the register and not struck off; ``monitored``: of a monitored household.
    """

    member: int
    household: int
    area_code: str
    registered: bool
    monitored: bool
    number: int
    relation: str | None
    head_sex: str | None
    sex: str | None
    age: int | None
    id_valid: bool | None
    id_sex: str | None
    id_age: int | None
    id_birth_same: bool | None
    id_times: int | None
    nation: str | None
    education: str | None
    schooling: str | None
    ill_chronic: bool | None
    ill_serious: bool | None
    disabled: bool | None
    labour: str | None
    bedridden: bool | None
    away_place: str | None
    away_months: int | None
    insured_resident: bool | None
    insured_employee: bool | None
    insured_serious: bool | None
    pension: bool | None
    public_opening: bool | None
    public_opening_months: int | None
    joined_on: date
    left_on: date | None


@dataclass(frozen=True)
class Village:
    """One village on a day 行政村, by what was last stated of it.

    ``village``: the row's own number; ``state``: poor, key or exited, null = no poor village; ``exited``: is out of
    poverty 是否出列, by its state, else as stated. The rest are the village file's columns: ``households`` 总户数,
    ``houses_unsafe`` 危房户数, ``water_unsafe`` 未实现饮水安全户数, ``schools`` 村小学(个数), ``bus`` 是否通客运班车.
    """

    village: int
    area_code: str
    state: str | None
    exited: bool | None
    households: int | None
    houses_unsafe: int | None
    water_unsafe: int | None
    schools: int | None
    bus: bool | None
