from django.urls import path

from jurisdictions.pauses.atlas import views as atlas
from jurisdictions.pauses.views import change, detail, ending, listing, new

app_name = "pauses"
urlpatterns = [
    path("pauses/", listing.overview, name="list"),
    path("pauses.csv", listing.export, name="export"),
    path("pauses/new/", new.new, name="new"),
    path("pauses/map/", atlas.atlas, name="map"),
    path("pauses/map/matrix.csv", atlas.export, name="matrix"),
    path("pauses/<str:reference>/", detail.detail, name="detail"),
    path("pauses/<str:reference>/countersign/", detail.countersigned, name="countersign"),
    path("pauses/<str:reference>/review/", detail.review_later, name="extend"),
    path("pauses/<str:reference>/lift/", ending.lifting, name="lift"),
    path("pauses/<str:reference>/answer/", ending.answering, name="answer"),
    path("pauses/<str:reference>/change/", change.changing, name="change"),
]
