from django.urls import path

from portal.live import views

app_name = "live"
urlpatterns = [
    path("live/", views.stream, name="stream"),
    path("live/state/", views.state, name="state"),
    path("live/banners/", views.fragment, name="banners"),
]
