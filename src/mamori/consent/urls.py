"""Addresses of this room. Those that begin with `letter/` need no account."""

from django.urls import path

from mamori.consent.views import asking, deciding, papers, reading, seeing

app_name = "consent"
urlpatterns = [
    path("", seeing.askings, name="askings"),
    path("ask/", asking.ask, name="ask"),
    path("not-shown/", seeing.not_shown, name="not_shown"),
    path("not-shown/pdf/", papers.not_shown_pdf, name="not_shown_pdf"),
    path("people/<uuid:pk>/", seeing.person, name="person"),
    path("people/<uuid:pk>/records.json", papers.person_records, name="person_records"),
    path("people/<uuid:pk>/erase/", deciding.erase, name="erase"),
    path("<uuid:pk>/", seeing.asking, name="asking"),
    path("<uuid:pk>/letters/", papers.letters, name="letters"),
    path("<uuid:pk>/remind/", asking.remind, name="remind"),
    path("<uuid:pk>/records.json", papers.records, name="records"),
    path("<uuid:pk>/people/<uuid:person>/", deciding.enter, name="enter"),
    path("letter/<str:token>/", reading.answer, name="answer"),
    path("letter/<str:token>/receipt.pdf", reading.receipt_pdf, name="receipt_pdf"),
    path("letter/<str:token>/receipt.json", reading.receipt_json, name="receipt_json"),
]
