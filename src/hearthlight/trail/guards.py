"""Guards: what must never happen is refused by the database itself, on SQLite and PostgreSQL.

SQLite drops the triggers of a table whenever a migration rebuilds it, so they are put back after every migration,
and compared with this list at every start (`missing`).
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from hearthlight.trail.models import Recorded

BY_INDEX = (
    " set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off"
    " set plan_cache_mode = force_custom_plan"
)


@dataclass(frozen=True)
class Guard:
    """One trigger: its name, table, the whole SQLite statement, and PostgreSQL's timing clause and function body.

    `postgresql_body` is PL/pgSQL from `begin` (or `declare`) to `end`; `postgresql_when` such as
    ``before update or delete on t for each row``. An empty text means: that database needs none. A `deferred` guard
    is a constraint trigger of PostgreSQL, asked at commit (``after insert on t deferrable initially deferred for
    each row``). One that reads other tables is `by_index`, planned anew each time: PostgreSQL would keep the plan that
    it made while they were small, and a first load of a county would read them whole for every row.
    """

    name: str
    table: str
    sqlite: str
    postgresql_when: str = ""
    postgresql_body: str = ""
    deferred: bool = False
    by_index: bool = False


def refuse(name: str, table: str, moment: str, message: str, when: str = "") -> Guard:
    """A guard that refuses a moment (``update``, ``delete``, ``update of a, b``) when the condition holds."""
    condition = f" when {when}" if when else ""
    return Guard(
        name=f"guard_{name}",
        table=table,
        sqlite=f"create trigger guard_{name} before {moment} on {table}{condition} "
        f"begin select raise(abort, '{message}'); end",
        postgresql_when=f"before {moment} on {table} for each row" + (f" when ({when})" if when else ""),
        postgresql_body=f"begin raise exception '{message}'; end",
    )


def never_emptied(table: str) -> Guard:
    """PostgreSQL's TRUNCATE goes round row triggers; SQLite has none."""
    return Guard(
        name=f"guard_{table}_truncate",
        table=table,
        sqlite="",
        postgresql_when=f"before truncate on {table} for each statement",
        postgresql_body=f"begin raise exception '{table} is never emptied'; end",
    )


def never_deleted(table: str) -> list[Guard]:
    """Rows stay."""
    return [refuse(f"{table}_delete", table, "delete", f"{table} is never deleted"), never_emptied(table)]


def append_only(model: type[models.Model], but: Iterable[str] = ()) -> list[Guard]:
    """Rows are never changed nor deleted; the columns named in `but` may change."""
    table = model._meta.db_table
    moment = f"update of {_columns(model, set(but))}"
    return [refuse(f"{table}_update", table, moment, f"{table} is append-only"), *never_deleted(table)]


def carries_event(model: type[models.Model], but: Iterable[str] = ()) -> list[Guard]:
    """A change must name the act it belongs to: an update that leaves `event` as it was is refused."""
    table = model._meta.db_table
    moment = f"update of {_columns(model, set(but))}"
    message = f"{table} changes only inside an act"
    return [
        refuse(f"{table}_act", table, moment, message, when="new.event_id = old.event_id"),
        *never_deleted(table),
    ]


def _columns(model: type[models.Model], but: set[str]) -> str:
    fields = model._meta.local_concrete_fields
    return ", ".join(f'"{field.column}"' for field in fields if field.name not in but)


def expected() -> list[Guard]:
    """Every guard of this program: one set for each recorded table, and what each room's `guards.py` lists."""
    found: list[Guard] = []
    for config in apps.get_app_configs():
        for model in config.get_models():
            if issubclass(model, Recorded):
                found += carries_event(model, getattr(model, "unguarded", ()))
        if config.name.startswith("hearthlight.") and find_spec(f"{config.name}.guards"):
            found += getattr(import_module(f"{config.name}.guards"), "GUARDS", [])
    return [*found, *own()]


def own() -> list[Guard]:
    """The trail's: events, changes and frozen figures stay as they are; an event's answer is set once."""
    event, change, frozen = (apps.get_model("trail", name) for name in ("Event", "Change", "FrozenFigure"))
    answered = refuse("trail_event_answer", "trail_event", "update of answer", "given once", "old.answer is not null")
    return [*append_only(event, but=["answer"]), answered, *append_only(change), *append_only(frozen)]


def install_after_migrate(**_: Any) -> None:
    """Receiver of post_migrate: put every guard in place."""
    install(expected())


def install(guards: Sequence[Guard]) -> None:
    """Drop the guards that differ from this list and create the missing ones, in one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        for name, table in _installed_names(cursor):
            cursor.execute(f"drop trigger {name}" + (f" on {table}" if _on_postgresql() else ""))
        for guard in guards:
            _create(cursor, guard)


def _create(cursor: Any, guard: Guard) -> None:
    if not _on_postgresql():
        if guard.sqlite:
            cursor.execute(guard.sqlite)
        return
    if guard.postgresql_when:
        planned = BY_INDEX if guard.by_index else ""
        body = f"returns trigger language plpgsql{planned} as $guard${guard.postgresql_body}$guard$"
        cursor.execute(f"create or replace function {guard.name}() {body}")
        kind = "constraint trigger" if guard.deferred else "trigger"
        cursor.execute(f"create {kind} {guard.name} {guard.postgresql_when} execute function {guard.name}()")


def _on_postgresql() -> bool:
    return connection.vendor == "postgresql"


def _installed_names(cursor: Any) -> list[tuple[str, str]]:
    if _on_postgresql():
        cursor.execute(
            "select t.tgname, c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid "
            "join pg_namespace n on n.oid = c.relnamespace where n.nspname = current_schema() and not t.tgisinternal"
        )
    else:
        cursor.execute("select name, tbl_name from sqlite_master where type = 'trigger'")
    return [(name, table) for name, table in cursor.fetchall() if name.startswith("guard_")]


def missing(guards: Sequence[Guard] | None = None) -> list[str]:
    """Names of guards that the database lacks or holds in another form; empty when all is well."""
    installed = _installed_texts()
    wanted = [guard for guard in guards or expected() if _text(guard)]
    return sorted({guard.name for guard in wanted if installed.get(guard.name) != _text(guard)})


def _text(guard: Guard) -> str:
    return guard.postgresql_body if _on_postgresql() else guard.sqlite


def _installed_texts() -> dict[str, str]:
    with connection.cursor() as cursor:
        if _on_postgresql():
            cursor.execute(
                "select t.tgname, p.prosrc from pg_trigger t join pg_proc p on p.oid = t.tgfoid "
                "join pg_namespace n on n.oid = p.pronamespace where n.nspname = current_schema() and t.tgenabled = 'O'"
            )
        else:
            cursor.execute("select name, sql from sqlite_master where type = 'trigger'")
        return {name: _same_case(text) for name, text in cursor.fetchall()}


def _same_case(text: str) -> str:
    return "create trigger" + text[14:] if text[:14].lower() == "create trigger" else text


def digest(guards: Sequence[Guard] | None = None) -> str:
    """One hash over all guards, printed by `doctor` and kept beside backups."""
    lines = sorted(f"{guard.name}\n{_text(guard)}" for guard in guards or expected())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
