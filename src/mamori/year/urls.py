from django.urls import URLPattern

app_name = "year"
urlpatterns: list[URLPattern] = []
