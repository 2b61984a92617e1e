"""Names for people who do not exist: common family and given names, put together by chance.

Faker would do it too, but it is a tool of the developers, and the demo runs without them.
"""

import random
from collections.abc import Iterator
from itertools import product

FAMILY = """
佐藤 サトウ 鈴木 スズキ 高橋 タカハシ 田中 タナカ 伊藤 イトウ 渡辺 ワタナベ 山本 ヤマモト
中村 ナカムラ 小林 コバヤシ 加藤 カトウ 吉田 ヨシダ 山田 ヤマダ 佐々木 ササキ 山口 ヤマグチ
松本 マツモト 井上 イノウエ 木村 キムラ 林 ハヤシ 斎藤 サイトウ 清水 シミズ 山崎 ヤマザキ
森 モリ 池田 イケダ 橋本 ハシモト 阿部 アベ 石川 イシカワ 山下 ヤマシタ 中島 ナカジマ
前田 マエダ 藤田 フジタ 後藤 ゴトウ 小川 オガワ 岡田 オカダ 長谷川 ハセガワ 村上 ムラカミ
近藤 コンドウ 石井 イシイ 坂本 サカモト 遠藤 エンドウ 青木 アオキ 西村 ニシムラ 福田 フクダ
太田 オオタ 三浦 ミウラ 岡本 オカモト 松田 マツダ 中川 ナカガワ 中野 ナカノ 原田 ハラダ
小野 オノ
"""
GIRLS = """
葵 アオイ 陽菜 ヒナ 結衣 ユイ 凛 リン 芽依 メイ 咲良 サクラ 美月 ミツキ 紬 ツムギ 花 ハナ
莉子 リコ 心春 コハル 彩乃 アヤノ 真央 マオ 千夏 チナツ 楓 カエデ 琴音 コトネ 詩 ウタ
七海 ナナミ 和花 ノドカ 杏 アン 風香 フウカ 沙季 サキ
"""
BOYS = """
蓮 レン 陽翔 ハルト 湊 ミナト 大翔 ヒロト 悠真 ユウマ 樹 イツキ 颯太 ソウタ 朝陽 アサヒ
律 リツ 新 アラタ 海斗 カイト 健太 ケンタ 拓海 タクミ 直樹 ナオキ 翔 ショウ 陸 リク
駿 シュン 光 ヒカル 悠人 ユウト 航 ワタル 大地 ダイチ 圭吾 ケイゴ
"""
WOMEN = """
直子 ナオコ 恵 メグミ 由美 ユミ 裕子 ユウコ 久美子 クミコ 智子 トモコ 真理 マリ 明美 アケミ
純子 ジュンコ 典子 ノリコ
"""
MEN = """
誠 マコト 隆 タカシ 浩二 コウジ 和也 カズヤ 剛 ツヨシ 修 オサム 大輔 ダイスケ 健一 ケンイチ
徹 トオル 学 マナブ
"""
SEED = 2026

Part = tuple[str, str]  # as written, and how it is read
Name = tuple[Part, Part]  # family and given


def _parts(text: str) -> list[Part]:
    words = text.split()
    return list(zip(words[::2], words[1::2], strict=True))


class Names:
    """Hands out names, the same ones in the same order every time, no full name twice."""

    def __init__(self) -> None:
        """Shuffle with a fixed seed."""
        self._chance = random.Random(SEED)  # noqa: S311 -- for invented names, not for secrets
        self._families = _parts(FAMILY)
        self._pairs = {
            "girl": self._shuffled(GIRLS),
            "boy": self._shuffled(BOYS),
            "woman": self._shuffled(WOMEN),
            "man": self._shuffled(MEN),
        }

    def next(self, whose: str) -> Name:
        """Return the name of the next `girl`, `boy`, `woman` or `man`."""
        return next(self._pairs[whose])

    def relative(self, of: Name, whose: str) -> Name:
        """Return the name of a `woman` or `man` of the same family."""
        return of[0], self._chance.choice(_parts({"woman": WOMEN, "man": MEN}[whose]))

    def _shuffled(self, given: str) -> Iterator[Name]:
        pairs = list(product(self._families, _parts(given)))
        self._chance.shuffle(pairs)
        return iter(pairs)
