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
    ayes="찬성",
    noes="반대",
    coming=r"예정|열린다|시작된다|계획|것이다|겠다|다음",
    weekdays="월요일 화요일 수요일 목요일 금요일 토요일 일요일",
    says="밝혔다 말했다 따르면 발표",
    concepts="""
killed: 사망 숨졌다 숨진 숨지고 사망자 숨졌고 목숨을
injured: 부상 다쳤다 다치고 부상자
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
rescued: 구조됐다 구조했다 구조된
rescuer: 구조대원 구조대
evacuated: 대피
hospital: 병원
child: 어린이 아동
woman: 여성
passenger: 승객 탑승객
driver: 운전사 기사
worker: 직원 근로자 노동자 인부
soldier: 군인 병사
firefighter: 소방관 소방당국 소방대원
doctor: 의사
prosecutor: 검찰
court: 법원 재판부
minister: 장관
prime_minister: 총리
president: 대통령
mayor: 시장
scientist: 연구진 과학자
union: 노조
party: 정당
opposition: 야당
parliament: 국회 의회
ministry: 부처
company: 회사 기업 시공사
bank: 은행
landslide: 산사태
explosion: 폭발
crash: 추락 충돌 사고
collapse: 붕괴 무너져 무너졌다 무너지
attack: 공격 피습
theft: 절도 훔친 도난
deal: 합의 협정
price: 가격 물가
match: 경기
final: 결승
museum: 박물관 미술관
law: 법안 법률
plane: 항공기 여객기 비행기
airport: 공항
ship: 여객선 선박 어선 페리
port: 항구 항만
bus: 버스
car: 차량 승용차
bridge: 다리 교량
road: 도로
tunnel: 터널
river: 강물
island: 섬
school: 학교
church: 교회
village: 마을
depth: 깊이 수심
height: 높이
length: 길이
rain: 폭우 강수량
wind: 강풍 풍속
loss: 손실 적자
profit: 이익 흑자
revenue: 매출
share_price: 주가
wage: 임금 급여
rise: 상승 증가 올랐다
fall: 하락 감소 떨어졌다
damage: 피해액
cost: 비용
cause: 원인
inspect: 점검
turnout: 투표율
vote: 득표 투표
funeral: 장례식 영결식
reward: 포상금 현상금
fine: 벌금 과징금
prison: 징역 교도소
""",
)
