"""What the database refuses of decisions: a final state changes, a proposer approves, a step is rewritten."""

from hearthlight.trail.guards import Guard, refuse

FINAL = refuse(
    "decision_final",
    "decisions_decision",
    "update of state",
    "a decision that has ended stays as it is",
    "old.state <> 'open'",
)

_SAME = "select 1 from decisions_step s where s.decision_id = new.decision_id and s.number = 1 and s.by_id = new.by_id"
OTHER_APPROVES = Guard(
    name="guard_step_other_approves",
    table="decisions_step",
    sqlite="create trigger guard_step_other_approves before insert on decisions_step "
    f"when new.kind = 'approval' and exists ({_SAME}) "
    "begin select raise(abort, 'a proposer does not approve'); end",
    postgresql_when="before insert on decisions_step for each row",
    postgresql_body=f"begin if new.kind = 'approval' and exists ({_SAME}) then "
    "raise exception 'a proposer does not approve'; end if; return new; end",
)

WRITTEN_ONCE = refuse("step_written_once", "decisions_step", "update", "a step is written once")

GUARDS = [FINAL, OTHER_APPROVES, WRITTEN_ONCE]
