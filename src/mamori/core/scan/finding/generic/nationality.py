"""The nationality, origin or residence status of a person."""

from mamori.core.scan.finding.caring import caring

_JAPANESE = (
    "外国籍 中国籍 韓国籍 朝鮮籍 ブラジル国籍 ベトナム国籍 フィリピン国籍 ネパール国籍 国籍"
    " 在留資格 在留カード 在留期間 難民 無国籍 不法滞在 帰化"
    " 日本語指導が必要 外国にルーツ"
)
_VIETNAMESE = (
    "quốc tịch|dân tộc thiểu số|người dân tộc|không quốc tịch|tị nạn|thẻ tạm trú|nhập tịch"
)
_DUTCH = (
    "nationaliteit|statushouder|statushouders|vluchteling|vluchtelingen|asielzoeker|asielzoekers"
    "|verblijfsvergunning|verblijfsstatus|ongedocumenteerd|ongedocumenteerde|geboorteland"
)
_ENGLISH = (
    "nationality|refugee|refugees|asylum seeker|asylum seekers|asylum-seeker|asylum"
    "|immigration status|residence permit|undocumented|ethnicity|citizenship"
)
WORDS = (*_JAPANESE.split(), *f"{_VIETNAMESE}|{_DUTCH}|{_ENGLISH}".split("|"))
TITLES = (
    "出身国",
    "母国",
    "dân tộc",
    "land van herkomst",
    "herkomst",
    "ethnic",
    "country of birth",
)
FINDERS = caring("nationality", WORDS, TITLES)
