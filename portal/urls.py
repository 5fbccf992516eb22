"""Where each room answers. Rooms are named as strings, so the shell imports none of them."""

from django.contrib import admin
from django.urls import include, path

ROOMS = [
    "portal.health.urls",
    "portal.accounts.urls",
    "portal.accounts.demo.urls",
    "portal.ledger.urls",
    "portal.notifications.urls",
    "portal.ui.urls",
    "portal.live.urls",
    "portal.drafts.urls",
    "jurisdictions.urls",
    "jurisdictions.pauses.urls",
    "jurisdictions.assessments.discussing.urls",  # before assessments: comments/ is no section
    "jurisdictions.assessments.publishing.urls",  # before the assessments, whose last address is any section
    "jurisdictions.assessments.watching.urls",  # before the assessments: /watches/ is not a section
    "jurisdictions.assessments.urls",
    "jurisdictions.assessments.break_glass.urls",
    "reviews.intake.urls",  # before the desk: /requests/new/ is not a reference
    "reviews.desk.urls",
    "reviews.exceptions.urls",
    "reviews.clocks.urls",
    "reviews.reports.urls",
]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("portal.accounts.signin_urls")),
    *(path("", include(room)) for room in ROOMS),
]
