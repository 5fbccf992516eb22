from django.urls import path

from portal.drafts import views

app_name = "drafts"
urlpatterns = [path("drafts/", views.drafts, name="keep")]
