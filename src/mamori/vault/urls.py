from django.urls import path

from mamori.vault.views import records, sign_in

app_name = "vault"
urlpatterns = [
    path("", records.vault, name="vault"),
    path("records/<uuid:pk>/", records.record, name="record"),
    path("records/<uuid:pk>/who-can-see/", records.sight, name="sight"),
    path("records/<uuid:pk>/sign-in/", sign_in.sign_in, name="sign_in"),
    path("records/<uuid:pk>/<slug:slug>/", records.act, name="act"),
    path("<slug:type>/", records.shelf, name="shelf"),
    path("<slug:type>/new/", records.new, name="new"),
]
