"""The shapes of the flow: the band between the gates, a branch to what waits, a ribbon to an end. Pure."""

from collections.abc import Sequence

TOP, FULL = 92, 118
GATES, MOUTH = (112, 246, 380, 506), 574
"""Where the four gates stand, and where the band parts into the three ends."""

LEVEL, OUT, LABEL = 640, 748, 42
"""Where the ribbons run level, where they have faded out, and the height of the words above each."""

DEFINITIONS = (
    '<defs><linearGradient id="river" gradientUnits="userSpaceOnUse" x1="40" x2="748" y1="0" y2="0">'
    '<stop offset="0" stop-color="#ffe9b0"/><stop offset=".3" stop-color="#fdc05a"/>'
    '<stop offset=".82" stop-color="#ee8a36"/>'
    '<stop offset="1" stop-color="#ee8a36" stop-opacity=".1"/></linearGradient>'
    '<radialGradient id="disc"><stop offset="0" stop-color="#fff8e0"/><stop offset=".6" stop-color="#ffe29a"/>'
    '<stop offset="1" stop-color="#fdbf55"/></radialGradient>'
    '<radialGradient id="halo">'
    '<stop offset=".6" stop-color="#ffd27a" stop-opacity=".55"/>'
    '<stop offset="1" stop-color="#ffd27a" stop-opacity="0"/>'
    '</radialGradient><linearGradient id="branch" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#f0a73a"/>'
    '<stop offset="1" stop-color="#5f747d"/></linearGradient></defs>'
)


def band(heights: Sequence[float]) -> str:
    """The band from the sun to the last gate, as high at each gate as `heights` says."""
    lower = [TOP + height for height in heights]
    path = f"M54 {TOP + 26}C74 {TOP + 8} 88 {TOP} {GATES[0]} {TOP}H{MOUTH}V{lower[3]:.0f}"
    for i in (2, 1, 0):
        bend = GATES[i] + 52
        path += f"H{GATES[i + 1] - 14}C{bend + 34} {lower[i + 1]:.0f} {bend + 34} {lower[i]:.0f} {bend} {lower[i]:.0f}"
    path += f"H{GATES[0]}C88 {lower[0]:.0f} 74 {lower[0] - 8:.0f} 54 {lower[0] - 26:.0f}Z"
    return f'<path d="{path}" fill="url(#river)"/>'


def branch(index: int, height: float, lost: float) -> str:
    """What leaves the band after a gate and runs down to the box of what waits there."""
    half, x = min(26.0, max(3.0, lost)) / 2, GATES[index] + 44
    y, down = TOP + height, x + 44
    left, right = down - half, down + half
    path = f"M{x} {y - lost:.0f}C{down - 4} {y - lost:.0f} {right:.0f} {y:.0f} {right:.0f} 293"
    path += f"H{left:.0f}C{left:.0f} {y + 30:.0f} {down - 16} {y:.0f} {x} {y:.0f}Z"
    return f'<path d="{path}" fill="url(#branch)"/>'


def ends(thick: Sequence[float]) -> list[float]:
    """The upper edge of each end's ribbon where it runs level: below the words of its own and the ribbon before."""
    return [TOP + LABEL * (i + 1) - 8 + sum(thick[:i]) for i in range(len(thick))]


def ribbon(top: float, thick: float, out: float) -> str:
    """The part of the band, `thick` from `top`, that runs to the end whose upper edge is `out`, and fades there."""
    x, half = MOUTH - 1, (MOUTH + LEVEL) // 2
    low = out + max(2.0, thick)
    return (
        f'<path d="M{x} {top:.1f}C{half} {top:.1f} {half} {out:.1f} {LEVEL} {out:.1f}H{OUT}V{low:.1f}H{LEVEL}'
        f'C{half} {low:.1f} {half} {top + thick:.1f} {x} {top + thick:.1f}Z" fill="url(#river)"/>'
    )
