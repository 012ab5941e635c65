"""Largest-remainder split of an integer total: every fen is conserved (Hamilton's method)."""

from collections.abc import Sequence


def split(total: int, weights: Sequence[int], keys: Sequence[str] | None = None) -> list[int]:
    """Parts of `total` in proportion to `weights`, in their order; the parts add up to `total` exactly.

    Each part is its exact quota rounded down or up; the left-over units go to the largest remainders, ties to the
    smaller key (a household or village number, never the order of input). A zero weight gets zero.
    Raises ValueError for a negative total or weight, and when there is something to share but no weight.
    """
    _refuse_bad(total, weights)
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), keys[i] if keys else i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def _refuse_bad(total: int, weights: Sequence[int]) -> None:
    if any(type(number) is not int for number in (total, *weights)):
        raise ValueError("a split takes integers only")
    if total < 0 or any(weight < 0 for weight in weights):
        raise ValueError("a split takes no negative number")
    if total and not sum(weights):
        raise ValueError("nothing can be shared: every weight is zero")
