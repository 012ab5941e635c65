"""One yes/no column an answer, for screening a nation: no answer is written out as text. Pure: no Django.

The four answers have one definition, `screening.answer_expression`; this says the same, which tests hold it to.
"""

import narwhals as nw

from hearthlight.checks.rule import Answer


def answered(answer: Answer, breaks: nw.Expr, applies: nw.Expr | None) -> nw.Expr:
    """True exactly where a rule that `breaks` and `applies` so gives that answer; false or null elsewhere.

    Both may be columns that hold what the rule says, worked out before.
    """
    if applies is None:
        return _of_all(answer, breaks)
    if answer is Answer.NOT_APPLICABLE:
        return ~applies
    if answer is Answer.UNKNOWN:
        return applies.is_null() | (applies & breaks.is_null())
    return applies & (breaks if answer is Answer.BREAKS else ~breaks)


def _of_all(answer: Answer, breaks: nw.Expr) -> nw.Expr:
    if answer is Answer.NOT_APPLICABLE:
        return breaks.is_null() & ~breaks.is_null()
    if answer is Answer.UNKNOWN:
        return breaks.is_null()
    return breaks if answer is Answer.BREAKS else ~breaks
