"""Arabic. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

_ONES = (
    "", "اثنان/اثنين/اثنتان/اثنتين", "ثلاثة/ثلاث", "أربعة/أربع", "خمسة/خمس", "ستة/ست", "سبعة/سبع", "ثمانية/ثماني/ثمان", "تسعة/تسع",
)  # fmt: skip
_TENS = [
    "عشرون/عشرين",
    "ثلاثون/ثلاثين",
    "أربعون/أربعين",
    "خمسون/خمسين",
    "ستون/ستين",
    "سبعون/سبعين",
    "ثمانون/ثمانين",
    "تسعون/تسعين",
]


def _numbers() -> dict[str, int]:
    found = {form: at for at, forms in enumerate(_ONES, 1) for form in forms.split("/") if form}
    found |= {"عشرة": 10, "عشر": 10, "مئة": 100, "مائة": 100, "مئتين": 200, "مئتا": 200, "مئتي": 200}
    for at, tens in enumerate(_TENS, 2):
        for ten in tens.split("/"):
            found[ten] = 10 * at
            for more, ones in enumerate(_ONES, 1):
                found |= {f"{one}_و{ten}": 10 * at + more for one in ones.split("/") if one}
            found |= {f"واحد_و{ten}": 10 * at + 1, f"واحدا_و{ten}": 10 * at + 1}
    for more, ones in enumerate(_ONES, 1):
        found |= {f"{one}_{ten}": 10 + more for one in ones.split("/") if one for ten in ("عشر", "عشرة")}
    return found | {"أحد_عشر": 11, "إحدى_عشرة": 11, "اثني_عشر": 12, "اثنا_عشر": 12, "اثنتي_عشرة": 12}


LANGUAGE = Language(
    point=".",
    numbers=_numbers(),
    ordinals="الأول=1 الأولى=1 الثاني=2 الثانية=2 الثالث=3 الثالثة=3 الرابع=4 الرابعة=4",
    multipliers="ألف=1e3 آلاف=1e3 ألفا=1e3 مليون=1e6 ملايين=1e6 مليونا=1e6 مليار=1e9 مليارات=1e9",
    fractions="نصف=50 ربع=25 ثلث=33.3",
    bounds="""
>= على_الأقل, ما_لا_يقل_عن, لا_يقل_عن
> أكثر_من, ما_يزيد_على, فوق, يزيد_عن, تجاوز
< أقل_من, قرابة, ما_يقرب_من, يقارب, نحو_أقل
~ نحو, حوالي, زهاء, تقريبا, ما_يقارب
""",
    units="""
km: كيلومتر كيلومترا كيلومترات كلم كم
m: متر مترا أمتار
cm: سنتيمتر سنتيمترا سنتيمترات سم
mm: مليمتر مليمترا ملم
kg: كيلوغرام كيلوغراما كيلو كغ
t: طن طنا أطنان
ha: هكتار هكتارا هكتارات
l: لتر لترا
C: درجة درجات
min: دقيقة دقائق
s: ثانية ثوان
h: ساعة ساعات
d: يوم يوما أيام
wk: أسبوع أسابيع أسبوعا
mon: شهر شهرا أشهر
y: سنة سنوات عاما عام أعوام
%: في_المئة في_المائة بالمئة بالمائة
pp: نقطة_مئوية نقاط_مئوية
""",
    before_units="قوته=mag بقوة=mag",
    currencies="EUR: يورو; USD: دولار دولارا دولارات; GBP: جنيه; SAR: ريال ريالا; AED: درهم; DIN: دينار دينارا",
    per="d: يوميا; mon: شهريا; y: سنويا; kg: للكيلوغرام",
    ages=r"(?P<n>{n}) (?:عاما|سنة|عام)(?=[،.)؛]|\s*$)|البالغ\w* (?:من العمر )?(?P<n2>{n})",
    ranges="إلى",
    froms="من",
    between="بين",
    ayes="مؤيدا نعم",
    noes="معارضا لا",
    coming=r"(?<!\w)(?:سوف|سي\w{3,}|ست\w{3,}|المقبلة?|القادمة?|المقرر|مقررا?|يعتزم)(?!\w)",
    weekdays="الاثنين/الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    months="يناير/كانون_الثاني فبراير/شباط مارس/آذار أبريل/نيسان مايو/أيار يونيو/حزيران يوليو/تموز أغسطس/آب سبتمبر/أيلول أكتوبر/تشرين_الأول نوفمبر/تشرين_الثاني ديسمبر/كانون_الأول",
    says="قال قالت أعلن أعلنت بحسب وفق وفقا أكد أكدت صرح ذكر ذكرت أفاد أفادت قدر قدرت حسب",
    contrast="السابق الماضي السابقة الماضية",
    zones="بتوقيت غرينتش بالتوقيت_المحلي",
    concepts="""
killed: قتل* قتيل* مصرع* وفاة وفيات توفي* ضحايا ضحية مقتل لقي_حتف* قتلى موت مات لقوا_حتف*
injured: جرح* أصيب* إصابة إصابات مصاب* جريح*
missing: مفقود* فقدان
rescued: إنقاذ أنقذ* نجا
rescuer: المنقذ* مسعف* فرق_الإنقاذ
evacuated: إجلاء أجلي* نزح* نازح*
arrested: اعتقل* توقيف* أوقف* اعتقال* احتجز* موقوف*
survivor: ناج ناجين الناجين
hospital: مستشف* مشفى
people: شخص* أشخاص الناس سكان أهالي
child: طفل* أطفال
woman: امرأة نساء
man: رجل رجال
passenger: راكب* ركاب
driver: سائق*
worker: عامل* عمال موظف*
student: طالب* طلاب طلبة
soldier: جندي* جنود جيش
police: شرطة الأمن قوات_الأمن شرطي
firefighter: إطفاء
doctor: طبيب* أطباء
judge: قاض* قضاة
lawyer: محام*
prosecutor: نيابة النيابة مدعي
minister: وزير* وزراء
president: رئيس*
governor: محافظ* حاكم والي
mayor: عمدة بلدية
lawmaker: نائب نواب
voter: ناخب*
protester: متظاهر* محتج* المشارك*
protest: تظاهر* مظاهر* احتجاج* مسيرة مسيرات اعتصام*
organiser: منظم*
suspect: مشتبه* متهم*
victim: ضحية ضحايا
witness: شاهد شهود
official: مسؤول* متحدث* ناطق سلطات
scientist: علماء باحث* خبير خبراء
union: نقابة نقابات
party: حزب أحزاب
government: حكومة
opposition: معارضة
parliament: برلمان مجلس
ministry: وزارة
court: محكمة محاكم
company: شركة شركات
bank: بنك مصرف
earthquake: زلزال زلازل هزة
landslide: انهيار
flood: فيضان* سيول
storm: عاصفة إعصار
fire: حريق حرائق
explosion: انفجار*
crash: حادث* تصادم سقوط سقطت هوت تحطم
strike: إضراب*
election: انتخاب*
vote: صوت* أصوات تصويت
trial_court: حكم محاكمة إدانة
fine: غرامة
theft: سرقة سطو
attack: هجوم* اعتداء
war: حرب
ceasefire: هدنة وقف_إطلاق
deal: اتفاق*
inflation: تضخم
price: سعر أسعار ثمن
bread: خبز الخبز
fuel: وقود محروقات
food: غذاء غذائية
water: ماء مياه
power: كهرباء
outage: انقطاع
train: قطار*
plane: طائرة طائرات
ship: سفينة سفن
port: ميناء مرفأ
bus: حافلة حافلات باص
car: سيارة سيارات
bridge: جسر
road: طريق طرق
river: نهر
house: منزل منازل بيت بيوت
school: مدرسة مدارس
village: قرية بلدة
town: مدينة مدن
valley: واد وادي
mountain: جبل جبال
sea: بحر
height: ارتفاع يقارب_ارتفاع
depth: عمق
rise: ارتفاع* زيادة رفع* ارتفعت
fall: انخفاض* تراجع*
cause: سبب أسباب تحقيق*
prison: سجن السجن
ban: حظر منع
resign: استقالة استقال
next: المقبل المقبلة القادم
open: افتتح* فتح
close: إغلاق أغلق*
start: بدأ* بدء
end: نهاية انته*
square: ساحة ميدان
tear_gas: غاز مسيل
damage: أضرار
age: عمر
against: ضد معارض
abstain: امتنع امتناع
appeal: استئناف سيستأنف يستأنف
army: جيش
airport: مطار
author: كاتب كاتبة
budget: ميزانية موازنة
captain: قبطان
church: كنيسة
collapse: انهيار انهار انهارت
cost: تكلفة كلفة تكاليف
country: دولة بلد بلدان
cup: كأس
dam: سد
demand: مطالب يطالب تطالب
destroyed: دمر دمرت مدمر
discovery: اكتشاف عثر
disease: مرض
drug: مخدرات كوكايين
duration: استمر استمرت
family: عائلة عائلات أسرة
farmer: مزارع مزارعين
film: فيلم
final: نهائي
forest: غابة غابات
funeral: جنازة تشييع
gas: غاز
goal: هدف أهداف
hostage: رهينة رهائن
homeless: مشرد
infected: إصابات مصاب
in_favour: لصالح مؤيد
island: جزيرة جزر
law: قانون
layoff: تسريح وظائف
length: طول
loss: خسائر خسارة
majority: أغلبية غالبية فارق
match: مباراة
migrant: مهاجر مهاجرين لاجئ لاجئين
mine: منجم مناجم
museum: متحف
nuclear: نووي نووية
offer: عرض
oil: نفط
outbreak: تفشي وباء
player: لاعب
prime_minister: رئيس_الوزراء
prize: جائزة
profit: أرباح ربح
rain: أمطار مطر
record: قياسي
referendum: استفتاء
retirement: تقاعد
revenue: إيرادات
reward: مكافأة
runoff: جولة_الإعادة جولة_ثانية
seat: مقعد مقاعد
share_price: سهم أسهم
shooting: إطلاق_النار
study: دراسة
summit: قمة محادثات
suspended: تعليق
tax: ضريبة ضرائب
temperature: حرارة
thief: لص لصوص
ticket: تذكرة تذاكر
trainer: مدرب
truck: شاحنة شاحنات
tunnel: نفق
turnout: مشاركة إقبال
vaccine: لقاح
value: قيمة
visit: زيارة
wage: أجور رواتب راتب
weapon: سلاح أسلحة
wind: رياح
winner: فائز فوز فاز فازت
bribe: رشوة رشاوى رشاوي
""",
)
