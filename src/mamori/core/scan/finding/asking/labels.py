"""Whether some words are the label of a field and nothing more: no lesson, no rule, no sentence."""

import re

_MARK = "\ufffc"  # stands for the thing, so that brackets round it are not taken for a hint
_HINT = re.compile(rf"[(\[【〔「](?![ _.…]*[)\]】〕」])[^)\]】〕」{_MARK}]{{0,40}}[)\]】〕」]")
_NUMBER = re.compile(
    r"^\s*(?:[(\[]?(?:問|q|câu|vraag|no\.?|第)? ?[0-9ivx①-⑳]{1,3} ?[.)\]:、,．]?) ?(?!\w*月)"
)

# A text about the thing, not a request for it.
LESSON = re.compile(
    r"作り方|つくり方|決め方|きめ方|選び方|使い方|扱い|管理|役割|大切|大事|重要|強い|安全|危険"
    r"|ルール|きまり|約束"
    r"|なぜ|どうして|理由|意味|とは|について|に関する|とおり|忘れ|変更|変え|再設定|再発行|更新"
    r"|初期化|の数|文字|長さ"
    r"|ない|ません|禁止|ポリシー|規程|第.{1,3}条|の例|例を|考え|まとめ|振り返|感想|使いま?わし"
    r"|種類|共有|違い|被害|ひみつ"
    r"|\b(?:rules?|tips?|how|why|when|strong\w*|strength|safe\w*|secur\w*|good|weak|choos\w*"
    r"|polic\w*"
    r"|forg[eo]t\w*|reset\w*|chang\w*|never|not|don't|without|lessons?|keep\w*|kept|managers?"
    r"|management|example of|lengths?|characters|numbers? of|means?|shar\w+|protect\w*|has|have"
    r"|is|are|was|were|should|must)\b"
    r"|\b(?:regels?|hoe|waarom|wanneer|sterke?|veilig\w*|goede?|zwak\w*|kiez\w*|beleid|verget\w*"
    r"|wijzig\w*"
    r"|verander\w*|nooit|niet|geen|zonder|lessen|les|bewa\w+|beheer\w*|voorbeeld van|lengte|tekens"
    r"|aantal|beteken\w*|deel|delen|bescherm\w*|heeft|hebben|moet\w*|mag)\b"
    r"|(?<!\w)(?:quy tắc|quy định|cách|vì sao|tại sao|mạnh|an toàn|yếu|bảo mật|bảo vệ|quên|đổi|thay"
    r"|không|đừng|chớ|cấm|nên|phải|bài học|quản lý|ví dụ về|độ dài|ký tự|số lượng|chia sẻ|vai"
    r" trò|ý nghĩa)"
    r"(?!\w)"
)
_HARMLESS = re.compile(r"忘れずに|必ず|もれなく|don't forget(?: to)?|niet vergeten|đừng quên")

_WHOSE = (
    r"あなた|きみ|君|お?子(?:様|さま|さん|ども|供)|本人|保護者|児童|生徒|家庭|家|わたし|私|ぼく"
    r"|僕|自分|おうち"
    r"|使(?:って|用して)いる|利用(?:して|中の)?(?:いる)?|お使い|現在|普段|よく|今"
    r"|your|you|my|their|child(?:'s|ren'?s?)?|pupil(?:'?s)?|student(?:'?s)?|parent(?:'?s)?"
    r"|current(?:ly)?|own"
    r"|of|the|for|to|a|an|in|on|at|and|or|with|used"
    r"|van|je|jouw|uw|mijn|kind|leerling|ouder|het|de|voor|op|bij|en|of|om|huidige?|die|gebruikt"
    r"|của|em|con|bạn|cháu|học sinh|phụ huynh|mình|đang|dùng|sử dụng|hiện tại|hiện nay|mở|cho"
    r"|trên|các|và"
)
_THINGS = (
    r"instagram|インスタ(?:グラム)?|line|ライン|tik ?tok|facebook|fb|zalo|twitter|snap ?chat|you"
    r" ?tube|discord|x"
    r"|roblox|minecraft|google|gmail|microsoft|office|teams|classroom|magister|somtoday"
    r"|messenger|whats ?app"
    r"|e-?mail|メール|mail|mạng xã hội|sns|wi-?fi|アプリ|apps?|ゲーム|games?|trò chơi|サービス"
    r"|サイト|dienst"
    r"|アカウント|accounts?|tài khoản|tk|leerlingaccount|ソーシャルメディア|social media"
    r"|スマホ|スマートフォン|携帯(?:電話)?|電話|タブレット|端末|パソコン|phone|mobile|tablet|i"
    r" ?pad|chromebook|pc"
    r"|computer|laptop|telefoon|mobiel|điện thoại|máy tính(?: bảng)?|máy|学習|学校|school|trường"
    r"|học trực tuyến"
    r"|ログイン|サインイン|ロック解除|画面ロック|ロック|解除|ロッカー|開く|log-?in|đăng nhập"
    r"|unlock|screen|lock"
    r"|ids?|user ?(?:name|id)?s?|ユーザー?(?:名|id)?|gebruikersna(?:am|men)|inlognaam|tên đăng"
    r" nhập|user"
)
_ASIDE = (
    r"必須|任意|ご?記入|記入欄|欄|回答|答え?|こちら|ここ|下|以下|全角|半角|required"
    r"|optional|verplicht|bắt buộc|hier"
    r"|here|below|hieronder|answer|antwoord|trả lời|ふりがな|等|など|お?名前|氏名|name|naam"
    r"|họ(?: và)? tên"
    r"|kopie|copy|copies|コピー|写し|bản sao"
)
_NEUTRAL = re.compile(rf"(?<![a-zà-ỹ])(?:{_WHOSE}|{_THINGS}|{_ASIDE})(?![a-zà-ỹ])")
_STOP = re.compile(r"[。!?]|[^\W\d]{3}\. ")  # `No. 3` is no sentence
_PARTICLES = re.compile(r"[のがはをでにともやへ]|です|ます")
_CJK = re.compile(r"[぀-ヿ㐀-鿿]")
_LATIN = re.compile(r"[^\W\d_぀-ヿ㐀-鿿]+")


_STRICT, _LOOSE = (5, 2), (10, 4)  # letters in Japanese, words in others, that are left


def is_label(words: str, term: re.Pattern[str], *, loose: bool = False) -> bool:
    """Tell whether words, in folded letters, are the label of a field that asks for `term`.

    What is left when the thing itself, whose it is, and where it is used are taken out must be
    next to nothing; `loose`, where room to write follows, it may say more. A hint in brackets does
    not count.
    """
    bare = _HINT.sub(" ", term.sub(_MARK, _NUMBER.sub(" ", words)))
    bare = _HARMLESS.sub(" ", bare.replace(_MARK, " "))
    if LESSON.search(bare) or _STOP.search(bare):
        return False
    bare = _NEUTRAL.sub(" ", bare)
    bare = _PARTICLES.sub(" ", bare)
    letters, words_left = _CJK.findall(bare), _LATIN.findall(_CJK.sub(" ", bare))
    most = _LOOSE if loose else _STRICT
    return len(letters) <= most[0] and len(words_left) <= most[1]


def strip_number(words: str) -> str:
    """Return the words without the number of a question before them."""
    return _NUMBER.sub("", words)


# Labels of other fields: where one stands beside it, a paper is a form.
PERSON = re.compile(
    r"氏\s*名|名\s*前|なまえ|児童|生徒|保護者|出席番号|学籍番号|組|クラス|署名|サイン|学年"
    r"|(?<![a-zà-ỹ])(?:(?:first |last |sur|full )?name|pupil|student|class|form|signature|signed"
    r"|year group|parent"
    r"|(?:voor|achter|roep)?naam|leerling(?:e?n)?|groep|klas|handtekening|ouder|verzorger"
    r"|geboortedatum"
    r"|h[oọ] (?:v[aà] )?t[eê]n|t[eê]n (?:h[oọ]c sinh|em)|h[oọ]c sinh|l[oớ]p|ch[uữ] k[yý]|ph[uụ]"
    r" huynh|ng[aà]y sinh|stt)"
    r"(?![a-zà-ỹ])"
)
ACCOUNT = re.compile(
    r"(?<![a-z])(?:ids?|log-?in|user ?(?:name|id)?s?|gebruikersnaam|inlognaam|accounts?|e-?mail"
    r"|tk)(?![a-z])"
    r"|アカウント|ユーザー|ログイン|メール|tài khoản|tên đăng nhập|サービス|アプリ"
)
