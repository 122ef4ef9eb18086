"""Korean. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

LANGUAGE = Language(
    point=".",
    spaceless=True,
    multipliers="만=1e4 억=1e8",
    bounds="""
>= 최소, 적어도
> 이상, 넘는, 초과
< 거의, 미만, 가까이
~ 약, 정도, 가량
""",
    units="""
km: 킬로미터
m: 미터
t: 톤
min: 분
h: 시간
d: 일간
y: 년
%: 퍼센트
""",
    currencies="KRW: 원; USD: 달러; EUR: 유로; JPY: 엔",
    ages=r"(?P<n>{n})[세살]",
    weekdays="월요일 화요일 수요일 목요일 금요일 토요일 일요일",
    says="밝혔다 말했다 따르면 발표",
    concepts="""
killed: 사망 숨졌다 숨진 숨지고
injured: 부상 다쳤다
missing: 실종
arrested: 체포
people: 명 사람 주민
police: 경찰
fire: 화재
flood: 홍수 침수
earthquake: 지진
storm: 태풍
strike: 파업
protest: 시위
election: 선거
government: 정부
house: 주택
train: 열차
outage: 정전
""",
)
