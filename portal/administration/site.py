"""The site of the administration: no door of its own, and no page a library brought along."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

ROOMS = {"portal", "jurisdictions", "reviews"}
ORDER = ["accounts", "jurisdictions", "reviews", "notifications", "ledger", "django_celery_beat"]


class DeskAdminSite(AdminSite):
    """Set-up pages for people whose account says that they administer the desk."""

    site_header = _("Abeyance administration")
    site_title = _("Abeyance administration")
    index_title = _("Set up the desk")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Only pages written for this desk: a library's own would show secrets of second factors."""
        if admin_class is not None and admin_class.__module__.split(".")[0] in ROOMS:
            super().register(model_or_iterable, admin_class, **options)

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # noqa: ARG002
        """Whoever comes in passes the second factor; a colleague who is no administrator is told so."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next", "/admin/"))

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:  # noqa: ARG002
        """One page changes passwords, with its limits."""
        return redirect("account_change_password")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """In the order in which a desk is set up."""
        found = super().get_app_list(request, app_label)
        return sorted(
            found, key=lambda app: ORDER.index(app["app_label"]) if app["app_label"] in ORDER else 99
        )
