"""A pause as a sentence, in templates of the desk."""

from django import template

from jurisdictions.pauses.models import Pause
from jurisdictions.pauses.sentence import sentence

register = template.Library()


@register.simple_tag
def pause_sentence(pause: Pause) -> str:
    """The pause in one sentence."""
    return sentence(pause)
