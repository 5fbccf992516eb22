from django.urls import URLPattern

app_name = "pauses"
urlpatterns: list[URLPattern] = []
