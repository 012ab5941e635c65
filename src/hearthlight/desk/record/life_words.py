"""What will happen to a household by what was typed, in one sentence to check; and what was done afterwards."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk.amounts import day_words
from hearthlight.desk.record.life import ENDED, JOINED, LEFT, Form
from hearthlight.desk.terms import term
from hearthlight.places.queries import area
from hearthlight.register import codes
from hearthlight.register.models import Member

DONE = {
    "join": gettext_lazy("Written down: somebody joined the household."),
    "leave": gettext_lazy("Written down: somebody left the household."),
    "go_over": gettext_lazy("Written down: somebody went on in another household."),
    "split": gettext_lazy("Written down: this household was formed by a split."),
    "merge": gettext_lazy("Written down: the other household was merged into this one."),
    "move": gettext_lazy("Written down: the household moved."),
    "end": gettext_lazy("Written down: the household ended."),
}
"""What was done, on the record to which it leads."""


def done(do: str) -> str:
    """The sentence of what was done; empty for anything else."""
    return str(DONE.get(do, ""))


def label(one: Member) -> str:
    """A member so that nobody is taken for another: number, masked name, relation, year of birth."""
    born = _("born in %(year)d") % {"year": one.birth.year} if one.birth else _("year of birth not known")
    return f"{one.number}. {mask_name(one.name)} · {term(codes.RELATION, one.relation)} · {born}"


def will_happen(form: Form) -> str:
    """The sentence of what was typed; it has been tried before, so that it can be read."""
    return SAYS[form.given["do"]](form)


def _join(form: Form) -> str:
    said = {"name": form.given["name"].strip(), "relation": term(codes.RELATION, form.relation())}
    said |= {"home": form.home.number, "day": day_words(form.day()), "how": term(codes.JOINED, form.how(JOINED))}
    said["sex"] = term(codes.SEX, form.code("sex", codes.SEX))
    return _("%(name)s (%(relation)s, sex %(sex)s) joins household %(home)s on %(day)s: %(how)s.") % said


def _leave(form: Form) -> str:
    one, how = form.member(), form.how(LEFT)
    if how == "mistaken":
        return _("%(who)s was entered by mistake and never belonged to household %(home)s.") % _who(form, one)
    said = _who(form, one) | {"day": day_words(form.day()), "how": term(codes.LEFT, how)}
    return _("%(who)s leaves household %(home)s on %(day)s: %(how)s.") % said + _new_head(form, [one])


def _go_over(form: Form) -> str:
    one = form.member()
    how = _("by marriage") if form.given["how"] == "married" else _("by moving")
    said = _who(form, one) | {"other": form.other().number, "day": day_words(form.day()), "how": how}
    said["relation"] = term(codes.RELATION, form.relation())
    words = _("%(who)s goes from household %(home)s to %(other)s on %(day)s %(how)s, there: %(relation)s.") % said
    return words + _new_head(form, [one])


def _split(form: Form) -> str:
    going = form.going()
    said = {"who": "；".join(label(one) for one in going), "home": form.home.number, "day": day_words(form.day())}
    said |= {"number": form.given["number"].strip(), "head": label(form.member("head"))}
    words = _("From household %(home)s these go on %(day)s: %(who)s. They form household %(number)s, head: %(head)s.")
    return words % said + _new_head(form, going)


def _merge(form: Form) -> str:
    said = {"home": form.home.number, "other": form.other().number, "day": day_words(form.day())}
    return _("Everybody of household %(home)s goes on in %(other)s from %(day)s, and %(home)s ends.") % said


def _move(form: Form) -> str:
    group = int(form.given.get("group") or 0)
    place = area(form.given["village"]).name + (_(" group %(number)d") % {"number": group} if group else "")
    said = {"home": form.home.number, "place": place, "day": day_words(form.day())}
    return _("Household %(home)s moves to %(place)s on %(day)s, with its people and its state.") % said


def _end(form: Form) -> str:
    how = form.how(ENDED)
    if how == "mistaken":
        words = _("Household %(home)s was entered by mistake: it, its people and its states never were.")
        return words % {"home": form.home.number}
    said = {"home": form.home.number, "day": day_words(form.day()), "how": term(codes.ENDED, how)}
    return _("Household %(home)s ends on %(day)s: %(how)s.") % said


def _who(form: Form, one: Member) -> dict[str, str]:
    return {"who": label(one), "home": form.home.number}


def _new_head(form: Form, going: list[Member]) -> str:
    head = form.one(form.given.get("new_head"))
    if head is None or not any(one.relation == "head" for one in going):
        return ""
    return _(" Head of those who stay: %(head)s.") % {"head": label(head)}


SAYS: Mapping[str, Callable[[Form], str]] = {
    "join": _join,
    "leave": _leave,
    "go_over": _go_over,
    "split": _split,
    "merge": _merge,
    "move": _move,
    "end": _end,
}
