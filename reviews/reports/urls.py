from django.urls import path

from reviews.reports import views

app_name = "reports"
urlpatterns = [
    path("reports/", views.home, name="home"),
    path("reports/history.csv", views.export, name="history"),
]
