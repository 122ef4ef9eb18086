"""Japanese. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

LANGUAGE = Language(
    point=".",
    spaceless=True,
    multipliers="万=1e4 億=1e8 兆=1e12",
    fractions="半数=50 半分=50 4分の1=25",
    bounds="""
>= 少なくとも, 以上
> 超, を超え, を上回
< 近く, 弱, 未満, 足らず, に満たない, 最大
~ 約, およそ, ほど, 程度, ごろ, 前後
""",
    units="""
km: キロメートル キロ
m: メートル
cm: センチ
mm: ミリ
kg: キログラム
g: グラム
t: トン
ha: ヘクタール
l: リットル
C: 度
min: 分間 分
s: 秒
h: 時間
d: 日間
wk: 週間
mon: カ月 か月 ヶ月
y: 年間
%: パーセント
pp: ポイント
hPa: ヘクトパスカル
""",
    before_units="マグニチュード=mag",
    currencies="JPY: 円; USD: ドル 米ドル; EUR: ユーロ; CNY: 元; GBP: ポンド",
    per="d: 1日あたり; mon: 月額 毎月; y: 年間; h: 毎時; kg: 1キロあたり",
    ages=r"(?P<n>{n})歳|[（(](?P<n2>\d\d)[)）]",
    ayes="賛成",
    noes="反対",
    coming=r"予定|見通し|方針|向かう|開かれる|行われる|始まる|開く|再開する|来週",
    weekdays="月曜 火曜 水曜 木曜 金曜 土曜 日曜",
    months="",
    says="発表 述べた 話した によると によれば 明らかに 語った と述べ 説明",
    contrast="昨年 前年 前回 これまで",
    zones="現地時間 日本時間",
    concepts="""
killed: 死亡 死者 亡くなった 亡くなり 犠牲 死んだ 遺体
injured: けが 負傷 重傷 軽傷 けが人
missing: 行方不明 安否不明 不明者
rescued: 救助 救出
evacuated: 避難
arrested: 逮捕 拘束
survivor: 生存
hospital: 病院 搬送
infected: 感染 症例
people: 人 住民 名
child: 子ども 子供 幼児 児童 小児
woman: 女性
man: 男性
passenger: 乗客
driver: 運転手
worker: 作業員 従業員 社員
student: 学生 生徒
soldier: 自衛隊 兵士
police: 警察 県警
doctor: 医師
judge: 裁判官
lawyer: 弁護士
minister: 大臣
president: 大統領
governor: 知事
mayor: 市長
voter: 有権者
protester: デモ参加者
protest: 抗議 デモ
suspect: 容疑者
official: 当局 担当者
scientist: 研究者 研究チーム 専門家
union: 組合
government: 政府
parliament: 議会 国会
ministry: 省
court: 裁判所 地裁
company: 会社 企業 社
bank: 銀行
earthquake: 地震
landslide: 土砂崩れ 土砂災害 がけ崩れ
flood: 洪水 浸水
storm: 台風 暴風 暴風域
fire: 火災 火事
explosion: 爆発
crash: 事故 墜落
collapse: 倒壊 崩落 崩壊
strike: スト
election: 選挙
vote: 投票 票
trial_court: 判決 裁判
theft: 盗難 強盗
attack: 攻撃
war: 戦争
price: 価格 値段
rise: 増えた 上昇 増加
fall: 減少 下落
match: 試合
train: 列車 新幹線 電車
plane: 航空便 飛行機
airport: 空港
ship: 船 漁船
port: 港
car: 車
bridge: 橋
road: 道路
river: 川
house: 住宅 戸 住家
household: 戸 世帯
school: 学校
village: 村
town: 町 市
prefecture: 県
mountain: 山
sea: 海 沖
water: 水
rain: 雨量 降水量 雨 大雨 総雨量
wind: 風速 最大風速 瞬間風速 強風
temperature: 気温
power: 電力 電気
outage: 停電
landfall: 上陸
station: 観測所 観測点
forest_worker: 林業
record: 最多 記録
vaccine: ワクチン
efficacy: 有効性 効果 有効率 防ぐ
dose: 接種 回分 1回
side_effect: 副反応 副作用
disease: 病気 熱 感染症
study: 試験 治験 臨床試験 研究 論文
country: カ国 か国 ヶ国
cost: 費用 価格
age: 歳
cause: 原因 調査
next: 次回 来週
start: 開始
end: 終了
summit: 会談
abstain: 棄権
aid: 支援
army: 軍隊
appeal: 控訴
budget: 予算
bus: バス
captain: 船長
ceasefire: 停戦
crew: 乗組員 乗員
cup: 杯
dam: ダム
damage: 損害 被害額
deal: 合意 協定
delayed: 延期
demand: 要求
depth: 深さ 水深
destroyed: 全焼 全壊
discovery: 発見
drug: コカイン 麻薬
escape: 逃走
family: 家族 遺族
farmer: 農家
film: 映画
final: 決勝
fine: 罰金
firefighter: 消防 消防隊
fisherman: 漁師
forest: 森林
funeral: 葬儀
gas: ガス
goal: ゴール 得点
height: 高さ
hostage: 人質
inflation: インフレ 物価
inspect: 点検 検査
insurance: 保険
jewel: 宝石
law: 法案 法律
layoff: 人員削減 解雇
length: 長さ 全長
loss: 赤字 損失
majority: 過半数
merger: 買収 合併
migrant: 移民 難民
mine: 鉱山 炭鉱
museum: 博物館 美術館
nuclear: 原発 原子力
offer: 提示
oil: 石油
opposition: 野党
organiser: 主催者
outbreak: 感染拡大
player: 選手
prime_minister: 首相
prize: 賞金
profit: 利益 黒字
prosecutor: 検察
recall: リコール
referendum: 国民投票 住民投票
reform: 改革
rescuer: 救助隊
resign: 辞任
retirement: 年金 引退
revenue: 売上高 売上
reward: 懸賞金
runoff: 決選投票
sanction: 制裁
satellite: 衛星 ロケット
seat: 議席
share_price: 株価
shooting: 銃撃 発砲
spectator: 観客
striker: スト参加者
supply: 供給
suspended: 停職
swear_in: 就任
tax: 増税 課税
thief: 泥棒 窃盗犯
ticket: チケット
trapped: 閉じ込められ
truck: トラック
tunnel: トンネル
turnout: 投票率
valley: 渓谷
value: 相当
victim: 犠牲者 被害者
visit: 訪問
wage: 賃金 賃上げ
warning: 警報 警告
weapon: 武器
winner: 優勝 勝利
witness: 目撃者
""",
)
