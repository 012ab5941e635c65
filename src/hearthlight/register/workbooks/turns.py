"""One file at a time at a place: who takes one in waits for whoever does so there, above or below."""

from django.db import connection

from hearthlight.core import areas


def take_turns(place: str) -> None:
    """Inside an act, until it ends: keep other files of this place, of those around it and of those within it out.

    PostgreSQL only; SQLite has one writer at a time, and an act is one from its first word.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for above in areas.ancestors(place):
            cursor.execute("select pg_advisory_xact_lock_shared(hashtext(%s))", [f"register.load {above}"])
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"register.load {place}"])
