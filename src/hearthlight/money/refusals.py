"""One condition, two databases: a guard written once for SQLite and PostgreSQL.

Conditions are SQL that both understand; `is distinct from` becomes SQLite's `is not`, and a condition may ask other
tables, which PostgreSQL allows only inside the function.
"""

from hearthlight.trail.guards import Guard

COMPLETING = "old.number is null and new.number is not null"
"""An entry becomes complete when it gets its number."""


def refuse(table: str, name: str, moment: str, message: str, condition: str) -> Guard:
    """Refuse `moment` (insert, update) of a row of `table` when `condition` over old and new holds."""
    full = f"guard_{table}_{name}"
    sqlite = _for_sqlite(condition)
    return Guard(
        name=full,
        table=table,
        sqlite=f"create trigger {full} before {moment} on {table} when {sqlite} "
        f"begin select raise(abort, '{message}'); end",
        postgresql_when=f"before {moment} on {table} for each row",
        postgresql_body=f"begin if {condition} then raise exception '{message}'; end if; return new; end",
    )


def afterwards(table: str, name: str, condition: str, effect: str) -> Guard:
    """After an update of a row for which `condition` holds, the database itself does `effect`."""
    full = f"guard_{table}_{name}"
    return Guard(
        name=full,
        table=table,
        sqlite=f"create trigger {full} after update on {table} when {_for_sqlite(condition)} begin {effect}; end",
        postgresql_when=f"after update on {table} for each row",
        postgresql_body=f"begin if {condition} then {effect}; end if; return null; end",
    )


def at_commit(table: str, name: str, message: str, condition: str) -> Guard:
    """PostgreSQL alone: refuse to commit an inserted row for which `condition` still holds."""
    return Guard(
        name=f"guard_{table}_{name}",
        table=table,
        sqlite="",
        postgresql_when=f"after insert on {table} deferrable initially deferred for each row",
        postgresql_body=f"begin if {condition} then raise exception '{message}'; end if; return null; end",
        deferred=True,
    )


def changed(*columns: str) -> str:
    """A condition: one of these columns is no longer what it was."""
    return "(" + " or ".join(f"new.{column} is distinct from old.{column}" for column in columns) + ")"


def _for_sqlite(condition: str) -> str:
    return condition.replace("is not distinct from", "is").replace("is distinct from", "is not")
