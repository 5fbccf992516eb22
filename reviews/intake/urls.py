from django.urls import path

from reviews.intake import views

app_name = "intake"
urlpatterns = [
    path("requests/new/", views.new, name="new"),
    path("requests/<str:reference>/attachments/<int:pk>/", views.attachment, name="attachment"),
]
