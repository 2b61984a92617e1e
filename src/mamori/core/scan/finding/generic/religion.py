"""The religion of a person."""

from mamori.core.scan.finding.caring import caring

_JAPANESE = (
    "イスラム教 ムスリム ハラール ハラル キリスト教 クリスチャン カトリック 仏教徒 エホバの証人"
    " 創価学会 ヒンドゥー教 ヒンズー教 信者 信仰 宗教上"
)
_VIETNAMESE = "phật giáo|công giáo|thiên chúa giáo|tin lành|hồi giáo|cao đài|hòa hảo|theo đạo"
_DUTCH = (
    "moslim|moslima|islamitisch|islamitische|katholiek|katholieke|gereformeerd|gereformeerde"
    "|protestants|protestantse|joods|joodse|hindoe|hindoeïstisch|boeddhist|boeddhistisch"
    "|jehova's getuige|jehova's getuigen|ramadan"
)
_ENGLISH = (
    "muslim|islamic|a christian|is christian|are christian|practising christian|christian family"
    "|catholic|protestant|jewish|hindu|buddhist|jehovah's witness|jehovah's witnesses|sikh|halal"
)
WORDS = (*_JAPANESE.split(), *f"{_VIETNAMESE}|{_DUTCH}|{_ENGLISH}".split("|"))
TITLES = ("宗教", "tôn giáo", "religie", "geloof", "godsdienst", "religion", "faith")
FINDERS = caring("religion", WORDS, TITLES)
