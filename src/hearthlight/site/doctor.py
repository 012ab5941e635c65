"""Doctor: what is well and what is not in this installation, for people and programs."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from django.conf import settings
from django.db import connection

from hearthlight.core.clock import working_day
from hearthlight.desk import listing
from hearthlight.site import database
from hearthlight.site.problem import Problem, chosen
from hearthlight.trail import guards


@dataclass(frozen=True)
class Remark:
    """One thing looked at: good, worth knowing, or bad."""

    topic: str
    state: Literal["good", "note", "bad"]
    text: str


def examine() -> list[Remark]:
    """Look at everything; one broken thing does not hide the next."""
    return [remark for look in LOOKS for remark in _tried(look)]


def _tried(look: Callable[[], Iterator[Remark]]) -> Iterator[Remark]:
    try:
        yield from look()
    except Problem as problem:
        yield Remark(look.__name__, "bad", str(problem))
    except Exception as error:
        yield Remark(look.__name__, "bad", f"{type(error).__name__}: {error}")


def tables() -> Iterator[Remark]:
    """Migrations: unknown ones mean a newer database, waiting ones an older."""
    database.refuse_newer()
    waiting = database.waiting_migrations()
    if waiting:
        text = chosen(
            f"有 {len(waiting)} 项表结构未更新：运行 hearthlight serve 即可。",
            f"{len(waiting)} migrations wait: run hearthlight serve.",
        )
        yield Remark("tables", "bad", text)
    else:
        yield Remark("tables", "good", chosen("表结构与程序一致。", "Tables match the program."))


def protection() -> Iterator[Remark]:
    """Guards: present and as written."""
    database.refuse_unguarded()
    wanted = guards.expected()
    yield Remark(
        "guards",
        "good",
        chosen(f"{len(wanted)} 个触发器齐全", f"{len(wanted)} guards stand") + f" · {guards.digest(wanted)[:12]}",
    )


def engine() -> Iterator[Remark]:
    """The database engine: SQLite's version, PostgreSQL's collation."""
    if connection.vendor == "sqlite":
        old = sqlite3.sqlite_version_info < database.SAFE_SQLITE
        yield Remark("engine", "note" if old else "good", f"SQLite {sqlite3.sqlite_version}" + (_OLD if old else ""))
        return
    with connection.cursor() as cursor:
        cursor.execute("select datcollate, datlocprovider from pg_database where datname = current_database()")
        collation, provider = cursor.fetchone()
    fit = collation in ("C", "POSIX") and provider == "c"
    yield Remark("engine", "good" if fit else "bad", f"PostgreSQL, collation {collation}" + ("" if fit else _NOT_C))


_OLD = chosen(
    "：早于 3.51.3，靠写入闸门避开其已知缺陷", ": older than 3.51.3; the write gate keeps its known fault out of reach"
)
_NOT_C = chosen("：请用 C 排序规则重建数据库", ": make the database anew with collation C")


def household_list() -> Iterator[Remark]:
    """The derived rows of the household list: as the tables say, or written behind the guards."""
    found = listing.differing()
    well = chosen("农户列表与档案一致。", "The household list says what the register says.")
    wrong = chosen(
        f"农户列表有 {found} 户与档案不符：运行 hearthlight relist 重做。",
        f"{found} rows of the household list differ from the register: run hearthlight relist.",
    )
    yield Remark("household list", "bad" if found else "good", wrong if found else well)


def keys() -> Iterator[Remark]:
    """The key ring outside the database."""
    there = settings.HEARTHLIGHT_KEYS.exists()
    text = chosen("密钥在数据库之外。", "The keys are outside the database.")
    missing = chosen("还没有密钥，首次保存敏感号码时生成。", "No keys yet: they are made with the first secret.")
    yield Remark("keys", "good" if there else "note", text if there else missing)


def day() -> Iterator[Remark]:
    """The working day, and whether this is a demo."""
    text = working_day().isoformat()
    yield Remark(
        "day",
        "note" if settings.HEARTHLIGHT_DEMO else "good",
        text + (" · 样例数据 synthetic" if settings.HEARTHLIGHT_DEMO else ""),
    )


LOOKS: list[Callable[[], Iterator[Remark]]] = [tables, protection, household_list, engine, keys, day]


def as_json(remarks: list[Remark]) -> dict[str, Any]:
    """For programs: the remarks, and whether all is well."""
    return {"well": not any(one.state == "bad" for one in remarks), "remarks": [asdict(one) for one in remarks]}
