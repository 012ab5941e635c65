"""A fair proposal of who helps whom 结对建议: loads as even as they can be, a village's homes kept together. Pure.

A first, simple one: homes in the order of their places are cut into runs, one a helper. It knows no distances.
"""

import heapq
from collections.abc import Mapping, Sequence


class NotEnough(ValueError):
    """The helpers cannot take all homes: `left` stay without one."""

    def __init__(self, left: int) -> None:
        super().__init__(f"{left} homes are left without a helper")
        self.left = left


def loads(homes: int, now: Mapping[int, int], most: int) -> dict[int, int]:
    """How many of `homes` each helper takes, so that the fullest has as few as possible and nobody more than `most`.

    `now` is {helper: homes they have}. Raises NotEnough.
    """
    room = sum(max(0, most - held) for held in now.values())
    if homes > room:
        raise NotEnough(homes - room)
    taken = dict.fromkeys(now, 0)
    waiting = [(held, helper) for helper, held in now.items() if held < most]
    heapq.heapify(waiting)
    for _home in range(homes):
        held, helper = heapq.heappop(waiting)
        taken[helper] += 1
        if held + 1 < most:
            heapq.heappush(waiting, (held + 1, helper))
    return taken


def propose(homes: Sequence[tuple[int, str]], now: Mapping[int, int], most: int) -> dict[int, int]:
    """{home: helper} of homes given as (id, place code). Raises NotEnough.

    >>> propose([(1, "b"), (2, "a"), (3, "a")], {7: 0, 8: 1}, 5)
    {2: 7, 3: 7, 1: 8}
    """
    shares = loads(len(homes), now, most)
    turns = [helper for helper in sorted(shares) for _home in range(shares[helper])]
    ordered = [home for home, _place in sorted(homes, key=lambda one: (one[1], one[0]))]
    return dict(zip(ordered, turns, strict=True))
