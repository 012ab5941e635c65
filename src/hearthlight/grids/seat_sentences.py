"""What is wrong with seats, nominees and votes, in sentences."""

from collections.abc import Iterable

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from hearthlight.grids.bounds import Bounds
from hearthlight.grids.committee import Lack, Unfit
from hearthlight.grids.kinds import KIND, TRACK

STATES = {
    "candidate": pgettext_lazy("seat", "candidate"),
    "elected": pgettext_lazy("seat", "elected"),
    "reserve": pgettext_lazy("seat", "reserve"),
}


def lack_words(lack: Lack, bounds: Bounds, households: int) -> str:
    """One thing wrong with the seats of a grid or village."""
    said = {
        "found": lack.found,
        "least": lack.least,
        "most": lack.most,
        "households": households,
        "thin": bounds.thin,
        "dense": bounds.dense,
    }
    return _lack_words(lack.code) % said


def _lack_words(code: str) -> str:
    return {
        "no_number": _("With %(households)s households no number of seats fits both bounds."),
        "too_few": _(
            "%(found)s seats for %(households)s households are too few: one for at most %(thin)s households makes "
            "%(least)s to %(most)s."
        ),
        "too_many": _(
            "%(found)s seats for %(households)s households are too many: one for at least %(dense)s households makes "
            "%(least)s to %(most)s."
        ),
        "party_not_above": _("Party members hold %(found)s seats: %(least)s are needed to be more than the others."),
        "party_far_above": _(
            "Party members hold %(found)s seats: slightly more than the others means %(least)s to %(most)s here."
        ),
        "party_short": _("Only %(found)s party members are at home where %(least)s seats need one: a shortage, named."),
    }[code]


def lacks_words(lacks: Iterable[Lack], bounds: Bounds, households: int) -> list[str]:
    """All of them."""
    return [lack_words(lack, bounds, households) for lack in lacks]


def unfit_words(reasons: Iterable[Unfit]) -> list[str]:
    """Why somebody cannot be put forward."""
    words = {
        "kind": _("Choose the kind of member from the list."),
        "party_unknown": _("Whether this person is a party member is unknown: enter the political status first."),
        "not_party": _("This person is no party member: choose another kind."),
        "track_missing": _("Say who put this person forward: the people, or the zone and village committees."),
        "track_given": _("Party representatives are not put forward for the vote: leave the track empty."),
        "went_out": _("A local notable must have gone out from here."),
        "willing": _("A local notable must be willing."),
        "has_time": _("A local notable must have time."),
    }
    return [words[reason] for reason in reasons]


def kind_words(kind: str) -> str:
    """A kind of member: the official term, in English the code's words."""
    return kind.replace("_", " ") if get_language() == "en" else KIND.get(kind, kind)


def track_words(track: str) -> str:
    """A nomination track."""
    words = {"people": _("put forward by the people"), "committees": _("put forward by zone and village committees")}
    return words.get(track, "") if track in TRACK else ""


def state_words(state: str) -> str:
    """How a seat stands."""
    return str(STATES.get(state, state))
