"""What the database itself refuses in oversight: frozen schemes, settled months, lines and signatures do not move."""

from hearthlight.money.refusals import changed, refuse

_DAY = "(select day from trail_event where id = new.event_id)"
_SETTLED = "(select settled_on from oversight_appraisal where id = new.appraisal_id) is not null"

GUARDS = [
    refuse(
        "oversight_appraisal",
        "frozen",
        "update",
        "a scheme is frozen from its first day",
        f"{_DAY} >= old.starts and " + changed("area_code", "month", "starts", "items", "issued_on", "issued_at_id"),
    ),
    refuse(
        "oversight_appraisal",
        "settled",
        "update",
        "a settled month stays",
        "old.settled_on is not null and " + changed("settled_on", "settled_at_id", "items"),
    ),
    refuse("oversight_deduction", "settled", "insert", "the month is settled", _SETTLED),
    refuse(
        "oversight_deduction",
        "stays",
        "update",
        "a line stays",
        changed("appraisal_id", "observation_id", "item", "person_id", "hundredths", "fen", "reverses_id"),
    ),
    refuse(
        "oversight_observation",
        "signed",
        "update",
        "what was signed keeps its supervisor, person and day",
        "old.state <> 'draft' and "
        + changed("signed_by_id", "signed_on", "person_id", "on_date", "kind", "head", "area_code", "household_id"),
    ),
    refuse(
        "oversight_observation",
        "draft",
        "update",
        "a signature is not taken back",
        "old.state <> 'draft' and new.state = 'draft'",
    ),
]
