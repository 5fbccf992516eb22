from django.urls import path

from reviews.reports.views import history, transparency

app_name = "reports"
urlpatterns = [
    path("reports/", history.home, name="home"),
    path("reports/history.csv", history.export, name="history"),
    path("reports/transparency/", transparency.page, name="transparency"),
    path("reports/transparency.csv", transparency.export, {"layout": "csv"}, name="transparency-csv"),
    path("reports/transparency.json", transparency.export, {"layout": "json"}, name="transparency-json"),
]
