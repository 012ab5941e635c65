"""The job worker: begins each working day, then takes one job after the other; it alone loads heavy libraries."""

import os
import signal
import time
from types import FrameType
from uuid import uuid4

PAUSE = 1.0


def main() -> None:
    """Work until told to stop, and stop between two jobs when the supervisor is gone."""
    import django

    django.setup()
    from django.db import OperationalError, close_old_connections

    from hearthlight.core.clock import working_day
    from hearthlight.jobs import daily
    from hearthlight.jobs.queue import run_next
    from hearthlight.people.sight import EVERYTHING, viewing

    name, parent, begun = uuid4().hex, os.getppid(), None
    while os.getppid() == parent:
        close_old_connections()
        try:
            with viewing(EVERYTHING):
                if begun != (today := working_day()):
                    daily.begin(today)
                    begun = today
                job = run_next(name)
        except OperationalError:
            job = None  # somebody writes for long, or the database restarts: the pages go on, and so do we
        if job is None:
            time.sleep(PAUSE)


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stop)
    main()
