"""One file at a time at a place: who takes one in waits for whoever does so there, above or below."""

from collections.abc import Collection

from django.db import connection

from hearthlight.core import areas
from hearthlight.register.models import Household, Income, Member
from hearthlight.register.workbooks.candidates import chunks


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


def hold(numbers: Collection[str]) -> None:
    """Inside an act, until it ends: keep these households, their people and sums from being changed by others.

    PostgreSQL only, as above; who only points to them need not wait.
    """
    if connection.vendor != "postgresql":
        return
    for part in chunks(sorted(numbers)):
        homes = Household.whole.select_for_update(no_key=True).filter(number__in=part).order_by("pk")
        ids = list(homes.values_list("pk", flat=True))
        for model in (Member, Income):
            rows = model.whole.select_for_update(no_key=True).filter(household__in=ids).order_by("pk")
            list(rows.values_list("pk"))
