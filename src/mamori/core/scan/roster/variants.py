"""Letters that stand for one another: old and new kanji, radicals, and what pixels confuse."""

# Each group begins with the form that all of it becomes. Old forms of the lists of kanji for
# general use and for names, and variants that family registers keep.
_KANJI = """
亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 隠隱 栄榮榮 営營 衛衞 駅驛 円圓 塩鹽 縁緣 艶艷
応應 欧歐 殴毆 桜櫻 奥奧 横橫 温溫 穏穩 仮假 価價 画畫 会會 絵繪 壊壞 懐懷 概槪
拡擴 殻殼 覚覺 学學 岳嶽 楽樂 渇渴 缶罐 巻卷 陥陷 勧勸 寛寬 関關 歓歡 観觀 顔顏
気氣 帰歸 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 虚虛 峡峽 挟挾 狭狹 暁曉 区區 駆驅 勲勳
薫薰 径徑 茎莖 恵惠 掲揭 渓溪 経經 蛍螢 軽輕 継繼 鶏鷄 芸藝 撃擊 欠缺 研硏 県縣
倹儉 剣劍劒 険險 圏圈 検檢 献獻 権權 顕顯 験驗 厳嚴 広廣 効效 恒恆 黄黃 鉱鑛 号號
国國 黒黑 砕碎 済濟 斎齋齎斉齊 剤劑 雑雜 参參 桟棧 蚕蠶 惨慘 賛贊 残殘 糸絲 歯齒
児兒 辞辭 湿濕 実實 写寫 釈釋 寿壽 収收 従從 渋澁 獣獸 縦縱 粛肅 処處 緒緖 叙敍
将將 称稱 渉涉 焼燒 証證 奨奬 条條 状狀 乗乘 浄淨 剰剩 畳疊 縄繩 壌壤 嬢孃 譲讓
醸釀 触觸 嘱囑 真眞 寝寢 慎愼 尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數 瀬瀨
声聲 青靑 静靜 清淸 窃竊 摂攝 専專 浅淺 戦戰 践踐 銭錢 潜潛 繊纖 禅禪 双雙 壮壯
争爭 荘莊 捜搜 挿插 巣巢 曽曾 痩瘦 装裝 総總 騒騷 増增 蔵藏 臓臟 即卽 属屬 続續
堕墮 対對 体體 帯帶 滞滯 台臺 滝瀧 択擇 沢澤 担擔 単單 胆膽 団團 断斷 弾彈 遅遲
痴癡 虫蟲 昼晝 鋳鑄 庁廳 徴徵 聴聽 鎮鎭 逓遞 鉄鐵 点點 転轉 伝傳 灯燈 当當 党黨
盗盜 稲稻 闘鬪 徳德 独獨 読讀 届屆 弐貳 悩惱 脳腦 覇霸 拝拜 廃廢 売賣 麦麥 発發
髪髮 抜拔 晩晚 蛮蠻 秘祕 浜濱濵 瓶甁 払拂 仏佛 併倂 並竝 餅餠 辺邊邉 変變 弁辨瓣辯
歩步 宝寶 豊豐 褒襃 翻飜 毎每 万萬 満滿 麺麵 黙默 弥彌 訳譯 薬藥 与與 予豫 余餘
誉譽 揺搖 様樣 謡謠 来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠 涙淚 塁壘 礼禮 励勵
戻戾 霊靈 齢齡 暦曆 歴歷 恋戀 錬鍊 炉爐 労勞 郎郞 楼樓 録錄 湾灣 高髙 崎﨑嵜碕
柳栁桺 島嶋嶌嶹 吉𠮷 富冨 峰峯 館舘 渕淵渊 桑桒 涼凉 園薗 秋穐 鴎鷗 桧檜 薮藪籔
篭籠 祇祗 槙槇 尭堯 遥遙 晃晄 迪廸 亘亙 穣穰 祢禰 壷壺 桝枡 杉杦 船舩 坂阪
藤籐 京亰 橋𣘺 土𡈽 留畄 鶴鸖 煕熙凞 脩修 昂昻 翠翆 侠俠 那𨙻 亀龜 暖煖 鎌鐮 諌諫 巌巖 鹸鹼 徠徕
"""
# Characters of the block of radicals that stand in texts copied out of PDF files.
_RADICALS = (
    "西⻄ 長⻑ 民⺠ 食⻝ 青⻘ 黄⻩ 竜⻯ 麦⻨ 歯⻭ 亀⻲ 見⻅ 貝⻉ 車⻋ 門⻔ 馬⻢ 魚⻥ 鳥⻦ 頁⻚ 風⻛"
)

# What reads letters off pixels takes one for another; the first is what all of them become.
_LOOK_ALIKES = "カ力 ー一 ニ二 ロ口 タ夕 ト卜 ハ八 エ工 オ才 チ千 o0 l1i s5 b8 z2"


def _pairs(*groups: str) -> dict[str, str]:
    return {old: group[0] for each in groups for group in each.split() for old in group[1:]}


KANJI = _pairs(_KANJI, _RADICALS)
LOOK_ALIKES = _pairs(_LOOK_ALIKES)
