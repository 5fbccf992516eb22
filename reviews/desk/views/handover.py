"""The door at which an agency fetches a production. Nobody signs in here and nothing is told of the desk."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from portal.acts.refusals import Held, Refusal
from portal.files.download import download
from reviews.desk.acts.hand_over import hand_over, production_behind
from reviews.desk.held import pauses_holding
from reviews.desk.models import Production


@login_not_required
@never_cache
def handover(http: HttpRequest, token: str) -> HttpResponseBase:
    """GET says what is here (mail scanners open links); POST asks the guard once more and gives the file."""
    try:
        production = production_behind(token)
        if http.method == "POST":
            hand_over(token)
            return _file(production)
    except Held:
        return _page(http, {"held": True, "replies": _replies(production)}, 409)
    except Refusal as refusal:
        return _page(http, {"refusal": refusal}, refusal.status)
    return _page(http, {"production": production}, 200)


def _page(http: HttpRequest, context: dict[str, object], status: int) -> HttpResponse:
    answer = render(http, "desk/handover.html", context, status=status)
    # The address is the secret. (“no-referrer” would also blank the Origin that the form's check needs.)
    answer["Referrer-Policy"] = "same-origin"
    return answer


def _replies(production: Production) -> list[str]:
    pauses = pauses_holding([production.request_id], step="production").get(production.request_id, [])
    return [pause.agency_reply for pause in pauses if pause.agency_reply]


def _file(production: Production) -> FileResponse:
    return download(production.file.open("rb"), production.name)
