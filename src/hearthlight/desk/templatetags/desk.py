"""Tags of every page: the inlined style, the header's links, the reader's preferences, amounts and places."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.core.money import format_wan, format_yuan
from hearthlight.core.units import format_megawatts, format_thousandths
from hearthlight.desk import amounts, navigation, preferences, style, terms
from hearthlight.desk.standard import law_pages, pack_words
from hearthlight.register import codes
from hearthlight.standard.law.read_pack import Pack

register = template.Library()


@register.simple_tag
def page_style() -> SafeString:
    """The style sheet, byte for byte as hashed in the content policy."""
    return mark_safe(style.text())  # noqa: S308


@register.simple_tag(takes_context=True)
def header_items(context: dict[str, Any]) -> list[navigation.Item]:
    """The header's links for this reader."""
    request = context.get("request")
    return navigation.items(request.path, context["viewer"].role) if request else []


@register.simple_tag(takes_context=True)
def reader_likes(context: dict[str, Any]) -> dict[str, Any]:
    """Text size and paper variant of this device."""
    request = context.get("request")
    return preferences.of(request) if request else {"size": "", "paper": ""}


@register.filter
def yuan(fen: int | None) -> str:
    """Fen as yuan with two decimals."""
    return "—" if fen is None else format_yuan(fen)


@register.filter
def wan(fen: int | None) -> str:
    """Fen as 万元 with one decimal."""
    return "—" if fen is None else format_wan(fen)


@register.filter
def money(fen: int | None) -> str:
    """Fen as money is said: 万元 in Chinese, whole yuan in English; below 10,000 yuan to the fen."""
    return "—" if fen is None else amounts.money(fen)


@register.filter
def whole_yuan(fen: int) -> str:
    """An amount of whole yuan, without its zero fen: a line of the law."""
    return f"{fen // 100:,}"


@register.filter
def counted(number: int | None) -> str:
    """A count with its thousands apart."""
    return "—" if number is None else f"{number:,}"


@register.filter
def power(watts: int | None) -> str:
    """Watts as MW or kW with the unit."""
    return amounts.in_words(watts, "W")


@register.filter
def mu(milli: int | None) -> str:
    """Thousandths of a mu as mu; a dash where nobody said."""
    return "—" if milli is None else format_thousandths(milli)


@register.filter
def kilowatts(watts: int | None) -> str:
    """Watts as kW; unknown when the capacity is not known, never 0."""
    return _("unknown") if watts is None else f"{format_thousandths(watts)} kW"


@register.filter
def megawatts(watts: int | None) -> str:
    """Watts as MW with two decimals."""
    return "—" if watts is None else format_megawatts(watts)


@register.filter
def kilowatt_hours(watt_hours: int | None) -> str:
    """Watt-hours as kWh, whole."""
    return "—" if watt_hours is None else format_thousandths(watt_hours, 0)


@register.filter
def masked(name: str) -> str:
    """A person's name as everybody may see it."""
    return mask_name(name)


@register.filter
def day_words(day: date | None) -> str:
    """A day as it is written in the language of the page."""
    return "—" if day is None else amounts.day_words(day)


@register.filter
def left_words(member: Any) -> str:
    """How somebody left the household."""
    return terms.term(codes.LEFT, member.left_how)


@register.filter
def joined_words(member: Any) -> str:
    """How somebody joined it."""
    return terms.term(codes.JOINED, member.joined_how)


@register.filter
def rule_words(code: str) -> str:
    """What a rule says, by its code."""
    return terms.rule_words(code)


@register.filter
def finding_words(state: str) -> str:
    """How a finding stands, in words."""
    return str(terms.FINDING_STATES.get(state, state))


@register.filter
def scheme_title(law: Pack) -> str:
    """What a scheme is called."""
    return pack_words.scheme(law)


@register.filter
def listed(names: Iterable[object]) -> str:
    """Names one after another, as the reader's language separates them."""
    return terms.listed(names)


@register.filter
def nil(number: int | None) -> str:
    """The class of a cell that says none, left out on a narrow screen; unknown is never none."""
    return " nil" if number == 0 else ""


@register.simple_tag(takes_context=True)
def sees(context: dict[str, Any], place: str) -> bool:
    """Whether the reader sees the whole of this place, so that a link to it would open."""
    return bool(context["viewer"].sees(place))


@register.simple_tag(takes_context=True)
def law_links(context: dict[str, Any], place: str) -> list[tuple[str, Any]]:
    """(address, title) of the other pages that ask the law about a place; none for those who look at no homes."""
    if context["viewer"].role in {"operator", "public", "helper"}:
        return []
    return law_pages.asked(place, context["request"].resolver_match.url_name)
