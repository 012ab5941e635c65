"""The groups a benefit may be for 受益对象: conditions on columns of the household frame, under the rule law. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import narwhals as nw

from hearthlight.standard.indices.incidence import UNEXITED
from hearthlight.standard.marks import N_

RECEIVING = "receiving"
RECEIVED = "received_fen"
"""Column of what a home has of the item in the year: 0 for none, null where its income is not known."""

col = nw.col
_UNEXITED = ~col("scheme").is_null() & col("state").is_in(UNEXITED)
"""A home that never was registered has no state and is out; one whose state is not known is neither in nor out."""


@dataclass(frozen=True)
class Group:
    """Who belongs: `title` is a message id, `reads` the columns it touches; `belongs` null = not known."""

    title: str
    reads: Sequence[str]
    belongs: nw.Expr


GROUPS: Mapping[str, Group] = {
    RECEIVING: Group(N_("homes that have the item in their account"), [RECEIVED], col(RECEIVED) > 0),
    "registered": Group(N_("all registered homes, exited or not"), ["scheme"], ~col("scheme").is_null()),
    "unexited": Group(N_("registered homes not yet exited"), ["scheme", "state"], _UNEXITED),
    "below_line": Group(
        N_("homes below the line before the change"),
        ["net_fen", "size", "line_fen"],
        nw.when(col("size") > 0).then(col("net_fen") < col("line_fen") * col("size")),
    ),
    "no_labour": Group(
        N_("homes without full or weak labour"),
        ["labour_full", "labour_weak"],
        (col("labour_full") == 0) & (col("labour_weak") == 0),
    ),
    "weak_labour": Group(
        N_("homes with weak labour only"),
        ["labour_full", "labour_weak"],
        (col("labour_full") == 0) & (col("labour_weak") > 0),
    ),
    "disabled": Group(N_("homes with a disabled member"), ["disabled_any"], col("disabled_any")),
    "seriously_ill": Group(N_("homes with a seriously ill member"), ["ill_serious_any"], col("ill_serious_any")),
    "pupils": Group(N_("homes with a child of 6 to 15"), ["pupils_6_15"], col("pupils_6_15") > 0),
}
"""Code to group. A home of which a column is not known is neither in nor out: what would reach it cannot be told."""
