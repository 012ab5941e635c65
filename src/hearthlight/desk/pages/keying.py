"""A keying list: what is to be keyed into the national system, as a file, and the proof of what arrived."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearthlight.desk.access import for_homes
from hearthlight.desk.asked import whole
from hearthlight.desk.pages.workbook import seen_source
from hearthlight.desk.workbooks import workbook_words as words
from hearthlight.desk.workbooks.files import as_download
from hearthlight.desk.workbooks.workbook_tabs import LOST, PAGE
from hearthlight.places import queries as places
from hearthlight.register.shadow import keying, keying_out, proof, window
from hearthlight.trail.act import act


@require_safe
@for_homes
def keying_list(request: Any, pk: int) -> HttpResponse:
    """The items, each with its outcome once a later export was compared."""
    made = seen_source(request, pk, keying.KIND)
    later = keying.next_export(made)
    proved = keying.proved(made, later) if later else None
    frame = keying.items(made) if proved is None else proved
    start = whole(request.GET.get("from")) or 0
    context = {
        "made": made,
        "area": places.area(made.area_code),
        "later": later,
        "outcomes": [] if proved is None else [(words.OUTCOMES[code], n) for code, n in proof.counts(proved).items()],
        "rows": words.items(frame.slice(start, PAGE)),
        "next": start + PAGE if frame.height > start + PAGE else None,
        "window": window.of(request.day, made.area_code, window.windows()),
        "may": request.user.may("register.make_keying_list", made.area_code),
    }
    return render(request, "desk/keying_list.html", context)


@require_safe
@for_homes
def keying_file(request: Any, pk: int) -> HttpResponse:
    """The list as a workbook in the export's own columns; that it was taken out is written down."""
    made = seen_source(request, pk, keying.KIND)
    if not request.user.may("register.export", made.area_code):
        raise PermissionDenied
    try:
        content = keying_out.file(made, names=request.user.may("people.unmask", made.area_code))
    except (LookupError, *LOST) as error:
        raise Http404 from error
    summary = {"table": "keying_list", "rows": made.mapping.get("items")}
    with act(request.user, "register.export", at=made.area_code, subject=made, summary=summary):
        return as_download(content, f"录入清单-{made.pk}.xlsx")
