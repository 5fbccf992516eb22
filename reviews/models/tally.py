"""How many requests there are, so that nobody has to count them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from reviews.models.request import Lane
from reviews.models.words import State


class Tally(models.Model):
    """So many more, or fewer, requests of a lane in a state, by the month of their arrival in UTC.

    The sum over its rows is the number of requests. Whatever writes requests adds rows and changes none, so
    that two writers never wait for each other; a job adds rows of one kind up. Written by triggers alone.
    """

    lane = models.ForeignKey(Lane, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=12, choices=State.choices)
    month = models.DateField()
    number = models.IntegerField()

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        indexes = [
            models.Index(fields=["lane", "state", "month"], include=["number"], name="tally_by_lane"),
        ]

    def __str__(self) -> str:
        return f"lane {self.lane_id}: {self.number} {self.state}"
