"""The page for people and the answer for monitors."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.health.checks import all_findings


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 where everything works, else 503; JSON unless a browser asks. It says nothing about any request."""
    findings = all_findings()
    fine = all(finding.fine for finding in findings)
    status = 200 if fine else 503
    if request.get_preferred_type(["application/json", "text/html"]) == "text/html":
        return render(request, "health.html", {"findings": findings, "fine": fine}, status=status)
    parts = {finding.name: {"fine": finding.fine, "words": finding.words} for finding in findings}
    return JsonResponse({"fine": fine, "parts": parts}, status=status)
