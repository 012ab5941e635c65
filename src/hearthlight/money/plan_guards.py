"""What the database itself refuses of statements, plans and payments, on SQLite and PostgreSQL."""

from hearthlight.money.refusals import changed, refuse

_ADOPTED = "(select adopted_on from money_plan where id = new.plan_id) is not null"
_ITS_ENTRY = (
    "exists (select 1 from money_entry e join money_planline l on l.plan_id = e.plan_id "
    "where l.id = new.line_id and e.id = new.entry_id and e.kind = 'pay' and e.number is not null)"
)

PLAN_GUARDS = [
    refuse(
        "money_statement",
        "stays",
        "update",
        "statement is corrected by a revision",
        changed("station_id", "area_code", "month", "stream", "revision", "energy_wh", "price", "fen"),
    ),
    refuse(
        "money_plan",
        "adopted",
        "update",
        "adopted plan stays",
        "old.adopted_on is not null and "
        + changed("area_code", "year", "part", "variant", "decision_id", "adopted_on"),
    ),
    refuse("money_planline", "adopted", "insert", "adopted plan takes no more lines", _ADOPTED),
    refuse("money_planline", "stays", "update", "lines of an adopted plan stay", _ADOPTED),
    refuse("money_payment", "listed", "insert", "payment starts listed", "new.state <> 'listed'"),
    refuse(
        "money_payment",
        "amount",
        "update",
        "payment stays once it is sent",
        "old.state <> 'listed' and " + changed("line_id", "member_id", "household_id", "month", "units", "fen"),
    ),
    refuse(
        "money_payment",
        "paid",
        "update",
        "paid payment can only be returned",
        "old.state = 'paid' and (new.state not in ('paid', 'returned') or new.entry_id is distinct from old.entry_id)",
    ),
    refuse(
        "money_payment",
        "returned",
        "update",
        "returned payment stays",
        "old.state = 'returned' and " + changed("state", "entry_id"),
    ),
    refuse(
        "money_payment",
        "reversed",
        "update",
        "payment is returned with its entry",
        "new.state = 'returned' and new.entry_id is not null and not exists (select 1 from money_entry "
        "where reverses_id = new.entry_id and number is not null)",
    ),
    refuse(
        "money_payment",
        "entry",
        "update",
        "payment names the complete entry that paid it",
        f"new.state = 'paid' and not {_ITS_ENTRY}",
    ),
]
