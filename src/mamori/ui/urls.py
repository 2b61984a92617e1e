from django.urls import path

from mamori.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.styleguide, name="styleguide"),
    path("door/", views.styleguide_door, name="styleguide-door"),
]
