"""Words of decisions and objections in templates."""

from django import template
from django.utils.translation import pgettext_lazy

register = template.Library()
OUTCOMES = {
    "upheld": pgettext_lazy("objection", "upheld"),
    "rejected": pgettext_lazy("objection", "not upheld"),
    "answered": pgettext_lazy("objection", "answered"),
}
CHANNELS = {
    "in_person": pgettext_lazy("objection", "in person"),
    "telephone": pgettext_lazy("objection", "by telephone"),
    "paper": pgettext_lazy("objection", "on paper"),
    "page": pgettext_lazy("objection", "by the page"),
}


@register.filter
def outcome_words(code: str) -> str:
    """How an objection was answered."""
    return str(OUTCOMES.get(code, code))


@register.filter
def channel_words(code: str) -> str:
    """By which way it came."""
    return str(CHANNELS.get(code, code))
