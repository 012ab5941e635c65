"""What the database itself refuses of bank lines, shares and runs, on SQLite and PostgreSQL."""

from hearthlight.money.refusals import changed, refuse

PAYING_GUARDS = [
    refuse(
        "money_bankline",
        "stays",
        "update",
        "bank line only gets its explanation",
        changed("book", "area_code", "day", "fen", "balance_fen", "reference", "source_id", "source_row"),
    ),
    refuse("money_applied", "stays", "update", "what was applied stays", changed("line_id", "entry_id", "fen")),
    refuse(
        "money_contribution",
        "stays",
        "update",
        "share of a project stays",
        changed("project_id", "area_code", "month", "income_fen", "share_permille", "fen"),
    ),
    refuse(
        "money_payrun",
        "booked",
        "update",
        "booked run stays",
        "old.state in ('booked', 'answered') and (new.state not in ('booked', 'answered') or "
        + changed("area_code", "month", "number", "sha256")
        + ")",
    ),
    refuse(
        "money_payrun",
        "listed",
        "insert",
        "run starts listed",
        "new.state <> 'listed'",
    ),
]
