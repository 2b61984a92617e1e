from django.urls import path, register_converter

from mamori.door.views import (
    coming_back,
    letting_read,
    passing_on,
    public,
    talks,
    telling,
    windows,
)


class CodeConverter:
    """The code of a door: six letters or digits, in whatever case somebody types them."""

    regex = "[0-9A-Za-z]{6}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class TongueConverter:
    """A language that the pages speak."""

    regex = "ja|vi|nl|en"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "code")
register_converter(TongueConverter, "tongue")

app_name = "door"
urlpatterns = [
    # The school's own side.
    path("staff/talks/", talks.talks, name="talks"),
    path("staff/talks/numbers/", talks.numbers, name="numbers"),
    path("staff/talks/pile/", talks.looked_through, name="looked_through"),
    path("staff/talks/<uuid:pk>/", talks.talk, name="talk"),
    path("staff/talks/<uuid:pk>/answer/", talks.answer, name="answer"),
    path("staff/talks/<uuid:pk>/take-up/", talks.take_up, name="take_up"),
    path("staff/talks/<uuid:pk>/sign/", passing_on.make_sign, name="make_sign"),
    path("staff/talks/<uuid:pk>/case/", passing_on.join, name="join"),
    path("staff/talks/<uuid:pk>/let-read/", letting_read.let_read, name="let_read"),
    path("staff/talks/<uuid:pk>/files/<uuid:file>/", talks.file, name="file"),
    path("staff/talks/<uuid:pk>/who-can-see/", talks.sight, name="sight"),
    path("staff/address/", windows.address, name="address"),
    path("staff/poster.pdf", windows.poster, name="poster"),
    path("staff/windows/", windows.publish, name="publish"),
    path("staff/lines/", windows.lines_checked, name="lines_checked"),
    path("staff/receipt/<str:stream>/", windows.give_receipt, name="give_receipt"),
    # For everybody.
    path("at/<uuid:pk>/", public.at, name="at"),
    path("<code:code>/", telling.front, name="front_any"),
    path("<code:code>/<tongue:language>/", telling.front, name="front"),
    path("<code:code>/<tongue:language>/talk/", coming_back.back, name="back"),
    path("<code:code>/<tongue:language>/talk/more/", coming_back.more, name="more"),
    path("<code:code>/<tongue:language>/slip/", telling.slip, name="slip"),
    path("<code:code>/<tongue:language>/proof/", telling.proof, name="proof"),
    path("<code:code>/<tongue:language>/windows/", public.windows, name="windows"),
    path("<code:code>/<tongue:language>/families/", public.families, name="families"),
]
