"""What happened at the demo school. Everybody and everything here is invented.

Days count school days back from today, so that the story is fresh whenever it is made.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


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


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody took a step of the case."""

    key: str
    days: int
    time: str
    by: str
    step: str
    about: tuple[str, ...] = ()
    codes: Mapping[str, str | list[str]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    behind: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()


Event = Sign | Note | Read | Step

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
HURT, OTHER = ("2-2-03",), ("2-2-08",)
THREE = ("guidance", "principal", "nurse")
TEASING_JUDGED = (
    Step("teasing", 18, "16:10", "guidance", "meet", codes={"type": "emergency"}, behind=THREE,
         words={"time": "15:45", "discussed": "給食の時間のことと、ふだんの二人の関係を確かめた。",
                "decided": "今日のうちに二人から別々に話を聞く。"}),
    Step("teasing", 18, "16:20", "guidance", "name-participant", HURT, {"layer": "victim"},
         {"why": "話し方をまねされ、給食を残した。"}),
    Step("teasing", 18, "16:21", "guidance", "name-participant", OTHER, {"layer": "actor"},
         {"why": "まねをしたところを担任が見た。"}),
    Step("teasing", 17, "10:20", "2-2", "interview", HURT, {"with": "victim"},
         {"said": "「前からときどき言われる。やめてと言っても笑われる」と話した。",
          "seen": "話すあいだ、ずっと下を向いていた。"}),
    Step("teasing", 17, "13:10", "2-2", "interview", OTHER, {"with": "other-child"},
         {"said": "「みんなが笑うから」と言った。相手の気持ちを聞くと黙り、うなずいた。"}),
    Step("teasing", 17, "15:40", "2-2", "record-act", (*HURT, *OTHER),
         {"form": ["1"], "danger": "no"},
         {"happened": "給食の時間に、話し方をまねして笑った。"}),
    Step("teasing", 17, "16:30", "guidance", "establish-facts", codes={"result": "fact"},
         words={"found": "担任が見たことと、二人の話が合っている。"}, behind=THREE),
    Step("teasing", 17, "17:40", "2-2", "contact", HURT,
         {"with": "victim-guardian", "way": "home-visit",
          "assurances": ["protect-fully", "keep-secrets", "facts"]},
         {"explained": "あったことを伝え、学校が守り通すことと、秘密を守ることを約束した。",
          "statement": "「家では何も言わなかった。よく見ていてほしい」とのこと。"}),
    Step("teasing", 16, "8:20", "principal", "tell-board-result", HURT,
         {"type": "result", "result": "fact"},
         {"known": "給食の時間に、話し方をまねするからかいがあった。",
          "measures": "二人から話を聞き、保護者に伝えた。", "planned": "見守りを続ける。"}),
    Step("teasing", 16, "16:00", "guidance", "assess-definition",
         codes={"result": "bullying"}, behind=THREE,
         words={"observation": "話すあいだ下を向き、給食を残した。"},
         filled=("pupil", "relation", "effect", "pain", "observation")),
    Step("teasing", 16, "16:10", "guidance", "recognise", codes={"soft": "yes"}, behind=THREE,
         words={"why": "くり返しがあり、本人がつらいと感じている。早く気づき、止められた。"}),
    Step("teasing", 16, "16:30", "guidance", "make-plan", HURT,
         {"for": "victim", "parts": ["support", "sharing", "roles"]},
         {"support": "給食と休み時間に、担任か支援員がそばにいる。",
          "sharing": "学年の教職員と養護教諭に伝える。",
          "roles": "声かけは担任、様子の記録は養護教諭、保護者への連絡は学年主任。"},
         THREE, ("support", "sharing", "roles")),
    Step("teasing", 16, "16:40", "guidance", "assign-watch", HURT, {"of": "victim"},
         {"when": "登校のとき、給食、昼休み"}, ("2-2", "nurse")),
    Step("teasing", 15, "12:55", "2-2", "take-measure", OTHER,
         {"for": "other-child", "type": "talk"},
         {"done": "まねをされるとどんな気持ちになるかを、いっしょに考えた。"}, ("2-2", "guidance")),
    Step("teasing", 8, "15:30", "nurse", "note-watch", HURT, {"of": "victim"},
         {"seen": "給食は全部食べた。昼休みは二人の友だちと校庭にいた。"}),
    Step("teasing", 3, "15:20", "2-2", "note-watch", HURT, {"of": "victim"},
         {"seen": "朝の会で自分から手をあげて話した。"}),
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

EVENTS: tuple[Event, ...] = (*SHOES, *TEASING, *TEASING_JUDGED, *CHAT, *THIS_WEEK)
