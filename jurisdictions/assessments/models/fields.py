"""Fields that many tables of the record share."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import Truncator


def part_of(related_name: str) -> Any:
    """The assessment that a row is content of."""
    return models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name=related_name, editable=False
    )


def rating(label: Any, **options: Any) -> Any:
    """A rating from 1 to 5 against the written anchors of the template."""
    return graded(label, 1, 5, **options)


def graded(label: Any, least: int, most: int, **options: Any) -> Any:
    """A whole number between two ends."""
    ends = [MinValueValidator(least), MaxValueValidator(most)]
    return models.PositiveSmallIntegerField(label, validators=ends, **options)


def short(text: str) -> str:
    """A text as a row is named by it: up to 80 characters, and a sign where it goes on."""
    return Truncator(text).chars(80)


def long_text(label: Any) -> Any:
    """A text whose need the template decides, so the table never does."""
    return models.TextField(label, blank=True)


def codes(label: Any, choices: Any = None) -> Any:
    """Several codes: of a list here, or of a list in the template."""
    one: Any = models.CharField(max_length=40, choices=choices)
    return ArrayField(one, default=list, blank=True, verbose_name=label)


def day(label: Any) -> Any:
    return models.DateField(label, null=True, blank=True)


def code(label: Any, choices: Any, **options: Any) -> Any:
    """One of a list of words; empty where the template does not ask for it."""
    options.setdefault("blank", True)
    return models.CharField(label, max_length=24, choices=choices, **options)
