"""What happened at the demo school. Everybody and everything here is invented.

Days count school days back from today, so that the story is fresh whenever it is made.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """Somebody noticed something and recorded it."""

    key: str
    days: int
    time: str
    by: str
    about: tuple[str, ...]
    channel: str
    place: str
    words: str
    place_words: str = ""
    adults: tuple[str, ...] = ()
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Another observation to the same case."""

    key: str
    days: int
    time: str
    by: str
    channel: str
    words: str


@dataclass(frozen=True, slots=True)
class Read:
    """Somebody of the chain confirmed having read it."""

    key: str
    days: int
    time: str
    by: str


Event = Sign | Note | Read

SHOES = (
    Sign("shoes", 44, "15:40", "4-1", ("4-1-05",), "notebook", "in-school",
         "連絡帳に「上ばきがまた別の人のくつ箱に入っていた」と書いてあった。今月で三回目。"
         "本人は「だいじょうぶ」と言うが、朝、教室に入る前に立ち止まることがある。", "昇降口"),
    Read("shoes", 44, "16:05", "guidance"),
    Read("shoes", 44, "16:20", "vice"),
    Read("shoes", 44, "17:10", "principal"),
    Note("shoes", 43, "10:15", "nurse", "observation",
         "二時間目の途中で頭痛を訴えて来室。熱はない。くつの話になると黙った。十五分ほど休んで教室に戻った。"),
    Note("shoes", 41, "16:30", "4-2", "other-pupil",
         "となりのクラスの児童から「休み時間に三人で笑いながらくつを動かしているのを見た」と聞いた。"),
    Note("shoes", 30, "15:50", "4-1", "observation",
         "この二週間、くつのことは起きていない。休み時間は図書室で友だち二人とすごしている。"),
)  # fmt: skip
TEASING = (
    Sign("teasing", 19, "12:50", "2-2", ("2-2-03", "2-2-08"), "observation", "in-school",
         "給食の時間、片方の児童の話し方をもう一人がまね、まわりの数人が笑った。"
         "その場で止めた。まねされた児童は給食を半分残した。", "2年2組の教室"),
    Read("teasing", 19, "15:20", "vice"),
    Read("teasing", 18, "8:05", "guidance"),
    Note("teasing", 12, "15:10", "2-2", "interview",
         "二人それぞれと話した。まねされた児童は「きのうは言われなかった」と話した。来週もう一度聞く。"),
)  # fmt: skip
CHAT = (
    Sign("chat", 6, "17:25", "office", ("6-1-02",), "guardian", "online",
         "保護者から電話。学級の数人のグループで、本人の写真に落書きしたものが回っていると、"
         "夕べ本人が泣きながら見せたとのこと。画面の写しを残してもらうようお願いした。",
         "児童どうしのグループチャット"),
    Read("chat", 6, "17:40", "6-1"),
    Read("chat", 6, "18:00", "principal"),
    Note("chat", 5, "8:10", "6-1", "observation",
         "朝の会の前、本人は保健室で待っていた。グループに入っている児童の名前は保護者から聞いた。"),
)  # fmt: skip
THIS_WEEK = (
    Sign("infirmary", 2, "11:35", "nurse", ("5-2-07",), "observation", "in-school",
         "今週三回目の来室。すべて体育の前。「着がえるときに何か言われる」とだけ話した。"
         "だれに、とは言わなかった。", "保健室"),
    Read("infirmary", 1, "8:20", "guidance"),
    Sign("named", 3, "16:15", "support", ("3-1-09",), "observation", "in-school",
         "音楽の時間、一人だけ立たせたまま合奏を続けさせ、みんなの前で「またきみか」と言っていた。"
         "児童は放課後、帰りたくないと言った。", "音楽室", adults=("music",)),
    Sign("today", 0, "8:15", "1-1", ("1-1-04",), "observation", "in-school",
         "登校したとき、ランドセルに大きな足あとがついていた。「ころんだ」と言うが、"
         "うしろを歩いていた児童たちのほうを見ていた。", "正門の前"),
)  # fmt: skip

EVENTS: tuple[Event, ...] = (*SHOES, *TEASING, *CHAT, *THIS_WEEK)
