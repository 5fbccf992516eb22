from django.urls import path

from reviews.desk.views import explore, handover, home, request, steps, work

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("work/", work.queues, name="work"),
    path("work/next/", work.take, name="next"),
    path("requests/", explore.explore, name="requests"),
    path("requests.csv", explore.export, name="export"),
    path("requests/<str:reference>/", request.show, name="request"),
    path("requests/<str:reference>/claim/", steps.take, name="claim"),
    path("requests/<str:reference>/release/", steps.give_back, name="release"),
    path("requests/<str:reference>/renew/", steps.keep, name="renew"),
    path("requests/<str:reference>/checklist/", steps.check, name="checklist"),
    path("requests/<str:reference>/decide/", steps.propose, name="decide"),
    path("requests/<str:reference>/clarify/", steps.clarify, name="clarify"),
    path("requests/<str:reference>/approve/", steps.settle, name="approve"),
    path("requests/<str:reference>/produce/", steps.make_production, name="produce"),
    path("requests/<str:reference>/withdraw-link/", steps.withdraw, name="withdraw_link"),
    path("requests/<str:reference>/turn-away/", steps.turn_away, name="turn_away"),
    path("requests/<str:reference>/close/", steps.close, name="close"),
    path("handover/<str:token>/", handover.handover, name="handover"),
]
