"""Who was given which role where. What the role permits follows from it, in guardian's tables."""

from typing import ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.access.permissions import Role
from portal.accounts.models.people import Team


class RoleGrant(models.Model):
    """A role given to a person or a team on a jurisdiction (and its parts) or on a queue.

    A withdrawn one is deleted: the ledger keeps who held what, and when.
    """

    role = models.CharField(_("role"), max_length=24, choices=Role)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="role_grants",
        verbose_name=_("person"),
    )
    team = models.ForeignKey(
        Team, on_delete=models.CASCADE, null=True, related_name="role_grants", verbose_name=_("team")
    )
    place_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    place_id = models.BigIntegerField(_("place"))
    place: ClassVar[GenericForeignKey] = GenericForeignKey("place_type", "place_id")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("given by"),
    )
    given_at = models.DateTimeField(_("given"), auto_now_add=True)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["role", "place_type", "place_id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) ^ models.Q(team__isnull=False),
                name="a_role_has_one_holder",
            ),
            models.UniqueConstraint(
                fields=["role", "person", "team", "place_type", "place_id"],
                nulls_distinct=False,
                name="each_role_once_per_place",
            ),
        ]
        indexes = [models.Index(fields=["place_type", "place_id"], name="roles_by_place")]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.place}"

    @property
    def holder(self) -> models.Model:
        return self.person or self.team  # type: ignore[return-value]
