"""Illness, medicine and treatment of a person."""

from mamori.core.scan.finding.caring import caring

_JAPANESE = (
    "喘息 ぜんそく てんかん 糖尿病 心疾患 心臓病 腎臓病 アレルギー アナフィラキシー エピペン"
    " 既往症 持病 服薬 内服 うつ病 抑うつ 適応障害"
    " 起立性調節障害 不安障害 パニック障害 摂食障害 拒食症 統合失調症 入院 通院 妊娠 白血病"
    " 小児がん 感染症 陽性 手術 自傷 リストカット 自殺未遂"
    " インスリン 発作 PTSD".casefold()
)
_VIETNAMESE = (
    "hen suyễn|hen phế quản|động kinh|tiểu đường|đái tháo đường|bệnh tim|tim bẩm sinh|dị ứng"
    "|trầm cảm|viêm gan|hiv"
    "|mang thai|ung thư|nhập viện|nằm viện|rối loạn lo âu|tự gây thương tích|bệnh nền|điều trị"
    " tâm lý|sốc phản vệ"
)
_DUTCH = (
    "astma|epilepsie|epileptisch|epileptische|diabetes|suikerziekte|allergie|allergieën|allergisch"
    "|allergische|notenallergie|pindaallergie|pinda-allergie|melkallergie|koemelkallergie"
    "|voedselallergie|medicatie|medicijnen|ritalin|methylfenidaat|depressie|depressief|depressieve"
    "|eetstoornis|anorexia|zwanger|hartafwijking|kanker|leukemie|ziekenhuis|angststoornis"
    "|automutilatie|insuline|epipen|psycholoog|psychiater|coeliakie"
)
_ENGLISH = (
    "asthma|asthmatic|epilepsy|epileptic|diabetic|diabetes|allergy|allergies|allergic|medication"
    "|depression|depressed|eating disorder|pregnant|pregnancy|heart condition|cancer|leukaemia"
    "|hospital|hospitalised|anxiety disorder|self-harm|self-harming|self-harms|insulin|inhaler"
    "|psychiatrist|psychiatric|suicidal|suicide|hiv|epipen|coeliac"
)
WORDS = (*_JAPANESE.split(), *f"{_VIETNAMESE}|{_DUTCH}|{_ENGLISH}".split("|"))
TITLES = (
    *(
        "病名",
        "健康上の配慮",
        "健康",
        "病歴",
        "配慮事項",
        "tình trạng sức khỏe",
        "tình trạng sức khoẻ",
        "bệnh",
    ),
    *("medisch", "medische", "medische gegevens", "medical", "health", "diagnose", "diagnosis"),
)
FINDERS = caring("health", WORDS, TITLES)
