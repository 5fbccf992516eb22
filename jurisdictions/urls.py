from django.urls import URLPattern

app_name = "jurisdictions"
urlpatterns: list[URLPattern] = []
