"""What an entitlement is called: its official term in Chinese, its own words in any other language."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.standard import pack
from hearthlight.standard.law.entitlements import Entitlement


def titled(one: Entitlement) -> str:
    """``titled(entitlement)``: 公益岗位, or “A public-welfare opening”."""
    return one.official if get_language() == "zh-hans" else _(one.title)


def entitlement_words(code: str) -> str:
    """The title of the newest entitlement of that code; the code itself where there is none."""
    known = {one.code: titled(one) for law in pack.all_packs() for one in law.entitlements}
    return known.get(code, code)
