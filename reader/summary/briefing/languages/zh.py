"""Chinese. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

LANGUAGE = Language(
    point=".",
    spaceless=True,
    multipliers="万=1e4 萬=1e4 亿=1e8 億=1e8",
    fractions="一半=50 四分之一=25 三分之一=33.3",
    bounds="""
>= 至少, 不少于
> 超过, 超過, 逾, 多于, 高达
< 近, 将近, 不到, 不足, 接近, 最多
~ 约, 大约, 約, 左右, 估计
""",
    units="""
km: 公里 千米
m: 米
ft: 英尺
cm: 厘米
mm: 毫米
kg: 公斤 千克
jin: 斤
g: 克
t: 吨
ha: 公顷
l: 升
C: 摄氏度 度
min: 分钟
s: 秒
h: 小时
d: 天
wk: 周 星期
mon: 个月
y: 年
pp: 个百分点
mag: 级
""",
    currencies="CNY: 元 人民币; USD: 美元; EUR: 欧元; JPY: 日元; GBP: 英镑",
    per="d: 每天 每日; mon: 每月; y: 每年; kg: 每公斤; jin: 每斤; h: 每小时; t: 每吨",
    ages=r"(?P<n>{n})岁",
    ayes="票赞成 赞成 票支持",
    noes="票反对 反对",
    coming=r"将|即将|预计|拟于|计划|下周",
    weekdays="周一/星期一 周二/星期二 周三/星期三 周四/星期四 周五/星期五 周六/星期六 周日/星期日/星期天/周天",
    months="",
    says="表示 称 说 宣布 据 指出 介绍 通报 透露",
    contrast="此前 去年 上周 上月",
    zones="当地时间 北京时间 格林尼治",
    concepts="""
killed: 死亡 遇难 死者 丧生 身亡 死 罹难 遇难者
injured: 受伤 伤者 轻伤 重伤
missing: 失踪 下落不明
rescued: 获救 救出
rescuer: 救援人员 消防员
evacuated: 疏散 撤离 避难 转移
arrested: 逮捕 被捕 拘留 抓获
survivor: 幸存
hospital: 医院
infected: 感染 病例
people: 人 名 居民
child: 儿童 孩子 男孩 女孩
woman: 女子 妇女
man: 男子
passenger: 乘客 旅客
driver: 司机
worker: 工人 员工 职工
student: 学生
soldier: 士兵 军队
police: 警方 警察
doctor: 医生
judge: 法官
lawyer: 律师
minister: 部长
president: 总统 主席
governor: 知事 州长 省长
mayor: 市长
voter: 选民
protester: 示威者
protest: 抗议 示威
suspect: 嫌疑人
official: 官员 发言人
scientist: 科学家 研究人员 专家
union: 工会
government: 政府
parliament: 议会
ministry: 商务局 部门
court: 法院
company: 公司 企业 集团
bank: 银行
earthquake: 地震
landslide: 山体滑坡 泥石流 滑坡 土砂
flood: 洪水 洪涝
storm: 台风 暴风 飓风
fire: 火灾 大火
explosion: 爆炸
crash: 事故 车祸 坠毁
collapse: 倒塌 坍塌 垮塌
strike: 罢工
election: 选举
vote: 投票 选票
trial_court: 判处 审判
fine: 罚款
theft: 盗窃 抢劫
attack: 袭击
war: 战争
price: 价格 售价 零售价 均价
rise: 上涨 上升 增长 涨
fall: 下降 下跌 回落
egg: 鸡蛋 猪肉 蔬菜
reserve: 储备
batch: 首批 投放
shop: 网点 超市 门店 商店
start: 起 开始
end: 结束
match: 比赛
goal: 进球
train: 列车 火车 新干线
plane: 航班 飞机
airport: 机场
ship: 船 船只
port: 港口
bus: 公交车 客车
car: 汽车 车辆
bridge: 桥
road: 公路 道路
river: 河
house: 房屋 户 住户
household: 户
school: 学校
village: 村
town: 城市
prefecture: 县
valley: 山谷
mountain: 山
sea: 海
height: 高度
depth: 深度
water: 水
rain: 降雨量 雨量 降雨 暴雨
wind: 风速 风力 最大风速
temperature: 气温
power: 电力
outage: 停电 断电
landfall: 登陆
station: 观测站 观测点
forest_worker: 林业
record: 新高 纪录
year_on_year: 同比 比去年同期
age: 岁
cause: 原因 调查
prison: 有期徒刑 监狱
next: 下周
abstain: 弃权
aid: 援助
army: 军队
appeal: 上诉
budget: 预算
captain: 船长
ceasefire: 停火
cost: 造价 耗资
crew: 船员
cup: 奖杯
dam: 大坝 水坝
damage: 经济损失
deal: 协议 协定
demand: 要求
destroyed: 烧毁 摧毁 损毁
discovery: 发现
disease: 疾病
drug: 毒品 可卡因
escape: 逃离 逃跑
family: 家属 家人
farmer: 农民
film: 电影
final: 决赛
firefighter: 消防员 消防队
fish: 鱼类
forest: 森林
funeral: 葬礼
gas: 天然气
homeless: 无家可归
hostage: 人质
inflation: 通胀 通货膨胀
inspect: 检查 检修
insurance: 保险
island: 岛屿
jewel: 珠宝
law: 法案 法律
layoff: 裁员
length: 全长 长度
loss: 亏损
majority: 多数
merger: 收购 合并
migrant: 移民 难民
mine: 矿井 煤矿 矿工
museum: 博物馆
nuclear: 核电站 核电
offer: 报价
oil: 石油
opposition: 反对党
organiser: 主办方 组织者
outbreak: 疫情
player: 球员
prime_minister: 总理 首相
prize: 奖金
profit: 利润 净利
prosecutor: 检察官 检方
recall: 召回
referendum: 公投
reform: 改革
resign: 辞职
retirement: 退休
revenue: 营收 收入
reward: 悬赏
runoff: 第二轮
sanction: 制裁
satellite: 卫星 火箭
seat: 席位
share_price: 股价
shooting: 枪击
spectator: 观众
striker: 罢工者
study: 研究
summit: 峰会 会谈
suspended: 停职 停牌
swear_in: 就职 宣誓
tax: 税收 征税
thief: 盗贼 窃贼
ticket: 门票 车票
trapped: 被困
truck: 卡车 货车
tunnel: 隧道
turnout: 投票率
vaccine: 疫苗
victim: 遇难者 受害者
visit: 访问
wage: 工资 薪资 加薪
warning: 警告 预警
weapon: 武器
winner: 获胜 胜出 夺冠
witness: 目击者
""",
)
