from django.urls import path

from portal.health.views import health

app_name = "health"
urlpatterns = [path("health", health, name="status")]
