from django.urls import path

from mamori.site.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.shoes, name="shoes"),
    path("step-in/", views.step_in, name="step_in"),
    path("clock/", views.move_clock, name="clock"),
]
