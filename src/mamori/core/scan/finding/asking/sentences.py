"""Sentences that ask for a thing in words: write it here, hand it in, what is it?

Each language has what asks and what takes it back. `@` stands for the thing that is asked for. A
sentence with a veto after it, such as "never" or "if you forget it", asks for nothing.
"""

import re
from dataclasses import dataclass
from functools import cache

_FORM = (
    r"用紙|欄|フォーム|アンケート|シート|プリント|回答|調査|\bform|\bsheet|\bslip|below|survey"
    r"|worksheet"
    r"|formulier|hieronder|strook|invulblad|blad\b|phiếu|biểu mẫu|bảng|dưới đây"
)
_SIGN_IN = (
    r"ログイン(?:し|す|でき|ボタン|画面|の際|時)|サインイン(?:し|す)|次へ|押(?:し|す)|クリック"
    r"|タップ"
    r"|(?:to|and|then|select|click|press|tap) (?:on )?(?:sign|log) ?-?in|sign in\b|log in\b"
    r"|click|press|next"
    r"|inloggen|aanmelden|klik|volgende|(?:để|bấm|nhấn|nút|rồi|và) đăng nhập|bấm|nhấn|tiếp tục"
)


@dataclass(frozen=True, slots=True)
class Tongue:
    """How one language asks (any of the patterns), and what in the same sentence undoes it.

    `typing` asks only if the sentence speaks of a paper or form, and not of signing in. `softens`
    is taken out before vetoes are looked for, because it only looks like one.
    """

    asks: str
    typing: str
    vetoes: str
    after: str  # a veto if it stands after the thing
    softens: str


_JA_VERB = (
    r"(?:記入|記載|明記|提出|報告|連絡|申告|回答|返信|提供|記録|申請|登録|持参|添付|同封|用意)"
    r"|書い|書き|書く|かい|かき|かく|知らせ|しらせ|教え|おしえ|届け|とどけ|渡し|わたし|送っ|送り"
    r"|お送"
    r"|メモし|伝え|伝える|持っ|もっ|出し|だし|貼っ|貼り"
)
_JA_END = (
    r"(?:し|て|で|り|え|せ|お)*(?:ください|下さい|くださ|もら[いう]|いただ|頂|ちょうだい|ほしい"
    r"|欲しい|ましょう|ね(?:$|[。!])|お?願い"
    r"|こと(?:$|。)|なさい|せよ|すること|必須|必要|なければなり|のうえ|の上)"
)
JAPANESE = Tongue(
    asks=(
        rf"@[^。]{{0,40}}?(?:{_JA_VERB})[^。]{{0,12}}?{_JA_END}"
        r"|@[^。]{0,8}?を[^。]{0,25}?(?:記入|記載|提出|報告|連絡|申告|申請|持参"
        r"|添付)(?:する。?)?(?:$|。)"
        r"|@ ?(?:の|を)?(?:ご?提出|ご?記入|届け?出?|報告|回収|申告|登録|集約)(?:用紙|書|票"
        r"|シート|表|届)?"
        r"(?:$| ?(?:を|の)?お願い| ?(?:し|いたし)ます| ?期限| ?締切|のこと)"
        r"|@[^。]{0,8}?(?:を|も)[^。]{0,12}?(?:集め|回収し|お?預か|控え"
        r"|確認させ)[^。]{0,6}?(?:ます|て(?:ください|下さい))"
        r"|(?:の|ている) ?@ ?(?:は|って)?[、 ]?(?:何|なん|なに)(?:です|でしょう)?か? ?(?:[?。]|$)"
        r"|(?:の|ている) ?@ ?(?:は|を)? ?[?]"
    ),
    typing=r"@[^。]{0,15}?(?:を|も)[^。]{0,15}?入力(?:し|のうえ|の上|(?:を)?お願い|(?:$|。))",
    vetoes=r"お詫び|おわび|謝罪|不適切|詐欺|だます|ことはありません|ことはない|フィッシング",
    after=(
        r"ない|ません|ずに|ぬよう|禁止|いけ|だめ|ダメ|忘れ|わすれ|な?くし(?:た|ま)|変え|変更"
        r"|再設定|再発行|聞かれ|きかれ|求め(?:られ|て(?:くる|き))"
        r"|たずねられ|知られ|漏れ|もれ|盗ま|間違|について|に関|とは|の大切|の作|の決め|のつくり"
        r"|の選び|の守り|の管理|理由|わけを|ルール|きまり"
        r"|約束|工夫|の例|コツ|ました|でした|していた|させた|あった|(?:書|か)いてあり|記載され"
        r"|印刷され|のとおり|安全|強い|強く"
    ),
    softens=(
        r"な(?:ければ|くては|いと)(?:なり|いけ)ません|忘れずに|わすれずに|もれなく|漏れなく"
        r"|すみません|恐れ入りますが"
    ),
)
_EN_VERB = (
    r"write|fill(?: in| out)?|give|provide|note down|tell (?:us|me|the|your)|send|submit|hand in"
    r"|hand over|supply|return|bring|put|let (?:us|me) know|attach|specify"
    r"|we (?:also )?(?:need|require|ask for)|disclose|complete|show us|pass on|reply"
    r"|keep a (?:record|list) of"
)
# These are nouns too, so they must stand where a command does.
_EN_COMMAND = (
    r"(?:^ ?|[,;:] |\b(?:please|kindly|and|then|to|must|should|you|we|will|would|could|can) )"
    r"(?:list|note|share|record|state|print|include|e-?mail|text|collect|copy|leave|add|confirm"
    r"|message|report)"
)
ENGLISH = Tongue(
    asks=(
        rf"(?:\b(?:{_EN_VERB})|{_EN_COMMAND})\b[^.?!]{{0,80}}?@"
        r"|@[^.?!]{0,40}?\b(?:must|should|needs? to|has to|have to|is to|are to) be "
        r"(?:written|given|handed|sent|submitted|noted|entered|filled|returned|provided|listed)"
        r"|(?:what(?:'s|’s| is| are)|tell us) (?:the|your|his|her|their|my|our)"
        r" [^.?!]{0,60}?@[^.?!]{0,40}?(?:[?*:]|$)"
        r"|which @ (?:do|does) (?:you|your child|he|she|they) use"
        r"|@[^.?!]{0,30}? (?:is|are) (?:required|needed|collected)"
    ),
    typing=r"\b(?:enter|type)(?: in)?\b[^.?!]{0,60}?@",
    vetoes=(
        r"\b(?:never|not|nobody|no one|without|avoid|rather than|instead of|nor|cannot)\b"
        r"|n['’]t\b|apolog|mistake|scam"
        r"|phish|fraud|pretend|criminal|\basks? (?:you|pupils|students|children|parents) "
        r"|\b(?:asked|made|told|required) (?:pupils|students|children|parents|them) |\b(?:were"
        r"|was|had) |\brules?\b|\btips?\b"
        r"|\bhow to\b|\bwhy\b|forg[eo]t|\blost\b|poster|strong|\bsafe|\bgood\b|\bsecret\b"
        r"|example of"
        r"|\ban? (?:\w+ )?@|\bwho\b|\b(?:stor(?:y|ies)|essay|poem)\b"
        r"|\babout (?:your |the |a |choosing |making )?@|reset|chang"
    ),
    after=(
        r"\b(?:is|are) (?:on|printed|given|stored|encrypted|enough|handed out)\b|\bis a\b|manager"
        r"|\bpolicy\b"
    ),
    softens=r"(?:don['’]t|do not) forget(?: to)?|(?:is|are) (?:kindly )?asked to",
)
_NL_FIRST = (
    r"schrijft?|noteert?|geeft?|lever|vermeldt?|stuurt?|mailt?|appt?|zet|meldt?|breng|deel|neem"
    r"|voeg|bezorg"
    r"|laat (?:ons|mij|me|de \w+) weten|vraag wij|wij (?:vragen|hebben)|we (?:vragen|hebben)"
    r"|wil(?:t|len)? (?:u|je|jullie)"
    r"|kun(?:t|nen)? (?:u|je|jullie)|graag|gelieve|mogen (?:wij|we)|(?:hebben|krijgen) (?:wij|we)"
    r"|(?:wij|we) (?:hebben|krijgen)|schrijven|noteren|geven|leveren|sturen|brengen|melden"
)
_NL_LAST = (
    r"(?:in|op|door|aan|mee)?(?:te )?(?:vullen|schrijven|noteren|leveren|geven|mailen|sturen"
    r"|vermelden|melden|verstrekken"
    r"|overhandigen|nemen|brengen|appen|delen)|nodig|weten|ontvangen|krijgen|in\b|op\b|door\b|mee\b"
)
DUTCH = Tongue(
    asks=(
        r"(?:^|\b)(?:schrijft?|noteert?|geeft?|levert?|vermeldt?|stuurt?|mailt?|appt?|meldt?"
        r"|brengt?|neem|voeg|overhandigt?)"
        r"\b[^.?!]{0,80}?@"
        rf"|(?:^|\b)(?:{_NL_FIRST})\b[^.?!]{{0,80}}?@[^.?!]{{0,60}}?(?:{_NL_LAST})\b"
        r"|@[^.?!]{0,60}?(?:invullen|opschrijven|noteren|inleveren|doorgeven|opgeven|vermelden"
        r"|aanleveren|meegeven"
        r"|overhandigen|verstrekken|opsturen|doormailen)\b"
        r"|wat (?:is|zijn) (?:de |het )?(?:je|jouw|uw|jullie|het|de|zijn|haar) ?[^.?!]{0,40}?@"
        r" ?(?:van|voor|op)?[^.?!]{0,40}?(?:[?*:]|$)"
        r"|welke? @ (?:gebruik|heb)(?:t|ben)? (?:je|jij|u|jullie|uw|je kind)"
    ),
    typing=r"(?:^|\b)(?:vult?|typ|voer)\b[^.?!]{0,60}?@",
    vetoes=(
        r"\b(?:niet|nooit|geen|niemand|nergens|zonder|noch)\b|vergeten|vergeet\b|kwijt|wijzig"
        r"|verander|sterke?r?\b|veilig"
        r"|\btips?\b|regels|waarom|\bhoe (?:je|u|maak)|\bwerd(?:en)?\b|\bhad(?:den)?\b|\bwas\b"
        r"|vernietigd|excuses|fout\b"
        r"|phishing|oplicht|\bgoede?\b|geheim\b|poster|\bover (?:je |jouw |het |een )?@"
        r"|voorbeeld van|\been (?:\w+ )?@|gevraagd|onzorgvuldig"
    ),
    after=r"\b(?:staat|staan|krijgt?|ontvangt?)\b|beheer|beleid",
    softens=r"vergeet niet|niet vergeten|niet later dan",
)
_VI_VERB = (
    r"ghi|viết|điền|cung cấp|nộp|gửi|nhắn|khai|kê khai|khai báo|thông báo|báo|chép|để lại|đăng"
    r" ký|trả lời|đưa|mang"
    r"|cho (?:cô|thầy|giáo viên|gvcn|nhà trường|trường)(?: \w+)? (?:biết|xin)|xin(?= @)|cần|thu"
    r"|photo"
    r"|đính kèm|kèm"
)
VIETNAMESE = Tongue(
    asks=(
        rf"(?<!\w)(?:{_VI_VERB})(?!\w)[^.?!]{{0,80}}?@"
        r"|@[^.?!]{0,60}?(?:vào (?:phiếu|ô|chỗ|mẫu|tờ|bảng)|(?:nộp|gửi|đưa|báo)?(?: lại)? ?cho"
        r" (?:cô|thầy|giáo viên|gvcn"
        r"|nhà trường|lớp trưởng|trường|tổ trưởng))"
        r"|@ [^.?!]{1,60}?(?<!\w)là(?: gì|:| ?$)"
    ),
    typing=r"(?<!\w)nhập(?!\w)[^.?!]{0,60}?@",
    vetoes=(
        r"(?<!\w)(?:không|đừng|chớ|cấm|quên|mạnh|an toàn|vì sao|tại sao|quy tắc|bảo vệ"
        r"|lừa đảo|xin lỗi|thu hồi"
        r"|đã yêu cầu|bị|nếu|cách (?:đặt|tạo|chọn|nhớ|giữ)|bí quyết|nên (?:có|dùng|đặt|chọn)|bảo"
        r" mật|áp phích)(?!\w)"
        r"|(?<!\w)(?:về|của) (?:việc|cách|vai trò|tầm quan trọng)(?!\w)|(?<!\w)về [^.?!]{0,30}?@"
        r"|(?<!\w)(?:đổi|thay|đặt|tạo|(?<!cung )cấp|nhập lại)(?: lại)? @|kẻ gian|giả danh|mạo"
        r" danh|cảnh giác|đoạn văn|bài văn"
    ),
    after=r"(?<!\w)(?:được cấp|được ghi|đã được|in trên|nào sau đây|nào an)(?!\w)",
    softens=r"(?:được|có thể|có)? ?không ?[?？]? ?$|đừng quên|không quên",
)
TONGUES = (JAPANESE, ENGLISH, DUTCH, VIETNAMESE)
_READING = re.compile(r"[(（][ぁ-ゖ]+[)）]")  # 書（か）いて
_MARK = "\ufffc"  # stands for the thing; no text has it


@dataclass(frozen=True, slots=True)
class _Compiled:
    asks: re.Pattern[str]
    typing: re.Pattern[str]
    vetoes: re.Pattern[str]
    after: re.Pattern[str]
    softens: re.Pattern[str]


@cache
def _compiled() -> tuple[_Compiled, ...]:
    def build(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern.replace("@", _MARK))

    return tuple(
        _Compiled(*map(build, (each.asks, each.typing, each.vetoes, each.after, each.softens)))
        for each in TONGUES
    )


_ON_FORM = re.compile(_FORM)
_SIGNING = re.compile(_SIGN_IN)


def asks(before: str, after: str) -> bool:
    """Tell whether a sentence, in folded letters, asks for what stands between its two parts."""
    sentence = _READING.sub("", f"{before}{_MARK}{after}")
    on_form = _ON_FORM.search(sentence) and not _SIGNING.search(sentence)
    for each in _compiled():
        if each.asks.search(sentence) or (on_form and each.typing.search(sentence)):
            bare = each.softens.sub(" ", sentence)
            return not (each.vetoes.search(bare) or each.after.search(bare.partition(_MARK)[2]))
    return False
