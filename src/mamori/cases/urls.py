from django.urls import path

from mamori.cases import views

app_name = "cases"
urlpatterns = [
    path("signs/new/", views.new_sign, name="new_sign"),
    path("cases/<uuid:pk>/", views.case, name="case"),
    path("cases/<uuid:pk>/shared/", views.shared, name="shared"),
    path("cases/<uuid:pk>/note/", views.note, name="note"),
    path("cases/<uuid:pk>/acknowledged/", views.acknowledged, name="acknowledged"),
    path("cases/<uuid:pk>/who-can-see/", views.sight, name="sight"),
    path("cases/<uuid:pk>/reads/", views.reads, name="reads"),
    path("cases/<uuid:pk>/reads/reviewed/", views.reviewed, name="reviewed"),
    path("glass/", views.glass, name="glass"),
]
