from django.urls import path

from jurisdictions.assessments.break_glass import views

app_name = "break_glass"
urlpatterns = [
    path("break-glass/", views.listing, name="list"),
    path("break-glass/<str:reference>/", views.detail, name="detail"),
    path("break-glass/<str:reference>/begin-again/", views.begin_again_now_, name="again"),
    path("pauses/<str:reference>/break-glass/", views.asking, name="ask"),
    path("pauses/<str:reference>/break-glass/narrow/", views.asking_narrower, name="narrow"),
]
