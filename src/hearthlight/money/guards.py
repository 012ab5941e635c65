"""What the database itself refuses in the journal, on SQLite and PostgreSQL; each guard's test fails without it.

An entry is inserted as a draft, gets its legs, and is completed by one update that sets number, previous hash and
hash; that update alone moves balances. Complete entries, legs, accounts and closed periods never change.
"""

# ruff: noqa: S608  (every text is built of constants of this file)

from hearthlight.money.chart import TRACED
from hearthlight.money.entry_guards import ENTRIES
from hearthlight.money.models import Leg
from hearthlight.money.paying_guards import PAYING_GUARDS
from hearthlight.money.plan_guards import PLAN_GUARDS
from hearthlight.money.refusals import changed, refuse
from hearthlight.trail.guards import Guard, append_only, never_deleted

_TRACED = ", ".join(f"'{kind}'" for kind in TRACED)
_ENTRY_OF_LEG = "from money_entry where id = new.entry_id"

WHOLE_FEN = Guard(
    name="guard_money_leg_whole_fen",
    table="money_leg",
    sqlite="create trigger guard_money_leg_whole_fen before insert on money_leg when typeof(new.fen) <> 'integer' "
    "begin select raise(abort, 'fen are whole'); end",
)
"""PostgreSQL's column takes only integers; SQLite's takes anything."""

LEGS = [
    WHOLE_FEN,
    refuse("money_leg", "draft", "insert", "entry is complete", f"(select number {_ENTRY_OF_LEG}) is not null"),
    refuse(
        "money_leg",
        "book",
        "insert",
        "account of another book",
        f"(select book {_ENTRY_OF_LEG}) is distinct from (select book from money_account where id = new.account_id)",
    ),
    refuse(
        "money_leg",
        "statement",
        "insert",
        "leg names neither statement nor contribution",
        f"new.statement_id is null and new.contribution_id is null and (select kind {_ENTRY_OF_LEG}) in ({_TRACED})",
    ),
    *append_only(Leg),
]

ACCOUNTS = [
    refuse(
        "money_account",
        "empty",
        "insert",
        "account starts empty",
        "new.balance_fen is distinct from 0 or new.last_id is not null",
    ),
    refuse(
        "money_account",
        "moves",
        "update",
        "balance moves only by a complete entry",
        "not exists (select 1 from money_entry e where e.id = new.last_id and e.number is not null and e.number > "
        "coalesce((select number from money_entry where id = old.last_id), 0)) or new.balance_fen - old.balance_fen "
        "is distinct from (select sum(fen) from money_leg where entry_id = new.last_id and account_id = new.id)",
    ),
    *never_deleted("money_account"),
]

PERIODS = [
    refuse("money_period", "open", "insert", "period starts open", "new.closed_on is not null"),
    refuse("money_period", "final", "update", "closed period is final", "old.closed_on is not null"),
    refuse(
        "money_period",
        "closes",
        "update",
        "period only closes",
        "new.closed_on is null or " + changed("id", "book", "month"),
    ),
    refuse(
        "money_period",
        "drafts",
        "update",
        "drafts remain",
        "exists (select 1 from money_entry where period_id = new.id and number is null)",
    ),
    refuse(
        "money_period",
        "head",
        "update",
        "period keeps the head of its book",
        "new.head is distinct from coalesce((select hash from money_entry where book = new.book and number is not null "
        "order by number desc limit 1), '')",
    ),
    *never_deleted("money_period"),
]

GUARDS = [*LEGS, *ACCOUNTS, *PERIODS, *ENTRIES, *PLAN_GUARDS, *PAYING_GUARDS]
