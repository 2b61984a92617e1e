from django.urls import path

from mamori.people import views
from mamori.people.closed_days import views as closed_days
from mamori.people.imports import views as imports

app_name = "people"
urlpatterns = [
    path("", views.staff, name="staff"),
    path("posts/", views.posts, name="posts"),
    path("posts/give/", views.give, name="give_post"),
    path("posts/<uuid:pk>/end/", views.end, name="end_post"),
    path("committee/", views.committee, name="committee"),
    path("committee/join/", views.member, name="join_committee"),
    path("committee/name/", views.committee_name, name="committee_name"),
    path("committee/sign/", views.sign_structure, name="sign_structure"),
    path("classes/", views.all_classes, name="classes"),
    path("classes/<uuid:pk>/", views.one_class, name="class"),
    path("closed-days/", closed_days.closed_days, name="closed_days"),
    path("import/", imports.upload, name="import"),
    path("import/<uuid:pk>/columns/", imports.columns, name="import_columns"),
    path("import/<uuid:pk>/", imports.show, name="import_preview"),
    path("import/<uuid:pk>/apply/", imports.apply, name="import_apply"),
    path("import/<uuid:pk>/cancel/", imports.cancel, name="import_cancel"),
    path("import/<uuid:pk>/progress/", imports.follow, name="import_progress"),
    path("import/<uuid:pk>/result/", imports.result, name="import_result"),
]
