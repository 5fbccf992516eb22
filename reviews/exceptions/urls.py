from django.urls import path

from reviews.exceptions import views

app_name = "exceptions"
urlpatterns = [
    path("requests/<str:reference>/exception/", views.of_request, name="request"),
    path("requests/<str:reference>/exception/<int:pk>/", views.answered, name="answer"),
]
