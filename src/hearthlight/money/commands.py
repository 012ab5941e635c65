"""`hearthlight money verify`: does the journal still hold? And a book written out for another program."""

import json

from hearthlight.money.audit_words import said
from hearthlight.money.beancount import export
from hearthlight.money.verify import Verdict
from hearthlight.money.verify import verify as read_again


def verify(json_: bool = False, book: str = "") -> tuple[str, bool]:
    """The text to print, for people or for a program, and whether all is well; of one book when it is named."""
    verdict = read_again(book)
    return (_as_json(verdict) if json_ else _as_text(verdict)), not verdict.faults


def _as_json(verdict: Verdict) -> str:
    faults = [
        {"book": one.book, "where": one.where, "what": one.what, "words": said(one.what, english=True)}
        for one in verdict.faults
    ]
    parts = {"entries": verdict.entries, "legs": verdict.legs, "heads": verdict.heads, "faults": faults}
    return json.dumps(parts, ensure_ascii=False, indent=2)


def _as_text(verdict: Verdict) -> str:
    lines = [f"{verdict.entries:,} 笔凭证，{verdict.legs:,} 条分录，{len(verdict.heads):,} 本账。"]
    lines += [f"✗ {one.book} {one.where}: {said(one.what)} {said(one.what, english=True)}" for one in verdict.faults]
    end = f"✗ 发现 {len(verdict.faults)} 处不符。" if verdict.faults else "✓ 链条、余额、拨付、单据都对得上。"
    return "\n".join([*lines, end])


def book_text(name: str) -> str:
    """A book as Beancount text."""
    return export(name)
