from django.urls import path

from jurisdictions.assessments.discussing import views

app_name = "discussing"
urlpatterns = [
    path("assessments/comments/", views.everywhere, name="everywhere"),
    path("assessments/<str:reference>/comments/", views.comments, name="comments"),
]
