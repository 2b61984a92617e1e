"""What a person's family lives in: one parent, public assistance, care, violence."""

from mamori.core.scan.finding.caring import caring

_JAPANESE = (
    "母子家庭 父子家庭 ひとり親 一人親 シングルマザー シングルファザー 生活保護 就学援助 要保護"
    " 準要保護 離婚 別居 親権 児童養護施設 里親 虐待"
    " ネグレクト 家庭内暴力 dv 非課税世帯 貧困 ヤングケアラー 児童扶養手当 児童相談所"
)
_VIETNAMESE = (
    "hộ nghèo|hộ cận nghèo|cận nghèo|mồ côi|ly hôn|li hôn|ly dị|mẹ đơn thân|bố đơn thân|bạo lực"
    " gia đình|bạo hành"
    "|hoàn cảnh khó khăn|con nuôi|miễn giảm học phí"
)
_DUTCH = (
    "eenoudergezin|alleenstaande ouder|alleenstaande moeder|alleenstaande vader|gescheiden"
    "|echtscheiding|bijstand|pleeggezin|pleegkind|pleegouders|uithuisgeplaatst|uit huis geplaatst"
    "|uithuisplaatsing|jeugdzorg|veilig thuis|armoede|schuldhulp|schuldhulpverlening|voedselbank"
    "|mishandeld|mishandelt|mishandeling|ondertoezichtstelling|onder toezicht gesteld"
)
_ENGLISH = (
    "single parent|single mother|single father|single-parent|single mum|single dad|divorce"
    "|divorced|divorcing|foster care|foster child|foster family|foster parents|foster parent"
    "|foster carer|foster carers|foster mother|foster father|foster home|fostered"
    "|looked-after child|looked after child|free school meals|child protection|on welfare"
    "|on benefits|domestic violence|domestic abuse|neglected|parental neglect|orphan|orphaned"
    "|social services|custody"
)
WORDS = (*_JAPANESE.split(), *f"{_VIETNAMESE}|{_DUTCH}|{_ENGLISH}".split("|"))
TITLES = (
    "家庭環境",
    "家庭の状況",
    "世帯",
    "hoàn cảnh",
    "diện chính sách",
    "gezinssituatie",
    "thuissituatie",
    "fsm",
    "home situation",
)
FINDERS = caring("family", WORDS, TITLES)
