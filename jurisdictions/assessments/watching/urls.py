from django.urls import path

from jurisdictions.assessments.watching import views

app_name = "watching"
urlpatterns = [
    path("assessments/<str:reference>/watches/", views.watches, name="watches"),
    path("assessments/<str:reference>/watches/alarm/", views.alarm, name="alarm"),
    path("assessments/<str:reference>/watches/measure/<int:pk>/", views.measure, name="measure"),
    path("assessments/<str:reference>/carry/", views.carry, name="carry"),
    path("assessments/<str:reference>/carried/", views.carried, name="carried"),
    path("jurisdictions/<str:code>/signals/", views.signals, name="signals"),
    path("jurisdictions/<str:code>/signals/case/", views.case, name="case"),
    path("jurisdictions/<str:code>/signals/index/", views.index, name="index"),
]
