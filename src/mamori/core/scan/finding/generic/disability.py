"""Disability of a person, and the support that tells of one."""

from mamori.core.scan.finding.caring import caring

_JAPANESE = (
    "障害者手帳 療育手帳 発達障害 自閉症 自閉スペクトラム アスペルガー adhd asd 学習障害"
    " 知的障害 身体障害 聴覚障害 視覚障害 情緒障害"
    " 特別支援学級 特支級 支援級 通級 難聴 弱視 車いす 車椅子 ダウン症 場面緘黙 吃音 肢体不自由"
    " 障がい"
)
_VIETNAMESE = (
    "khuyết tật|tự kỷ|tăng động|chậm phát triển|khiếm thị|khiếm thính|hội chứng down|xe lăn|học"
    " hòa nhập"
    "|chậm nói|bại não"
)
_DUTCH = (
    "autisme|autistisch|autistische|adhd|dyslexie|dyslectisch|dyslectische|dyscalculie"
    "|beperking|rolstoel|slechthorend|slechthorende|slechtziend|slechtziende|gehandicapt"
    "|gehandicapte|syndroom van down|zorgindicatie|cluster 4|tos-leerling"
    "|licht verstandelijk beperkt|licht verstandelijke beperking"
)
_ENGLISH = (
    "autistic|autism|adhd|dyslexia|dyslexic|dyscalculia|dyscalculic|disability|disabilities"
    "|disabled|wheelchair|special educational needs|ehcp|down syndrome|down's syndrome"
    "|hearing impaired|hearing impairment|visually impaired|visual impairment|cerebral palsy"
    "|learning difficulty|learning difficulties"
)
WORDS = (*_JAPANESE.split(), *f"{_VIETNAMESE}|{_DUTCH}|{_ENGLISH}".split("|"))
TITLES = ("障害", "手帳", "特別支援", "支援区分", "zorgniveau", "sen", "send")
FINDERS = caring("disability", tuple(dict.fromkeys(WORDS)), TITLES)
