from django.urls import path

from reviews.clocks import views

app_name = "clocks"
urlpatterns = [path("deadlines/", views.deadlines_page, name="list")]
