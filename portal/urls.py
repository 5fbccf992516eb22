"""Where each room answers. Rooms are named as strings, so the shell imports none of them."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView

ROOMS = [
    "portal.health.urls",
    "portal.accounts.urls",
    "portal.accounts.demo.urls",
    "portal.ledger.urls",
    "portal.notifications.urls",
    "portal.ui.urls",
    "jurisdictions.urls",
    "jurisdictions.pauses.urls",
    "jurisdictions.assessments.urls",
    "reviews.intake.urls",  # before the desk: /requests/new/ is not a reference
    "reviews.desk.urls",
    "reviews.clocks.urls",
    "reviews.reports.urls",
]

# The administration has no door of its own: whoever comes in passes the second factor.
TO_SIGN_IN = login_not_required(RedirectView.as_view(pattern_name="account_login", query_string=True))

urlpatterns = [
    path("admin/login/", TO_SIGN_IN),
    path("admin/", admin.site.urls),
    path("accounts/", include("portal.accounts.signin_urls")),
    *(path("", include(room)) for room in ROOMS),
]
