from django.urls import URLPattern, path, register_converter

from mamori.publishing.views import (
    apart,
    channels,
    deciding,
    marks,
    official,
    patrol,
    posts,
    releases,
    sheet_papers,
    sheets,
    sweep,
    takedown,
)


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
    # What somebody wants to let out.
    path("releases/", releases.releases, name="releases"),
    path("releases/new/", releases.bring, name="bring"),
    path("releases/<uuid:pk>/", releases.release, name="release"),
    path("releases/<uuid:pk>/progress/", releases.progress, name="release_progress"),
    path("releases/<uuid:pk>/who-can-see/", releases.sight, name="release_sight"),
    path("releases/<uuid:pk>/out/", deciding.let_out, name="release_out"),
    path("releases/<uuid:pk>/approve/", deciding.approve, name="release_approve"),
    path("releases/<uuid:pk>/refuse/", deciding.refuse, name="release_refuse"),
    path("releases/<uuid:pk>/stop/", deciding.stop, name="release_stop"),
    path("releases/<uuid:pk>/again/", deciding.again, name="release_again"),
    path("releases/<uuid:pk>/withdraw/", deciding.withdraw, name="release_withdraw"),
    path("releases/<uuid:pk>/<int:number>/copy/", deciding.copy, name="release_copy"),
    path("releases/<uuid:pk>/<int:number>/take/", deciding.take, name="release_take"),
    path("releases/<uuid:pk>/<int:number>/kept/", deciding.kept, name="release_kept"),
    path("releases/<uuid:pk>/<int:number>/pages/", deciding.pages, name="release_pages"),
    path("releases/<uuid:pk>/<int:number>/apart/", apart.of_release, name="release_apart"),
    path(
        "releases/<uuid:pk>/<int:number>/pages/<int:page>.png",
        deciding.page,
        name="release_page",
    ),
    # What is the school's own.
    path("channels/", channels.channels, name="channels"),
    path("channels/new/", channels.new, name="new_channel"),
    path("channels/list.pdf", channels.poster, name="channels_pdf"),
    path("channels/<uuid:pk>/", channels.channel, name="channel"),
    path("channels/<uuid:pk>/<slug:slug>/", channels.act, name="channel_act"),
    # What others write, where everybody can read it.
    path("patrol/", patrol.patrol, name="patrol"),
    path("patrol/plan/", patrol.plan, name="patrol_plan"),
    path("patrol/words/", patrol.words, name="patrol_words"),
    path("patrol/now/", patrol.look_now, name="patrol_now"),
    path("patrol/by-hand/", patrol.by_hand, name="patrol_by_hand"),
    path("patrol/pages/new/", patrol.new_page, name="new_patrol_page"),
    path("patrol/pages/<uuid:pk>/", patrol.page, name="patrol_page"),
    path("patrol/pages/<uuid:pk>/drop/", patrol.drop_page, name="drop_page"),
    path("patrol/rounds/<uuid:pk>/", patrol.round, name="round"),
    path("patrol/rounds/<uuid:pk>/held/", patrol.hold, name="hold_round"),
    path("patrol/rounds/<uuid:pk>/found/", posts.tell, name="tell_in"),
    path("patrol/posts/new/", posts.tell, name="tell"),
    path("patrol/posts/<uuid:pk>/", posts.post, name="post"),
    path("patrol/posts/<uuid:pk>/look/", posts.look, name="post_look"),
    path("patrol/posts/<uuid:pk>/sign/", posts.sign, name="post_sign"),
    path("patrol/posts/<uuid:pk>/who-can-see/", posts.sight, name="post_sight"),
    path("patrol/posts/<uuid:pk>/pictures/<uuid:file>/", posts.picture, name="post_picture"),
    path("patrol/posts/<uuid:pk>/<slug:slug>/", posts.act, name="post_act"),
    # What collects something, and what must not come back.
    path("sheets/", sheets.sheets, name="sheets"),
    path("sheets/new/", sheets.new, name="new_sheet"),
    path("sheets/<uuid:pk>/", sheets.sheet, name="sheet"),
    path("sheets/<uuid:pk>/change/", sheets.change, name="change_sheet"),
    path("sheets/<uuid:pk>/apart/", apart.of_sheet, name="sheet_apart"),
    path("sheets/<uuid:pk>/file/", sheet_papers.file, name="sheet_file"),
    path("sheets/<uuid:pk>/letter/", sheet_papers.letter, name="sheet_letter"),
    path("sheets/<uuid:pk>/stop/", sheet_papers.stop, name="stop_sheet"),
    path("sheets/<uuid:pk>/withdraw/", sheet_papers.withdraw, name="withdraw_sheet"),
    path("sheets/<uuid:pk>/<slug:slug>/", sheets.act, name="sheet_act"),
    path("withdrawn/", marks.marks, name="marks"),
    path("withdrawn/new/", marks.new, name="new_mark"),
    path("withdrawn/<uuid:pk>/", marks.mark, name="mark"),
    path("withdrawn/<uuid:pk>/<slug:slug>/", marks.act, name="mark_act"),
    # What is looked through, and what must come down.
    path("sweeps/", sweep.sweeps, name="sweeps"),
    path("sweeps/policy/", sweep.policy, name="policy_place"),
    path("sweeps/new/<slug:place>/", sweep.new, name="new_sweep"),
    path("sweeps/<uuid:pk>/", sweep.sweep, name="sweep"),
    path("sweeps/<uuid:pk>/change/", sweep.change, name="change_sweep"),
    path("sweeps/<uuid:pk>/begin/", sweep.begin, name="begin_sweep"),
    path("sweeps/<uuid:pk>/end/", sweep.end, name="end_sweep"),
    path("takedowns/", takedown.takedowns, name="takedowns"),
    path("takedowns/new/", takedown.new, name="new_takedown"),
    path("takedowns/<uuid:pk>/", takedown.takedown, name="takedown"),
    path("takedowns/<uuid:pk>/look/", takedown.look, name="look_takedown"),
    path("takedowns/<uuid:pk>/who-can-see/", takedown.sight, name="takedown_sight"),
    path("takedowns/<uuid:pk>/<slug:slug>/", takedown.act, name="takedown_act"),
    # For everybody.
    path("official/<listing:code>/", official.official, name="official_any"),
    path("official/<listing:code>/<spoken:language>/", official.official, name="official"),
]
