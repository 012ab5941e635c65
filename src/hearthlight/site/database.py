"""The state of the database: made by this version, migrated, guarded."""

import sqlite3

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from hearthlight.site.problem import Problem
from hearthlight.trail import guards

SAFE_SQLITE = (3, 51, 3)
"""Older versions hold the WAL-reset bug; the write gate makes it unreachable, doctor says so."""


def unknown_migrations() -> list[str]:
    """Migrations applied to the database that this program does not have: it is from a newer version."""
    loader = _executor().loader
    known = set(loader.disk_migrations)
    return sorted(f"{app}.{name}" for app, name in loader.applied_migrations if (app, name) not in known)


def waiting_migrations() -> list[str]:
    """Migrations of this program not applied yet."""
    executor = _executor()
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def _executor() -> MigrationExecutor:
    try:
        return MigrationExecutor(connection)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise Problem(
            f"数据库打不开（{error}）：请从备份恢复，或换一个数据文件夹。",
            f"The database does not open ({error}): restore it from a backup, or use another data folder.",
        ) from error


def refuse_newer() -> None:
    """Raise Problem when the database was made by a newer version."""
    unknown = unknown_migrations()
    if unknown:
        raise Problem(
            f"数据库来自更新的版本（{unknown[0]}）：请安装那个版本再打开，数据没有动过。",
            f"The database is from a newer version ({unknown[0]}): install that version; nothing was changed.",
        )


def migrate() -> None:
    """Bring the tables and guards to this version. Raises Problem for a newer database."""
    refuse_newer()
    call_command("migrate", verbosity=0, interactive=False)


def refuse_unguarded() -> None:
    """Raise Problem when a guard is missing from the database."""
    lost = guards.missing()
    if lost:
        raise Problem(
            f"数据库缺少 {len(lost)} 个保护触发器（如 {lost[0]}）：有人绕过程序改过，请先看 hearthlight doctor。",
            f"{len(lost)} guards are missing from the database (such as {lost[0]}): somebody changed it behind the "
            "program; see hearthlight doctor first.",
        )
