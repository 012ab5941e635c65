"""Rules over the history of a household 前后对应 (R82): its states, its exit, who came and went. Pure."""

from hearthlight.standard.marks import N_
from hearthlight.standard.packs.shared.making import LOGIC, REGISTERED, col, registered, undated

STATE_ORDER = undated(
    "state_order",
    "household",
    ["scheme", "states_impossible"],
    col("states_impossible") > 0,
    N_("The states of the household stand in an impossible order"),
    LOGIC,
    cause=N_("States that cannot follow the one before them: {states_impossible}"),
    applies=~col("scheme").is_null(),
)
EXIT_YEAR = undated(
    "exit_before_registration",
    "household",
    ["exited_year", "registered_year"],
    col("exited_year") < col("registered_year"),
    N_("The household exited before it was registered"),
    LOGIC,
    cause=N_("Exited in {exited_year}, registered in {registered_year}"),
    applies=~col("exited_year").is_null(),
)
CHANGES = undated(
    "changes_unexplained",
    "household",
    [*REGISTERED, "changes_unexplained", "size", "size_prev"],
    col("changes_unexplained") > 0,
    N_("People came to the household or left it without a reason being entered"),
    LOGIC,
    cause=N_(
        "People who came or went without a reason: {changes_unexplained} (now {size} people, a year before {size_prev})"
    ),
    applies=registered,
    daily=True,
)

RULES = (STATE_ORDER, EXIT_YEAR, CHANGES)
