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
""",
)
