"""Writing down what grows under the panels: a plan is no planting (R13)."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.sun.actions import NotSunny
from hearthlight.sun.models import Planting, Site
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, amend

NUMBERS = ("planned_mu_milli", "planted_mu_milli", "expected_fen", "actual_fen")


@once
def plant(
    user: Actor,
    site: Site,
    year: int,
    crop: str,
    *,
    worker: str = "",
    synthetic: bool = False,
    key: UUID | None = None,
    **facts: Any,
) -> Planting:
    """Write down a plot: worked_by, households, and planned_mu_milli, planted_mu_milli, expected_fen, actual_fen.

    What stands already for this site, year, crop and worker is amended. Raises NotSunny with one sentence.
    """
    with act(user, "sun.plant", at=site.area_code, subject=site, key=key, year=year, crop=crop, **facts) as event:
        _refuse(site, year, crop, facts)
        row = Planting.whole.filter(site=site, year=year, crop=crop, worker=worker).first()
        if row is None:
            return add(event, Planting(site=site, year=year, crop=crop, worker=worker, synthetic=synthetic, **facts))
        amend(event, row, event.day, **facts)
        return row


def _refuse(site: Site, year: int, crop: str, facts: dict[str, Any]) -> None:
    if not crop.strip():
        raise NotSunny(_("Say which crop; what is not known yet is left out, not written as empty."))
    if any(facts.get(name) is not None and facts[name] < 0 for name in NUMBERS):
        raise NotSunny(_("An area or income below zero; leave empty what is not known."))
    _refuse_more_than_the_site(site, year, crop, facts)


def _refuse_more_than_the_site(site: Site, year: int, crop: str, facts: dict[str, Any]) -> None:
    planted = facts.get("planted_mu_milli")
    if planted is None or site.land_mu_milli is None or planted <= site.land_mu_milli:
        return
    told = _("%(planted)s mu planted on a site of %(land)s mu: one of the two is not right.")
    raise NotSunny(told % {"planted": planted / 1000, "land": site.land_mu_milli / 1000})
