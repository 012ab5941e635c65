"""What the database refuses of bulletins: after publishing nothing printed changes, and no piece comes or goes."""

from hearthlight.papers.models import Issue
from hearthlight.trail.guards import Guard, refuse

_FREE = {*Issue.WEB, "event"}
_PRINTED = ", ".join(f'"{field.column}"' for field in Issue._meta.local_concrete_fields if field.name not in _FREE)

PRINTED = refuse(
    "issue_printed",
    "papers_issue",
    f"update of {_PRINTED}",
    "a published bulletin stays as printed",
    "old.published_on is not null",
)


def _piece_of_a_published_issue(moment: str) -> Guard:
    """No piece is added to a published issue, and none of its pieces changes."""
    published = "select 1 from papers_issue i where i.id = new.issue_id and i.published_on is not null"
    name, message = f"guard_piece_{moment}_printed", "a piece of a published bulletin stays as printed"
    return Guard(
        name=name,
        table="papers_piece",
        sqlite=f"create trigger {name} before {moment} on papers_piece when exists ({published}) "
        f"begin select raise(abort, '{message}'); end",
        postgresql_when=f"before {moment} on papers_piece for each row",
        postgresql_body=f"begin if exists ({published}) then raise exception '{message}'; end if; return new; end",
    )


GUARDS = [PRINTED, _piece_of_a_published_issue("insert"), _piece_of_a_published_issue("update")]
