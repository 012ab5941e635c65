"""Opening a survey, drawing whom to ask, and answering once by a code that names nobody."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid4, uuid5

from django.db.models import Count
from django.utils.translation import gettext as _

from hearthlight.checks.sampling import BadSample, draw
from hearthlight.core import areas
from hearthlight.decisions import objections, sealing
from hearthlight.decisions.refusals import NotYet
from hearthlight.oversight.kinds import days, settings
from hearthlight.oversight.models import Answer, Group, Survey, SurveyToken
from hearthlight.oversight.refusals import NotSeen
from hearthlight.oversight.surveys.verdict import Verdict, judge
from hearthlight.people.models import Appointment
from hearthlight.people.offices import all_offices
from hearthlight.register import standing
from hearthlight.register.models import Household
from hearthlight.trail.act import Actor, System, act, once
from hearthlight.trail.dated import in_force
from hearthlight.trail.history import add, bulk

PUBLIC = System("anonymous survey")
"""Who writes an answer: no person, so that no trail leads to anybody."""


def frame(place: str, day: date) -> dict[str, list[str]]:
    """Whom each group is drawn from: households by number, cadres of the villages by office and place."""
    low, high = areas.subtree(place)
    homes = Household.whole.filter(in_force(day), area_code__gte=low, area_code__lt=high)
    poor = homes.filter(pk__in=standing.in_register(day)).values_list("number", flat=True)
    others = homes.exclude(pk__in=standing.in_register(day)).values_list("number", flat=True)
    village = [one.code for one in all_offices().values() if one.level == "village"]
    cadres = Appointment.objects.filter(in_force(day), area_code__gte=low, area_code__lt=high, office__in=village)
    held = [f"{office}@{code}#{seat}" for office, code, seat in cadres.values_list("office", "area_code", "seat")]
    return {Group.POOR: list(poor), Group.VILLAGER: list(others), Group.CADRE: held}


@once
def open_survey(
    user: Actor, place: str, title: str, sizes: Mapping[str, int], *, seed: int, key: UUID | None = None
) -> Survey:
    """Open a survey of all three groups; one without a group is refused (三者都要满意). Raises Refused, NotSeen."""
    with act(user, "oversight.open_survey", at=place, title=title, sizes=dict(sizes), seed=seed, key=key) as event:
        wanted = {group: int(sizes.get(group, 0)) for group in Group.values}
        if not title.strip() or any(number <= 0 for number in wanted.values()):
            raise NotSeen(_("Give a title, and how many of each of the three groups are asked."))
        _drawn(place, event.day, wanted, seed)
        row = Survey(area_code=place, title=title.strip()[:100], seed=seed, sizes=wanted, opened_on=event.day)
        row.closes_on = event.day + days("survey_days", event.day, place)
        row.content_permille = settings().at("content_permille", event.day, place).value
        made = add(event, row)
        bulk(event, [_token(made, group, number) for group, size in wanted.items() for number in range(size)])
        return made


def _drawn(place: str, day: date, wanted: Mapping[str, int], seed: int) -> dict[str, list[str]]:
    try:
        return draw(frame(place, day), wanted, seed)
    except BadSample as error:
        raise NotSeen(_("There are only %(most)s to ask of one group: ask fewer.") % {"most": error.most}) from None


def drawn(row: Survey) -> dict[str, list[str]]:
    """Who was drawn, worked out anew from the seed: whom the slips are offered to. It is stored nowhere."""
    return _drawn(row.area_code, row.opened_on, row.sizes, row.seed)


def _token(row: Survey, group: str, number: int) -> SurveyToken:
    return SurveyToken(survey=row, group=group, code_hash=sealing.mark(code(row, group, number)))


def code(row: Survey, group: str, number: int) -> str:
    """The code of a slip: only the key ring can draw it again, and nobody can tell who got which slip."""
    return sealing.code_of(uuid5(row.made.key, f"{group}:{number}"))


def answer(code_given: str, content: str, words: str, day: date, *, key: UUID | None = None) -> str:
    """Answer once by the code of a slip; an opinion in words goes to the level above and gets a receipt, given back.

    Raises NotSeen: unknown, used, over, or nothing chosen.
    """
    token = SurveyToken.objects.filter(code_hash=sealing.mark(code_given)).select_related("survey").first()
    if token is None:
        raise NotSeen(_("This code is not known: look at the slip again."))
    place = token.survey.area_code
    with act(PUBLIC, "oversight.answer_survey", at=place, key=key, answer=content, token=token) as event:
        locked = SurveyToken.objects.select_for_update().get(pk=token.pk)
        _refuse(locked, token.survey, content, event.day)
        locked.used, locked.event = True, event
        locked.save(update_fields=["used", "event"])
        add(event, Answer(survey=token.survey, group=token.group, content=content))
    return _opinion(place, words, day) if words.strip() else ""


def _refuse(token: SurveyToken, row: Survey, content: str, day: date) -> None:
    if token.used:
        raise NotSeen(_("This slip has been answered already: each counts once."))
    if day > row.closes_on:
        raise NotSeen(_("This survey is over."))
    if content not in Answer.Content.values:
        raise NotSeen(_("Choose how content you are."))


def _opinion(place: str, words: str, day: date) -> str:
    """An opinion is taken in like a request, under seal; it is answered by the level above."""
    try:
        _row, receipt = objections.receive(
            objections.PUBLIC, area_code=place, channel="page", text=words, on=day, key=uuid4()
        )
    except NotYet as error:
        raise NotSeen(str(error)) from None
    return receipt


def verdicts(row: Survey) -> list[Verdict]:
    """The three groups with their intervals."""
    rows = Answer.whole.filter(survey=row).values_list("group", "content").annotate(number=Count("pk"))
    sheets: dict[str, dict[str, int]] = {}
    for group, content, number in rows:
        sheets.setdefault(group, {})[content] = number
    return judge(row.sizes, sheets, row.content_permille)


def newest(place: str) -> Survey | None:
    """The newest survey of the place itself; None where there was none."""
    return Survey.objects.filter(area_code=place).order_by("-opened_on", "-pk").first()
