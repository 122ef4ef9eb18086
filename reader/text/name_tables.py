"""Words that tell how a name is split: family names that stand first, given names that stand second, particles, houses.

Tested in `tests/unit/text/test_person_names.py`.
"""

from __future__ import annotations

import re

_PARTICLES_WORDS = """
    de del della dello dei degli di da dal dalla dos das do du des van von vom der den ter ten te het la le las los al el bin ibn
    bint ben abu af av zu zum zur tot op op't 't 's y i e d' e' de'
"""
PARTICLES = frozenset(_PARTICLES_WORDS.split())
"""Written small between the given and the family name, and counted to the family name."""

_COMPOUND_BEFORE_WORDS = """
    Van Von De Del Della Dello Di Da Dal Dos Du Des Le La Las Los El Al Ben Bin Ibn Bint Ter Ten Den Der Mac Mc St St. Saint San
    Abdul Abdel Abd Abdal Abu Abou Umm عبد بن ابن أبو ابو آل ال בן בר בת אבו
"""
COMPOUND_BEFORE = frozenset(_COMPOUND_BEFORE_WORDS.split())
"""Words with a capital, and those of scripts without, that make one family name with the word behind them."""

_HONORIFICS_WORDS = """
    dr prof mr mrs ms miss sir dame mag ing dipl med rer nat hc
"""
HONORIFICS = frozenset(_HONORIFICS_WORDS.split())

_MARIAN_NAMES = """
    del Carmen, del Mar, del Pilar, del Rosario, del Socorro, de la Luz, de la Paz, de los Ángeles, de las Mercedes,
    de los Dolores, de las Nieves, de la Concepción, de Lourdes
"""
MARIAN = frozenset(tuple(name.split()) for name in _MARIAN_NAMES.split(","))
"""What follows María in one given name."""

_SPANISH_GIVEN_WORDS = """
    Alberto Alejandra Alejandro Alfonso Alfredo Alicia Amparo Ana Andrea Andrés Ángel Ángela Ángeles Antonia Antonio Arturo Beatriz
    Belén Carlos Carmen Carolina Cecilia Clara Cristina Cruz Daniel Daniela David Dolores Eduardo Elena Emilia Emilio Enrique
    Ernesto Esteban Eugenia Eugenio Eva Federico Felipe Fernanda Fernando Francisca Francisco Gabriel Gabriela Gloria Gonzalo
    Guadalupe Guillermo Gustavo Hugo Ignacio Inés Irene Isabel Jaime Javier Jesús Joaquín Jorge José Josefa Juan Juana Julia Julio
    Laura Leonor Lourdes Lucía Luis Luisa Luz Manuel Manuela Marcela Marcos María Mariano Marta Martín Mercedes Miguel Mónica
    Nicolás Nieves Óscar Pablo Patricia Paula Paz Pedro Pilar Rafael Ramón Ramiro Raquel Raúl Ricardo Roberto Rocío Rodrigo Rosa
    Rosario Salvador Santiago Sebastián Sergio Silvia Sofía Soledad Susana Teresa Tomás Vicente Victoria Xavier Ximena Yolanda
"""
SPANISH_GIVEN = frozenset(_SPANISH_GIVEN_WORDS.split())
"""Given names that stand second in Spanish ("Juan Carlos")."""

_PORTUGUESE_ENDINGS_WORDS = """
    Filho Filha Neto Neta Júnior Junior Sobrinho Sobrinha
"""
PORTUGUESE_ENDINGS = frozenset(_PORTUGUESE_ENDINGS_WORDS.split())
"""They stand behind a family name and make one with it."""

_HUNGARIAN_GIVEN_WORDS = """
    Ádám Ágnes Ágota Albert Alexandra András Andrea Anett Anikó Anita Anna Annamária Antal Anikó Árpád Attila Balázs Bálint Barbara
    Barna Barnabás Beáta Béla Bence Bertalan Boglárka Botond Brigitta Csaba Csilla Dániel Dávid Dezső Dénes Domonkos Dóra Dorottya
    Edina Edit Elemér Elek Emese Emil Emma Endre Enikő Erika Ernő Erzsébet Eszter Éva Ferenc Flóra Fruzsina Gábor Gabriella Gergely
    Gergő Géza Gizella György Gyula Hajnalka Hanna Henrietta Henrik Ibolya Ildikó Ilona Imre István Ivett Iván Izabella János Jenő
    József Judit Julianna Júlia Kálmán Károly Katalin Kata Kinga Klára Kornél Krisztián Krisztina Kristóf Lajos László Levente Lilla
    Lívia Lóránt Luca Magdolna Márk Máté Mária Mariann Márton Marianna Márta Mátyás Melinda Mihály Miklós Miklós Mónika Nándor
    Nikolett Noémi Nóra Norbert Olga Olivér Orsolya Ottó Pál Péter Petra Piroska Réka Rezső Richárd Rita Róbert Roland Rozália
    Sándor Sára Sarolta Szabolcs Szilárd Szilvia Tamara Tamás Teréz Tibor Tímea Tivadar Tünde Veronika Viktor Viktória Vilmos Vince
    Virág Zita Zoltán Zsanett Zsigmond Zsófia Zsolt Zsombor Zsuzsa Zsuzsanna
"""
HUNGARIAN_GIVEN = frozenset(_HUNGARIAN_GIVEN_WORDS.split())

_CHINESE_DOUBLE_WORDS = """
    欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 夏侯 慕容 令狐 宇文 长孙 長孫 端木 南宫 南宮
    独孤 獨孤 轩辕 呼延 完颜 第五 百里
"""
CHINESE_DOUBLE = frozenset(_CHINESE_DOUBLE_WORDS.split())
_KOREAN_DOUBLE_WORDS = """
    남궁 황보 제갈 선우 독고 사공 서문 동방 망절
"""
KOREAN_DOUBLE = frozenset(_KOREAN_DOUBLE_WORDS.split())
_KOREAN_ROMANISED_WORDS = """
    Kim Lee Yi Rhee Park Pak Bak Choi Choe Jung Jeong Chung Chong Kang Gang Cho Jo Yoon Yun Jang Chang Lim Im Rim Han Oh Seo Suh
    Shin Sin Kwon Gwon Hwang Ahn An Song Yoo Yu Ryu Hong Jeon Chun Ko Koh Go Moon Mun Yang Son Sohn Bae Pae Baek Paik Heo Hur Nam
    Sim Shim Noh Roh No Ha Kwak Joo Ju Sung Seong Cha Woo Wu Koo Ku Na Ra Min Jin Ji Um Eom Byun Pyo Do Ban Ki Won Bang Gil Hyun
"""
KOREAN_ROMANISED = frozenset(_KOREAN_ROMANISED_WORDS.split())
_PINYIN_FAMILY_WORDS = """
    Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Deng Han Feng Cao
    Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Yao Shen Cui Tan Fan Liao Shi Jin Jia Xia Fu Fang
    Zou Xiong Bai Meng Qin Qiu Hou Yin Xue Yan Lei Long Tao Shao Qian Dai Mo Kong Xiang Chang Xi Ouyang Situ Sima Zhuge Shangguan
    Wen Pang
"""
PINYIN_FAMILY = frozenset(_PINYIN_FAMILY_WORDS.split())
PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|üe|a|e|i|u|ü)|[bpmfw]o){1,2}"
)
"""One or two syllables of Chinese in Latin letters."""
_VIETNAMESE_FAMILY_WORDS = """
    Nguyễn Nguyen Trần Tran Lê Le Phạm Pham Hoàng Hoang Huỳnh Huynh Phan Vũ Vu Võ Vo Đặng Dang Bùi Bui Đỗ Do Hồ Ho Ngô Ngo Dương
    Duong Lý Ly Đinh Dinh Đào Dao Trịnh Trinh Trương Truong Lâm Lam Mai Cao Châu Chau Tạ Quách Vương Đoàn Doan Hà Lương Luong Tô
"""
VIETNAMESE_FAMILY = frozenset(_VIETNAMESE_FAMILY_WORDS.split())

ORGANISATION = re.compile(
    r"\b(?:news|times|media|agenc(?:y|ies|e|ia|ias|ja)|agentur\w*|\w*presse|press|staff|team|teams|\w*redaktion(?:en)?"
    r"|r[eé]daction|redac(?:ci[oó]n|ção|tie|cja)|redakc\w*|redazione|toimitus|редакция|редакція|editors|editorial board|board|desk"
    r"|newsroom|bureau|group|network|magazine|\w*zeitung|nachrichten|online|tv|radio|reuters|afp|dpa|apa|efe|ansa|upi|tass|тасс"
    r"|bloomberg|xinhua|kyodo|yonhap|interfax|company|inc|gmbh|ltd|llc|institute?|instituto|institut|foundation|council|committee"
    r"|correspondents|reporters|contributors|agencies|ministry|department|university|universität|universidad|université"
    r"|association|society|commission|office|bank|organi[sz]ation|union|centre|center|government|authority|service"
    r"|le monde|el país|der spiegel|with|mit|avec)\b|\.(?:com|org|net|[a-z]{2})$"
    r"|編集部|编辑部|通讯社|通信|新聞|新闻|時報|时报|電視|电视|日报|日報|記者会|取材班|委員会|委员会|研究所|大学|大學|기자단|뉴스|신문|취재팀|وكالة|رويترز",
    re.I,
)
"""Words that a house has in its name and a person has not."""
