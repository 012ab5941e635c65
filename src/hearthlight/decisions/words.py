"""What kinds of matters, steps and results are called on pages."""

from datetime import date

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from hearthlight.decisions.procedure import StepRule, rules

KINDS = {
    "identify": pgettext_lazy("decision", "Identification"),
    "exit": pgettext_lazy("decision", "Exit"),
    "monitor": pgettext_lazy("decision", "Entry into monitoring"),
    "remove": pgettext_lazy("decision", "Removal of the risk"),
    "change_request": pgettext_lazy("decision", "Change request"),
    "quota": pgettext_lazy("decision", "Quota"),
    "need": pgettext_lazy("decision", "Need"),
    "unmask": pgettext_lazy("decision", "Showing identity numbers"),
    "year_close": pgettext_lazy("decision", "Closing of a year"),
    "committee": pgettext_lazy("decision", "Election of grid members"),
    "village_plan": pgettext_lazy("decision", "Village income plan"),
    "village_exit": pgettext_lazy("decision", "Exit of a village"),
    "appeal": pgettext_lazy("decision", "Appeal against a finding of supervision"),
}
STEPS = {
    "application": pgettext_lazy("step", "Application"),
    "home_check": pgettext_lazy("step", "Home check"),
    "comparison": pgettext_lazy("step", "Comparison with other records"),
    "proposal": pgettext_lazy("step", "Proposal"),
    "review": pgettext_lazy("step", "Review"),
    "vote": pgettext_lazy("step", "Democratic vote"),
    "signature": pgettext_lazy("step", "Signature of the household"),
    "notice": pgettext_lazy("step", "Public notice"),
    "approval": pgettext_lazy("step", "Approval"),
    "announcement": pgettext_lazy("step", "Announcement"),
    "supply": pgettext_lazy("step", "Supply"),
    "exit_list": pgettext_lazy("step", "Review of the list by grid"),
    "exit_check": pgettext_lazy("step", "Check by village committee and work team"),
    "township_approval": pgettext_lazy("step", "Approval by the township"),
    "township_review": pgettext_lazy("step", "Review by the township"),
    "county_approval": pgettext_lazy("step", "Approval by the county"),
    "first_notice": pgettext_lazy("step", "First notice, in the village"),
    "second_notice": pgettext_lazy("step", "Second notice, by the township"),
    "monitor_check": pgettext_lazy("step", "Home check with signed authorisation"),
    "removal_check": pgettext_lazy("step", "Check that the risk is gone"),
    "committee_review": pgettext_lazy("step", "Review by party and village committees"),
    "change_asked": pgettext_lazy("step", "Change asked for"),
    "quota_asked": pgettext_lazy("step", "Quota asked for"),
    "quota_granted": pgettext_lazy("step", "Quota granted or refused"),
    "need_raised": pgettext_lazy("step", "Need raised"),
    "need_granted": pgettext_lazy("step", "Need granted or refused"),
    "unmask_asked": pgettext_lazy("step", "Right to see asked for"),
    "close_asked": pgettext_lazy("step", "Closing asked for"),
    "nominations": pgettext_lazy("step", "Nominations by the people"),
    "candidate_list": pgettext_lazy("step", "Nominations by the committees, candidate list"),
    "villagers_vote": pgettext_lazy("step", "Vote of all villagers"),
    "assignment": pgettext_lazy("step", "Assignment to the grids"),
    "appeal_raised": pgettext_lazy("step", "Appeal raised"),
    "appeal_answered": pgettext_lazy("step", "Appeal decided"),
}
RESULTS = {
    "passed": pgettext_lazy("decision", "passed"),
    "refused": pgettext_lazy("decision", "refused"),
    "void": pgettext_lazy("decision", "too few were present"),
    "withdrawn": pgettext_lazy("decision", "withdrawn"),
    "open": pgettext_lazy("decision", "under way"),
    "posted": pgettext_lazy("decision", "posted"),
    "": pgettext_lazy("decision", "posted"),
}
CERTAINTY = {
    "sourced": pgettext_lazy("certainty", "sourced"),
    "unconfirmed": pgettext_lazy("certainty", "unconfirmed"),
    "demo": pgettext_lazy("certainty", "a setting of this county"),
}


def kind_words(kind: str) -> str:
    """A kind of matter in words."""
    return str(KINDS.get(kind, kind))


def step_words(name: str) -> str:
    """A step in words."""
    return str(STEPS.get(name, name))


def quorum_words(rule: StepRule, day: date, place: str) -> str:
    """What the vote of a step needs on `day`, with the document that says so; empty for a step without a quorum."""
    if not rule.quorum:
        return ""
    value = rules().at(rule.quorum, day, place)
    least, most = (f"{part}/{whole}" for part, whole in (value.value["present"], value.value["favour"]))
    said = {"least": least, "most": most}
    words = _("At least %(least)s of those entitled must be present, more than %(most)s of those present in favour.")
    return words % said + f"（{value.document} · {CERTAINTY[value.certainty]}）"


def day_words(day: date) -> str:
    """A day as the language of the page writes it."""
    return f"{day:%-d} {day:%B} {day.year}" if get_language() == "en" else f"{day.year}年{day.month}月{day.day}日"
