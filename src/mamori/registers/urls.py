from django.urls import path

from mamori.registers.views import partners, records

app_name = "registers"
urlpatterns = [
    path("", records.registers, name="registers"),
    path("partners/", partners.partners, name="partners"),
    path("partners/<uuid:pk>/drop/", partners.drop, name="drop_partner"),
    path("records/<uuid:pk>/", records.record, name="record"),
    path("records/<uuid:pk>/who-can-see/", records.sight, name="sight"),
    path("records/<uuid:pk>/<slug:slug>/", records.act, name="act"),
    path("<slug:type>/", records.register, name="register"),
    path("<slug:type>/new/", records.new, name="new"),
]
