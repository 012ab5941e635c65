"""A payment followed back to what it came from, row by row of the files."""

from typing import Any

from hearthlight.desk.funds.words import KINDS, STREAMS
from hearthlight.money.models import Payment
from hearthlight.money.trace import Behind, back


def of_payment(row: Payment) -> dict[str, Any]:
    """The parts it is made of, pro rata of what funded its plan, the oldest first."""
    behind = back(row)
    return {"origins": [_origin(one) for one in behind if one.fen], "pooled": sum(bool(one.fen) for one in behind) > 1}


def _origin(one: Behind) -> dict[str, Any]:
    row = one.statement or one.contribution
    return {
        "one": one,
        "month": row.month if row else "",
        "stream": STREAMS[one.statement.stream] if one.statement else "",
        "file": row.source if row else None,
        "row": one.statement.source_row if one.statement else None,
        "way": [(KINDS[passed.entry.kind], passed.entry) for passed in one.way],
    }
