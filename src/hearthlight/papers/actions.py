"""Writing bulletins: compose a draft from a template, publish it with every figure frozen, note its web posting."""

from datetime import date
from uuid import UUID

from hearthlight import figures
from hearthlight.core.areas import full
from hearthlight.figures import Reader
from hearthlight.papers import numbers
from hearthlight.papers.figure_text import Placeholder
from hearthlight.papers.models import Issue, Piece
from hearthlight.papers.queries import piece_template
from hearthlight.papers.template import BulletinTemplate, DifferenceTemplate, PieceTemplate
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event


class AlreadyPublished(ValueError):
    """The issue was published before: it stays as printed."""


@once
def compose(user: Actor, template: BulletinTemplate, place: str, *, synthetic: bool, key: UUID | None = None) -> Issue:
    """Store a draft of `template` issued by the office of `place`.

    Raises BadPlaceholder for a text that is no figure, figures.NoSuchFigure for one that no room declares.
    """
    for asked in _asked(template.pieces):
        figures.find(asked.code)
    place = full(place)
    with act(user, "papers.compose_bulletin", at=place, key=key, year=template.year, number=template.number) as event:
        issue = add(event, _issue(template, place, synthetic))
        bulk(event, [_piece(issue, position, each) for position, each in enumerate(template.pieces, start=1)])
    return issue


def _asked(pieces: tuple[PieceTemplate, ...]) -> list[Placeholder]:
    return [asked for piece in pieces for asked in piece.placeholders()]


def _issue(template: BulletinTemplate, place: str, synthetic: bool) -> Issue:
    issue = Issue(
        name=template.name,
        year=template.year,
        number=template.number,
        area_code=place,
        office=template.office,
        on_date=template.day,
        working_line=template.working_line,
        to=list(template.to),
        copies=list(template.copies),
        synthetic=synthetic,
    )
    if template.web:
        issue.web_source, issue.posted_on, issue.views = (
            template.web.source,
            template.web.posted_on,
            template.web.views,
        )
    return issue


def _piece(issue: Issue, position: int, piece: PieceTemplate) -> Piece:
    return Piece(
        issue=issue,
        position=position,
        column=piece.column,
        title=piece.title,
        place=piece.place,
        office_title=piece.office_title,
        body=piece.body,
        differences=[_words(each) for each in piece.differences],
    )


def _words(difference: DifferenceTemplate) -> dict[str, str]:
    both = {"stated": difference.stated, "recorded": difference.recorded}
    return {"subject": difference.subject, "unit": difference.unit} | {name: str(each) for name, each in both.items()}


@once
def publish(user: Actor, issue: Issue, reader: Reader, *, day: date, key: UUID | None = None) -> Issue:
    """Freeze every figure of the issue as it stands on `day` and publish it 印发; from now on it stays as printed.

    `reader` must see every place that a figure is taken over. Raises AlreadyPublished, figures.OutOfSight.
    """
    with act(user, "papers.publish_bulletin", at=issue.area_code, key=key, subject=issue, day=day) as event:
        if issue.published_on:
            raise AlreadyPublished(f"{issue} was published on {issue.published_on}")
        for piece in issue.pieces.all():
            _freeze(event, piece, reader, day)
        issue.published_on, issue.event = day, event
        issue.save(update_fields=["published_on", "event"])
    return issue


def _freeze(event: Event, piece: Piece, reader: Reader, day: date) -> None:
    asked = {numbers.key(each.code, each.place, each.arguments): each for each in piece_template(piece).placeholders()}
    for each in asked.values():
        figures.freeze(event, piece, figures.find(each.code), each.place, day, reader, **each.arguments)


def post_to_web(user: Actor, issue: Issue, source: str, posted_on: date, views: int | None = None) -> None:
    """Note where and when the issue was put on the web 上网, and how often it was read (R2)."""
    with act(user, "papers.post_bulletin", at=issue.area_code, subject=issue, posted_on=posted_on) as event:
        issue.web_source, issue.posted_on, issue.views, issue.event = source, posted_on, views, event
        issue.save(update_fields=[*Issue.WEB, "event"])
