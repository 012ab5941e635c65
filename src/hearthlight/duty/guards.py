"""What the database itself refuses in duty: a period of a rhythm is judged once."""

from hearthlight.duty.models import RhythmPeriod
from hearthlight.trail.guards import refuse

TABLE = RhythmPeriod._meta.db_table

GUARDS = [refuse(f"{TABLE}_once", TABLE, "update", "a period of a rhythm is judged once")]
