"""SQLite with a write gate: one file lock around each write transaction, its commit and its checkpoint included.

SQLite's busy handler is unfair (a writer once waited 6 s while the median was 0.5 ms), and versions before 3.51.3
can corrupt the file when two connections commit and checkpoint at once. The gate makes a fair queue and makes that
race unreachable. Writes outside a transaction would go past it, so every write stands in `act`.
"""

import fcntl
import os
import time
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):  # type: ignore[misc]
    """Django's SQLite connection, holding the gate while it writes."""

    _gate: int | None = None

    def _take(self) -> None:
        name = str(self.settings_dict["NAME"])
        if self._gate is not None or ":memory:" in name or "mode=memory" in name:
            return
        gate = os.open(f"{name}.gate", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _lock(gate, self.settings_dict["OPTIONS"].get("timeout", 20))
        except BaseException:
            os.close(gate)
            raise
        self._gate = gate

    def _leave(self) -> None:
        if self._gate is not None:
            os.close(self._gate)
            self._gate = None

    def _start_transaction_under_autocommit(self) -> None:
        self._take()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()
        finally:
            self._leave()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()
        finally:
            self._leave()

    def _close(self) -> Any:
        try:
            return super()._close()
        finally:
            self._leave()


def _lock(gate: int, timeout: float) -> None:
    deadline = time.monotonic() + timeout
    while True:
        try:
            return fcntl.flock(gate, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise OperationalError(f"another program kept the database for {timeout} s") from None
            time.sleep(0.002)
