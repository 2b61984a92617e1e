from django.urls import path

from mamori.people.accounts import views

app_name = "accounts"
urlpatterns = [
    path("<uuid:pk>/invite/", views.invite, name="invite"),
    path("<uuid:pk>/start-over/", views.start_over, name="start_over"),
]
