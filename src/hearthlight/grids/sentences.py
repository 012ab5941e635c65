"""What is wrong with a plan of grids, and the proof that none exists, in sentences."""

from collections.abc import Iterable, Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.grids.bounds import Bounds
from hearthlight.grids.partition import Breach
from hearthlight.grids.search import Search


def breach_words(breach: Breach, bounds: Bounds) -> str:
    """One thing wrong with a plan."""
    said = {
        "grid": breach.grid,
        "group": breach.group,
        "found": breach.found,
        "least": bounds.least,
        "most": bounds.most,
        "outside": breach.outside,
    }
    return _plan_words(breach.code) % said


def _plan_words(code: str) -> str:
    return {
        "missing": _("%(group)s stands in no grid: every group belongs to one."),
        "elsewhere": _("%(group)s is no group of this village: a grid never reaches over two villages."),
        "too_few": _("Grid %(grid)s has %(found)s people, %(outside)s fewer than the least of %(least)s."),
        "too_many": _("Grid %(grid)s has %(found)s people, %(outside)s more than the most of %(most)s."),
        "apart": _("Grid %(grid)s lies in %(found)s pieces: its groups must lie next to each other."),
        "connection_unknown": _(
            "Whether the groups of grid %(grid)s lie next to each other is unknown: enter the neighbours of each group."
        ),
    }[code]


def breaches_words(breaches: Iterable[Breach], bounds: Bounds) -> list[str]:
    """All of them."""
    return [breach_words(breach, bounds) for breach in breaches]


def proof_words(found: Search, bounds: Bounds) -> list[str]:
    """Why no partition exists, or that one does, and what the least violation is."""
    said = {
        "people": found.people,
        "groups": found.groups,
        "least": bounds.least,
        "most": bounds.most,
        "fewest": found.fewest,
        "largest": found.most,
        "outside": found.outside,
        "steps": found.steps,
        "first": 2 * bounds.least - 1,
        "after": bounds.most + 1,
    }
    sentences = [_why_words(found, bounds) % said]
    if found.impossible:
        sentences.append(_("The least violation is %(outside)s people outside the bounds.") % said)
    return sentences


def _why_words(found: Search, bounds: Bounds) -> str:
    if found.why == "total" and found.people < bounds.least:
        return _("The village has %(people)s people, fewer than %(least)s: it is one grid, as an exception.")
    return {
        "found": _("The groups can be put together into grids of %(least)s to %(most)s people."),
        "total": _(
            "The village has %(people)s people: no number of grids of %(least)s to %(most)s people adds up to that."
        ),
        "counts": _(
            "A grid of %(least)s to %(most)s people holds %(fewest)s to %(largest)s whole groups: no number of grids "
            "holds %(groups)s groups, and no group is split."
        ),
        "neighbours": _("By their sizes the groups would fit, but not as parts that lie next to each other."),
        "tried": _("Every way of putting the %(groups)s groups together was tried (%(steps)s steps): none fits."),
        "open": _("Neither a partition nor a proof that none exists was found in %(steps)s steps."),
    }[found.why]


def plan_words(plan: Mapping[str, int], names: Mapping[str, str]) -> str:
    """A plan in one line: which groups each grid holds."""
    comma, between = (", ", "; ") if get_language() == "en" else ("、", "；")
    parts: dict[int, list[str]] = {}
    for code in sorted(plan):
        parts.setdefault(plan[code], []).append(names.get(code, code))
    return between.join(
        _("grid %(grid)s: %(groups)s") % {"grid": grid, "groups": comma.join(groups)}
        for grid, groups in sorted(parts.items())
    )
