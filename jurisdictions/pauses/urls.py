from django.urls import path

from jurisdictions.pauses import views

app_name = "pauses"
urlpatterns = [
    path("pauses/", views.overview, name="list"),
    path("pauses/new/", views.new, name="new"),
    path("pauses/<str:reference>/", views.detail, name="detail"),
    path("pauses/<str:reference>/countersign/", views.countersigned, name="countersign"),
    path("pauses/<str:reference>/review/", views.review_later, name="extend"),
    path("pauses/<str:reference>/lift/", views.lifting, name="lift"),
]
