"""The page's button that publishes a draft 印发."""

from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearthlight.figures import OutOfSight
from hearthlight.papers import actions
from hearthlight.papers.pages import sentence, visible
from hearthlight.trail.act import KeyReused, Refused


@require_POST
def publish(request: HttpRequest, place: str, year: int, number: int) -> HttpResponse:
    """Freeze and publish the draft; a second click of the same form shows the issue that the first one published."""
    issue = visible(request, place, year, number)
    if not request.user.is_authenticated:
        return redirect_to_login(issue.get_absolute_url(), "sign-in")
    try:
        key = UUID(request.POST.get("key", ""))
        actions.publish(request.user, issue, request.viewer, day=request.day, key=key)
    except (Refused, OutOfSight):
        return sentence(request, _("Your office may not publish this bulletin."), 403)
    except (actions.AlreadyPublished, KeyReused):
        return sentence(request, _("This bulletin was published before and stays as printed."), 409)
    except ValueError:
        return sentence(request, _("The form was not whole: open the draft again and press its button."), 400)
    return redirect(issue)
