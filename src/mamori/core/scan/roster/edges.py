"""Whether a name that stands in a row of Japanese letters begins and ends there.

Japanese parts no words, so what stands beside a name has to tell: 林明子 is not in 小林明子, and is
in 担任林明子さん. Each function returns how much of the confidence is left, 0 for none.
"""

import re

_KANJI = re.compile(r"[㐀-䶿一-鿿豈-﫿々〆〻\U00020000-\U0003ffff]")
_HIRAGANA = re.compile(r"[ぁ-ゖゝゞ]")
_KATAKANA = re.compile(r"[ァ-ヺーヽヾｦ-ﾟ\u3099\u309a]")

# Kanji that end a word which is said before a name: 三年一組, 担任, 校長, 氏名, 生徒, 娘.
_BEFORE = frozenset("組番任長名者童徒諭師員担日月年君様妹弟姉兄父母娘子男女氏故級回位才人客生頭")
_TITLES = ("校長", "部長", "会長", "園長", "市長", "課長", "班長", "団長", "議長", "学長")
# What is said after a name without a space between.
_AFTER = re.compile(
    r"さん|くん|君|ちゃん|さま|様|氏|殿|先生|選手|生徒|児童|園児|校長|教頭|教諭|助教諭|委員|会長|副|部長|"
    r"代表|著|作|役|談|撮影|一家|一同|夫妻|[一二三四五六]年|他|外|等|共|方|宛|担任|主任|保護者|父|母|兄|弟|姉|"
    r"妹|両|組|宅|容疑|被告|監督|教授|博士|医師|記者|主将|欠席|出席|遅刻|早退|提出|在籍|転|男|女"
)
_KANA_AFTER = re.compile(
    r"サン|クン|チャン|サマ|センセイ|コーチ|せんせい|さん|くん|ちゃん|さま|たち|です|でし|だ|は|が|の|を|に|へ|と|も|"
    r"で|や|か|よ|など|まで|から|より|って|ね"
)
_CALLED = re.compile(r"[ \u3000]?(?:さん|くん|君|ちゃん|さま|様|先生|せんせい|サン|クン)")
_PARTICLES = frozenset("はがのをにへともでや")
# What makes a given name of one kanji another, longer one: 明 → 明子, 翔 → 翔太, 健 → 健一.
_LONGER = frozenset(
    "子美代江恵香奈菜乃音花佳郎朗太介助輔平也哉斗人仁之樹希貴志司吾悟生一二三男夫雄彦紀里理梨沙紗衣依織穂葉世"
    "実未海馬真磨摩丸那央帆歩月々ヶ"
)
_LONGEST = frozenset("子郎朗美恵香江絵花々")  # and of one of two: 真由 → 真由美
# Family names that end in another one, as far as they are common.
_LONGER_FAMILIES = """
小林 大林 若林 平林 上林 中林 神林 栗林 竹林 高林 西林 東林 北林 南林 松林 大森 小森 藤森 三森
高森 金森 中森 大原 小原 中原 上原 下原 石原 松原 萩原 荻原 菅原 河原 川原 藤原 桑原 栗原 前原
西原 北原 南原 杉原 吉原 宮原 柳原 篠原 相原 笠原 梶原 榊原 江原 海老原 大河原 大西 小西 中西
今西 葛西 河西 大東 大北 小島 大島 中島 川島 田島 北島 大関 大橋 高橋 石橋 本橋 三橋 板橋 倉橋
市橋 土橋 大谷 小谷 中谷 水谷 熊谷 渋谷 長谷 神谷 古谷 桐谷 大沢 小沢 中沢 大堀 小堀 大塚 小塚
中塚 平塚 石塚 飯塚 犬塚 手塚 赤塚 大辻 大池 小池 菊池 大城 小城 宮城 大宮 小宮 二宮 大滝 大坪
大畑 小畑 高畑 大竹 小竹 大杉 小杉 上杉 大泉 小泉 今泉 古泉 大浜 小浜 大槻 高月 大岡 小岡 平岡
小川 大川 中川 北川 西川 石川 荒川 古川 細川 長谷川 小早川 大井川 小山 大山 中山 横山 青山 丸山
村山 遠山 小田 大田 太田 中田 吉田 山田 小山田 小野田 小田中 大久保 小久保 大川原 小川原 小石川
大田原 小田原 小山内 大和田 五十嵐 小田島 小野島 小野寺 小木曽 大須賀 横須賀 中野山 上野山
大河内 大井 小井 石井 荒井 新井 酒井 大野 小野 中野 上野 天野 宇野 佐野 平野 長野 河野 星野
矢野 牧野 浅野 大村 中村 西村 木村 野村 小松 大松 高松 赤松 松本 大本 小本 岩本 大内 小内 大木
小木 鈴木 青木 佐々木 大石 小石 大場 小場 馬場 大平 小平 大貫 小貫 大谷川 新谷 大倉 小倉 大越
大友 大下 木下 大江 大柳 小柳 青柳 高柳 大崎 小崎 尾崎 山崎 大庭 小菅 大菅 大政 古賀 志賀 有賀
大南 小南 大野木 小野木 小田部 長谷部 小久江 大道 小道
"""
_FAMILIES = frozenset(_LONGER_FAMILIES.split())


def called(text: str, end: int) -> bool:
    """Tell whether somebody is called by the name that ends there: さん, くん, 先生."""
    return bool(_CALLED.match(text, end))


def left(text: str, start: int, family: str, length: int, *, firm: bool = False) -> float:
    """Tell how surely a Japanese name of so many letters that starts there starts there.

    `firm` says that something else than its letters shows it to be a name.
    """
    if not start:
        return 1.0
    before, first = text[start - 1], text[start]
    if _KANJI.match(first):
        return _left_of_kanji(text, start, family, length) if _KANJI.match(before) else 1.0
    if _KATAKANA.match(first):
        return 0.0 if _KATAKANA.match(before) else 1.0
    if _HIRAGANA.match(before) or _KANJI.match(before):
        particle = before in _PARTICLES or before in _BEFORE
        return 0.8 if particle and (firm or length > 5) else 0.0
    return 1.0


def _left_of_kanji(text: str, start: int, family: str, length: int) -> float:
    if text[max(0, start - 2) : start] in _TITLES:
        return 1.0
    if any(text[max(0, start - more) : start] + family in _FAMILIES for more in (1, 2)):
        return 0.0
    if text[start - 1] in _BEFORE:
        return 1.0 if length > 2 else 0.6
    return 0.0 if length < 3 else 0.45 if len(family) == 1 else 0.9


def right(text: str, end: int, given: str, length: int) -> float:
    """Tell how surely a Japanese name of so many letters that ends there ends there."""
    if end >= len(text):
        return 1.0
    last, after = text[end - 1], text[end]
    if _KANJI.match(last):
        return _right_of_kanji(text, end, given, length)
    if _KATAKANA.match(last):
        return 0.0 if _KATAKANA.match(after) and not _KANA_AFTER.match(text, end) else 1.0
    if _HIRAGANA.match(last) and _HIRAGANA.match(after):
        return (1.0 if length > 5 else 0.8) if _KANA_AFTER.match(text, end) else 0.0
    return 1.0


def _right_of_kanji(text: str, end: int, given: str, length: int) -> float:
    after = text[end]
    if after in "々ヶ":
        return 0.0
    if not _KANJI.match(after) or _AFTER.match(text, end):
        return 1.0
    if after in (_LONGER if len(given) == 1 else _LONGEST):
        return 0.0
    return 0.0 if length < 3 else 0.45 if len(given) == 1 else 0.8
