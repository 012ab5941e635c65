"""What a cause says beside the values that its rule read: worked out of them, for showing only. Pure."""

from collections.abc import Mapping
from typing import Any

from hearthlight.standard.income import per_head

HEAD = {"head_fen": ("net_fen", "size")}
"""Income per head 人均纯收入, as a clerk compares it with the line; and the columns it is worked out of."""


def worked_out(values: Mapping[str, Any]) -> dict[str, Any]:
    """``{"head_fen": 257_300}`` of a row with net_fen and size; empty of any other."""
    return {name: per_head(*(values[one] for one in of)) for name, of in HEAD.items() if set(of) <= values.keys()}
