"""Foreign keys after a test on SQLite: only of the tables that it wrote.

A look at every table of the demo takes longer than most tests. A row that was taken away is looked for in the tables
that refer to its own; a statement that is not understood costs the look at everything. Triggers of ours write no
reference but the new row's own.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

WRITES = re.compile(r'\s*(insert(?: or \w+)? into|replace into|update|delete from)\s+"?(\w+)', re.IGNORECASE)
READS = re.compile(r"\s*(select|explain|pragma|begin|savepoint|release|rollback|commit)\b", re.IGNORECASE)


class Written:
    """What was written since the last look: tables, or everything."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.tables: set[str] = set()
        self.everything = False
        self.check: Callable[[Iterable[str] | None], None] = connection.check_constraints
        connection.execute_wrappers.append(self)
        connection.check_constraints = self.look  # type: ignore[method-assign]

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Note the statement, then do it."""
        self.note(sql)
        return execute(sql, params, many, context)

    def note(self, sql: str) -> None:
        """Which tables a statement may have left with a reference to nothing."""
        if writes := WRITES.match(sql):
            how, table = writes[1].lower(), writes[2]
            gone = how.startswith(("delete", "replace", "insert or replace"))
            self.tables |= {table, *(referring(table) if gone else ())}
        elif not READS.match(sql):
            self.everything = True

    def look(self, table_names: Iterable[str] | None = None) -> None:
        """In the place of the connection's own check. Raises IntegrityError as that does."""
        asked = table_names if table_names or self.everything else sorted(self.tables)
        self.tables, self.everything = set(), False
        self.check(asked)


def referring(table: str) -> set[str]:
    """The tables with a reference to a table."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.db_table == table]
    return {relation.related_model._meta.db_table for model in models for relation in model._meta.related_objects}
