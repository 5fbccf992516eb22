from django.urls import path

from portal.ledger import views

app_name = "ledger"
urlpatterns = [
    path("ledger/", views.listing, name="list"),
    path("ledger/export/", views.export, name="export"),
    path("ledger/<int:pk>/", views.detail, name="detail"),
]
