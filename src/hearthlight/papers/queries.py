"""Reading bulletins: the archive, one issue, and the document that its rows say."""

from datetime import date

from django.db.models import QuerySet

from hearthlight.core.areas import UnknownCode, full
from hearthlight.figures import Reader
from hearthlight.papers import numbers, template
from hearthlight.papers.document import Bulletin, WebRecord
from hearthlight.papers.models import Issue, Piece
from hearthlight.papers.template import BulletinTemplate, PieceTemplate
from hearthlight.trail.models import FrozenFigure
from hearthlight.trail.subject import kind_of


class NoSuchIssue(LookupError):
    """No office of that place has an issue of that year and number."""


def published(day: date) -> QuerySet[Issue]:
    """Issues published by `day`, the newest first."""
    return Issue.objects.filter(published_on__lte=day).order_by("-on_date", "-number")


def drafts(reader: Reader) -> list[Issue]:
    """Issues not yet published, of places that the reader sees whole."""
    waiting = Issue.objects.filter(published_on=None).order_by("-on_date", "-number")
    return [issue for issue in waiting if reader.sees(issue.area_code)]


def latest(day: date) -> Issue | None:
    """The newest issue published by `day`."""
    return published(day).first()


def issue(year: int, number: int, place: str = "") -> Issue:
    """The issue of the office of `place`, or of the only office that has one. Raises NoSuchIssue."""
    found = _of_place(place).filter(year=year, number=number)
    if len(found) != 1:
        problem = "no office has" if not found else "several offices have"
        raise NoSuchIssue(f"{problem} issue {number} of {year}")
    return found[0]


def _of_place(place: str) -> QuerySet[Issue]:
    try:
        return Issue.objects.filter(area_code=full(place)) if place else Issue.objects.all()
    except UnknownCode as error:
        raise NoSuchIssue(str(error)) from error


def frozen_in(issue: Issue) -> list[FrozenFigure]:
    """Every frozen figure of the issue, in the order they were frozen; one query."""
    pieces = issue.pieces.values("pk")
    return list(FrozenFigure.objects.filter(subject_kind=kind_of(Piece), subject_id__in=pieces).order_by("pk"))


def document(issue: Issue, reader: Reader, day: date) -> Bulletin:
    """The document: figures as printed once published (three queries), else as the records stand on `day`."""
    pieces = list(issue.pieces.all())
    if not issue.published_on:
        return bulletin_template(issue, pieces).compose(numbers.live(reader, day), issue.synthetic)
    return bulletin_template(issue, pieces).compose(numbers.frozen(frozen_in(issue)), issue.synthetic)


def bulletin_template(issue: Issue, pieces: list[Piece]) -> BulletinTemplate:
    """The stored issue in the form its template had."""
    return BulletinTemplate(
        name=issue.name,
        year=issue.year,
        number=issue.number,
        office=issue.office,
        day=issue.on_date,
        working_line=issue.working_line,
        to=tuple(issue.to),
        copies=tuple(issue.copies),
        pieces=tuple(piece_template(piece) for piece in pieces),
        web=WebRecord(issue.web_source, issue.posted_on, issue.views or 0) if issue.posted_on else None,
    )


def piece_template(piece: Piece) -> PieceTemplate:
    """A stored piece in the form its template had."""
    found = tuple(template.difference(each, piece.title) for each in piece.differences)
    return PieceTemplate(piece.column, piece.title, piece.place, piece.office_title, piece.body, found)
