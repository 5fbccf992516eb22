"""The schedule: which job runs how often. Jobs are named in the settings; here they are timed or stopped."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_celery_beat.models import CrontabSchedule, IntervalSchedule, PeriodicTask

from portal.acts.admin import LedgeredAdmin


@admin.register(PeriodicTask)
class JobAdmin(LedgeredAdmin):
    """A job. Celery beat follows a change within seconds; a restart brings back the times of the settings."""

    list_display = ("name", "enabled", "how_often", "last_run_at", "total_run_count")
    list_filter = ("enabled",)
    search_fields = ("name", "task")
    fields = (
        "name",
        "task",
        "enabled",
        "interval",
        "crontab",
        "description",
        "last_run_at",
        "total_run_count",
    )
    readonly_fields = ("name", "task", "last_run_at", "total_run_count")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without Celery's own housekeeping."""
        jobs = super().get_queryset(request).exclude(task__startswith="celery.")
        return jobs.select_related("interval", "crontab")

    @admin.display(description=_("how often"))
    def how_often(self, job: Any) -> str:
        return str(job.interval or job.crontab or "")

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False


@admin.register(IntervalSchedule)
class IntervalAdmin(LedgeredAdmin):
    """Every so often."""

    list_display = ("__str__", "every", "period")


@admin.register(CrontabSchedule)
class CrontabAdmin(LedgeredAdmin):
    """At certain times."""

    list_display = ("__str__", "human_readable")
    fields = ("minute", "hour", "day_of_month", "month_of_year", "day_of_week", "timezone")
