from django.urls import URLPattern, path, register_converter

from mamori.publishing.views import channels, official


class ListingConverter:
    """The code of a school's public list: six letters or digits, in whatever case."""

    regex = "[0-9A-Za-z]{6}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class SpokenConverter(ListingConverter):
    """A language that the pages speak."""

    regex = "ja|vi|nl|en"


register_converter(ListingConverter, "listing")
register_converter(SpokenConverter, "spoken")

app_name = "publishing"
urlpatterns: list[URLPattern] = [
    # What is the school's own.
    path("channels/", channels.channels, name="channels"),
    path("channels/new/", channels.new, name="new_channel"),
    path("channels/list.pdf", channels.poster, name="channels_pdf"),
    path("channels/<uuid:pk>/", channels.channel, name="channel"),
    path("channels/<uuid:pk>/<slug:slug>/", channels.act, name="channel_act"),
    # For everybody.
    path("official/<listing:code>/", official.official, name="official_any"),
    path("official/<listing:code>/<spoken:language>/", official.official, name="official"),
]
