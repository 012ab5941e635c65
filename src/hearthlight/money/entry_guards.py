"""What the database refuses of entries: they begin as drafts, balance, follow, chain, mirror, pair, and then stay.

Part of guards.py. Every text is built of constants of this file.
"""

# ruff: noqa: S608

from hearthlight.money.refusals import COMPLETING, afterwards, at_commit, changed, refuse
from hearthlight.trail.guards import Guard, never_deleted

_LEGS = "from money_leg where entry_id = new.id"
_CLEARING = "from money_leg l join money_account a on a.id = l.account_id where a.clearing and l.entry_id"
_OTHER = "from money_entry o where o.transfer = new.transfer and o.id <> new.id"
_SAME_LEG = "account_id, statement_id, household_id, contribution_id"

IN_ITS_MONTH = Guard(
    name="guard_money_entry_month",
    table="money_entry",
    sqlite="create trigger guard_money_entry_month before insert on money_entry when not exists (select 1 from "
    "money_period where id = new.period_id and book = new.book and month = substr(new.day, 1, 7)) "
    "begin select raise(abort, 'entry stands in the month of its day'); end",
    postgresql_when="before insert on money_entry for each row",
    postgresql_body="begin if not exists (select 1 from money_period where id = new.period_id and book = new.book and "
    "month = to_char(new.day, 'YYYY-MM')) then raise exception 'entry stands in the month of its day'; end if; "
    "return new; end",
)

PERIOD_OPEN = Guard(
    name="guard_money_entry_period",
    table="money_entry",
    sqlite=f"create trigger guard_money_entry_period before update on money_entry when {COMPLETING} and (select "
    "closed_on from money_period where id = new.period_id) is not null "
    "begin select raise(abort, 'period is closed'); end",
    postgresql_when="before update on money_entry for each row",
    postgresql_body="declare closed date; begin select closed_on into closed from money_period "
    "where id = new.period_id for share; if closed is not null then raise exception 'period is closed'; end if; "
    "return new; end",
)
"""PostgreSQL holds the period while it looks, so that nobody closes it meanwhile."""


AT_COMMIT = [
    at_commit("money_entry", "left", "a draft is left", "(select number from money_entry where id = new.id) is null"),
    at_commit(
        "money_entry",
        "half",
        "half a transfer is left",
        "new.transfer is not null and (select count(*) from money_entry where transfer = new.transfer) <> 2",
    ),
]
"""SQLite cannot wait for the commit: there `verify` finds these two."""


def completing(name: str, message: str, condition: str) -> Guard:
    """Refuse to complete an entry when the condition holds."""
    return refuse("money_entry", name, "update", message, f"{COMPLETING} and ({condition})")


ENTRIES = [
    refuse("money_entry", "draft", "insert", "entry starts as a draft", "new.number is not null"),
    IN_ITS_MONTH,
    refuse("money_entry", "final", "update", "complete entry stays", "old.number is not null"),
    refuse(
        "money_entry",
        "completes",
        "update",
        "entry only completes",
        "new.number is null or "
        + changed(
            "id", "book", "period_id", "day", "kind", "ext", "transfer", "reverses_id", "plan_id", "event_id", "paper"
        ),
    ),
    completing("balance", "entry does not balance", f"(select sum(fen) {_LEGS}) is distinct from 0"),
    PERIOD_OPEN,
    completing(
        "number",
        "entry leaves a gap",
        "new.number is distinct from (select coalesce(max(number), 0) + 1 from money_entry where book = new.book)",
    ),
    completing(
        "chain",
        "entry breaks the chain",
        "new.previous is distinct from coalesce((select hash from money_entry where book = new.book "
        "and number = new.number - 1), '')",
    ),
    completing(
        "reverse",
        "reversal does not mirror its original",
        "new.reverses_id is not null and (not exists (select 1 from money_entry where id = new.reverses_id and book = "
        "new.book and number is not null and kind <> 'reverse' and plan_id is not distinct from new.plan_id) or "
        f"(select count(*) {_LEGS}) <> (select count(*) from money_leg where entry_id = new.reverses_id) or exists ("
        f"select {_SAME_LEG}, fen, count(*) from money_leg where entry_id = new.reverses_id group by {_SAME_LEG}, fen "
        f"except select {_SAME_LEG}, -fen, count(*) {_LEGS} group by {_SAME_LEG}, fen))",
    ),
    completing(
        "clearing",
        "money between books needs a transfer, and a transfer moves money between books",
        f"(new.transfer is null) = exists (select 1 {_CLEARING} = new.id)",
    ),
    completing(
        "transfer",
        "transfer is two entries in two books that cancel out",
        f"new.transfer is not null and ((select count(*) {_OTHER}) > 1 or exists (select 1 {_OTHER} and (o.book = "
        f"new.book or o.number is not null and (select sum(l.fen) {_CLEARING} in (o.id, new.id)) <> 0)))",
    ),
    completing(
        "plan",
        "plan has not that much left",
        "new.plan_id is not null and (select sum(l.fen) from money_leg l join money_account a on a.id = l.account_id "
        "join money_entry e on e.id = l.entry_id where a.code = 'planned' and e.plan_id = new.plan_id "
        "and (e.number is not null or e.id = new.id)) < 0",
    ),
    afterwards(
        "money_entry",
        "moves_balances",
        COMPLETING,
        "update money_account set balance_fen = balance_fen + (select sum(fen) from money_leg where entry_id = new.id "
        "and account_id = money_account.id), last_id = new.id "
        "where id in (select account_id from money_leg where entry_id = new.id)",
    ),
    *never_deleted("money_entry"),
    *AT_COMMIT,
]
