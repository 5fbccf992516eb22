from django.urls import path

from jurisdictions.assessments import views

app_name = "assessments"
urlpatterns = [
    path("assessments/", views.register, name="list"),
    path("assessments/new/", views.new, name="new"),
    path("assessments/compartments/", views.compartments, name="compartments"),
    path("assessments/compartments/<int:pk>/", views.compartment, name="compartment"),
    path("assessments/restricted/<str:reference>/", views.opening, name="opening"),
    path("assessments/<str:reference>/access/", views.access, name="access"),
    path("assessments/<str:reference>/record.json", views.export, name="export"),
    path("assessments/<str:reference>/", views.detail, name="detail"),
    path("assessments/<str:reference>/submit/", views.to_sign, name="submit"),
    path("assessments/<str:reference>/record/", views.record, name="record"),
    path("assessments/<str:reference>/template/", views.template, name="template"),
    path("assessments/<str:reference>/sign/", views.signing, name="sign"),
    path("assessments/<str:reference>/compare/", views.compare, name="compare"),
    path("assessments/<str:reference>/consents/", views.consents, name="consents"),
    path("assessments/<str:reference>/sources/", views.sources, name="sources"),
    path("assessments/<str:reference>/sources/<int:pk>/", views.source, name="source"),
    path("assessments/<str:reference>/sources/copies/<int:pk>/", views.copy, name="copy"),
    path("assessments/<str:reference>/changes/", views.changes, name="changes"),
    path("assessments/<str:reference>/snapshot/", views.snapshot, name="snapshot"),
    path("assessments/<str:reference>/figures/", views.own_figures, name="figures"),
    path("assessments/<str:reference>/drafts/", views.drafts, name="drafts"),
    path("assessments/<str:reference>/ratings/", views.ratings, name="ratings"),
    path("assessments/<str:reference>/ratings/<int:pk>/", views.rate, name="rate"),
    path("assessments/<str:reference>/matrix/", views.matrix, name="law_matrix"),
    path("assessments/<str:reference>/findings/<int:pk>/", views.by_number, name="finding_by_number"),
    path(
        "assessments/<str:reference>/findings/<int:provision>/<path:criterion>/",
        views.finding,
        name="finding",
    ),
    path(
        "assessments/<str:reference>/<str:section>/rows/<str:kind>/<str:number>/",
        views.row,
        name="row",
    ),
    path("assessments/<str:reference>/<str:section>/", views.section, name="section"),
]
