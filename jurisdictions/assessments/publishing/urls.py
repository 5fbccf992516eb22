from django.urls import path

from jurisdictions.assessments.publishing import views

app_name = "publishing"
urlpatterns = [
    path("assessments/<str:reference>/coverage/", views.coverage, name="coverage"),
    path("assessments/<str:reference>/publications/", views.of_assessment, name="of_assessment"),
    path("publications/", views.register, name="list"),
    path("publications/<str:reference>/", views.detail, name="detail"),
    path("publications/<str:reference>/text/", views.text, name="text"),
    path("publications/<str:reference>/people/", views.people, name="people"),
    path("publications/<str:reference>/step/", views.step, name="step"),
    path("publications/<str:reference>/errata/", views.errata, name="errata"),
    path("publications/<str:reference>/read/", views.read, name="read"),
    path("publications/<str:reference>/exports/", views.export, name="export"),
    path("publications/<str:reference>/exports/<int:pk>/", views.fetch, name="fetch"),
]
