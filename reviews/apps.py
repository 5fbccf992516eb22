from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewsConfig(AppConfig):
    name = "reviews"
    verbose_name = _("Reviews")

    def ready(self) -> None:
        from jurisdictions.pauses.vocabulary import data_categories, request_types
        from reviews.models.words import DataCategory, RequestType

        request_types.register(RequestType.choices)
        data_categories.register(DataCategory.choices)
