"""Queues: which requests go to which people."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jurisdictions.models import Jurisdiction, Service


class Queue(models.Model):
    """A line of requests that a group of people works. Who works it is a permission on the queue."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)
    purpose = models.CharField(_("what belongs in it"), max_length=250, blank=True)
    order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("A request goes to the first active queue that takes it.")
    )
    is_active = models.BooleanField(_("takes requests"), default=True)
    jurisdictions = models.ManyToManyField(
        Jurisdiction, blank=True, verbose_name=_("agencies' jurisdictions"), help_text=_("None means all.")
    )
    services = models.ManyToManyField(
        Service, blank=True, verbose_name=_("services"), help_text=_("None means all.")
    )
    emergencies_only = models.BooleanField(_("emergencies only"), default=False)

    class Meta:
        verbose_name = _("queue")
        verbose_name_plural = _("queues")
        ordering = ["order", "name"]
        permissions = [("work_queue", "Can take requests from the queue")]

    def __str__(self) -> str:
        return self.name
