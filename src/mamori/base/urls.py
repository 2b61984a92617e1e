from django.urls import path

from mamori.base import views

app_name = "drafts"
urlpatterns = [
    path("", views.keep, name="keep"),
    path("throw-away/", views.throw_away, name="throw_away"),
]
