"""The words of a bulletin as plain values (text, lists, dicts): what PDF and web page both print. Pure."""

from itertools import count
from typing import Any

from hearthlight.papers.document import PAPER_MARK, Bulletin, Piece, Span, chinese_date


def words(bulletin: Bulletin, address: str = "") -> dict[str, Any]:
    """What is printed; `address` before a number's reference makes the number a link."""
    return {
        "name": bulletin.name,
        "issue": bulletin.issue_line,
        "office": bulletin.office,
        "day": chinese_date(bulletin.day),
        "printed": bulletin.printed_line,
        "working_line": bulletin.working_line,
        "mark": PAPER_MARK if bulletin.synthetic else "",
        "to": "，".join(bulletin.to) + "。",
        "copies": "，".join(bulletin.copies) + "。",
        "columns": _columns(bulletin, address),
    }


def _columns(bulletin: Bulletin, address: str) -> list[dict[str, Any]]:
    position = count(1)
    return [
        {"name": column.name, "pieces": [_piece(piece, next(position), address) for piece in column.pieces]}
        for column in bulletin.columns
    ]


def _piece(piece: Piece, position: int, address: str) -> dict[str, Any]:
    return {
        "position": position,
        "title": piece.title,
        "byline": piece.byline,
        "paragraphs": [{"kind": each.kind, "spans": _spans(each.spans, address)} for each in piece.paragraphs],
        "notes": [_spans(note, address) for note in piece.notes()],
    }


def _spans(spans: tuple[Span, ...], address: str) -> list[dict[str, str]]:
    return [_span(span, address) for span in spans]


def _span(span: Span, address: str) -> dict[str, str]:
    if isinstance(span, str):
        return {"text": span, "link": ""}
    return {"text": span.text, "link": address + span.reference if address and span.reference else ""}
