from django.urls import path

from portal.accounts.demo import views

app_name = "demo"
urlpatterns = [
    path("demo/enter/<str:token>/", views.enter, name="enter"),
    path("demo/people/", views.people, name="people"),
    path("demo/people/<int:pk>/", views.switch, name="switch"),
    path("demo/mailbox/", views.mails, name="mailbox"),
    path("demo/mailbox/<str:name>/", views.mail, name="mail"),
]
