from django.urls import path

from jurisdictions import views

app_name = "jurisdictions"
urlpatterns = [
    path("jurisdictions/", views.listing, name="list"),
    path("jurisdictions/<str:code>/", views.detail, name="detail"),
]
