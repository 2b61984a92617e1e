from django.urls import path

from mamori.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.today, name="today"),
    path("search/", views.search, name="search"),
    path("cases/", views.cases, name="cases"),
    path("school/", views.school, name="school"),
    path("children/<uuid:pk>/", views.child, name="child"),
    path("children/<uuid:pk>/chronology.pdf", views.child_chronology, name="child_chronology"),
]
