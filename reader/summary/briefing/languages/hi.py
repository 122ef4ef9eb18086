"""Hindi. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

LANGUAGE = Language(
    point=".",
    numbers={
        "दो": 2,
        "तीन": 3,
        "चार": 4,
        "पांच": 5,
        "पाँच": 5,
        "छह": 6,
        "सात": 7,
        "आठ": 8,
        "नौ": 9,
        "दस": 10,
        "बीस": 20,
        "तीस": 30,
    },
    multipliers="हज़ार=1e3 हजार=1e3 लाख=1e5 करोड़=1e7 अरब=1e9",
    bounds="""
>= कम_से_कम
> से_अधिक, से_ज्यादा
~ लगभग, करीब
""",
    units="""
km: किलोमीटर किमी
m: मीटर
kg: किलो किलोग्राम
h: घंटे
d: दिन
y: साल वर्ष
%: प्रतिशत फीसदी
""",
    currencies="INR: रुपये रुपए; USD: डॉलर; EUR: यूरो",
    ages=r"(?P<n>{n}) वर्षीय|(?P<n2>{n}) साल के",
    coming=r"\w(?:ेगा|ेगी|ेंगे|ेंगी|एगा|एगी|एंगे|एंगी)(?!\w)|अगले",
    weekdays="सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार",
    months="जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    says="कहा बताया अनुसार",
    contrast="पिछले पिछली",
    concepts="""
killed: मौत मृत मारे_गए मरने मृतक
injured: घायल
missing: लापता
arrested: गिरफ्तार
people: लोग लोगों व्यक्ति
passenger: यात्री यात्रियों
police: पुलिस
minister: मंत्री
government: सरकार
court: अदालत कोर्ट
earthquake: भूकंप
flood: बाढ़
fire: आग
train: ट्रेन
bus: बस
bridge: पुल
house: घर मकान
school: स्कूल
election: चुनाव
vote: वोट मतदान
protest: प्रदर्शन
strike: हड़ताल
rescued: बचाया बचाए सुरक्षित_निकाला
evacuated: निकाला_गया सुरक्षित_स्थानों
hospital: अस्पताल
child: बच्चे बच्चों बच्ची
woman: महिला महिलाओं
worker: कर्मचारी कर्मचारियों मज़दूर मजदूर मजदूरों
soldier: सैनिक जवान जवानों सेना
firefighter: दमकल दमकलकर्मी
doctor: डॉक्टर डॉक्टरों
judge: न्यायाधीश जज
prime_minister: प्रधानमंत्री
president: राष्ट्रपति
mayor: मेयर महापौर
scientist: वैज्ञानिक वैज्ञानिकों
union: यूनियन संघ
opposition: विपक्ष
parliament: संसद
ministry: मंत्रालय
company: कंपनी कंपनियों
bank: बैंक
storm: तूफ़ान तूफान चक्रवात
landslide: भूस्खलन
explosion: विस्फोट धमाका धमाके
crash: दुर्घटना हादसा हादसे टक्कर
collapse: ढह ढहा ढहने गिरने
attack: हमला हमले
theft: चोरी चुरा चुराए लूट
thief: चोर चोरों लुटेरे
suspect: संदिग्ध संदिग्धों आरोपी
deal: समझौता समझौते
price: कीमत कीमतें दाम
inflation: महंगाई मुद्रास्फीति
match: मैच मुकाबला मुकाबले
final: फाइनल
museum: संग्रहालय
law: क़ानून कानून विधेयक
plane: विमान
airport: हवाई_अड्डे एयरपोर्ट
ship: जहाज़ जहाज नाव
car: कार कारें
road: सड़क
river: नदी
island: द्वीप
church: चर्च
village: गाँव गांव
town: शहर
depth: गहराई
height: ऊंचाई ऊँचाई
rain: बारिश वर्षा
wind: हवा हवाएं
power: बिजली
loss: नुकसान घाटा
profit: मुनाफा लाभ
rise: बढ़ बढ़ी वृद्धि
fall: घटी गिरावट
reward: इनाम
fine: जुर्माना जुर्माने
prison: जेल क़ैद कैद
value: मूल्य
turnout: मतदान_प्रतिशत
""",
)
