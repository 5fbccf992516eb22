"""Templates in the administration: every version to read, and the page that publishes the next one."""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.models import Template
from jurisdictions.assessments.seeds import as_yaml
from jurisdictions.assessments.views.publish import publish
from portal.acts.admin import ReadOnlyAdmin


@admin.register(Template)
class TemplateAdmin(ReadOnlyAdmin):
    """A version never changes: what should be asked otherwise is the next version."""

    list_display = ("name", "code", "version", "published_at", "published_by", "reason", "next_version")
    list_filter = ("code",)
    list_select_related = ("published_by",)
    fields = (
        "code",
        "version",
        "title",
        "reason",
        "published_at",
        "published_by",
        "digest",
        "content_as_yaml",
    )
    change_form_template = "admin/assessments/template.html"

    @admin.display(description=_("template"), ordering="code")
    def name(self, template: Template) -> str:
        return str(template)

    @admin.display(description=_("next version"))
    def next_version(self, template: Template) -> SafeString:
        """The way to the page on which the next version of the same track is written."""
        url = reverse("admin:assessments_template_publish", args=[template.code])
        return format_html('<a href="{}">{}</a>', url, _("Publish a new version"))

    @admin.display(description=_("YAML"))
    def content_as_yaml(self, template: Template) -> SafeString:
        text = template.source or as_yaml(template.body)
        return format_html('<pre class="yaml" tabindex="0">{}</pre>', text)

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.publish)
        named = path("publish/<slug:code>/", page, name="assessments_template_publish")
        return [named, *super().get_urls()]

    def publish(self, request: HttpRequest, code: str):  # type: ignore[no-untyped-def]
        return publish(request, code, self.admin_site.each_context(request) | {"opts": self.opts})
