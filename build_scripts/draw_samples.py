"""Draws the pictures of the sample articles: ``.venv/bin/python build_scripts/draw_samples.py [NAME...]``.

Flat planes, few colours, no text in the pictures, 1600 x 900, JPEG quality 82 (charts as PNG). The same code gives the same
picture. Look at what came out before it is committed.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen, QPolygonF

WIDTH, HEIGHT = 1600, 900
OUT = Path(__file__).resolve().parent.parent / "resources" / "samples" / "pictures"


class Scene:
    """A canvas with the few shapes that flat landscapes need. Lengths are pixels, from the top left."""

    def __init__(self, sky: str) -> None:
        self.image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self.image.fill(QColor(sky))
        self.painter = QPainter(self.image)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(Qt.PenStyle.NoPen)

    def shape(self, colour: str, *points: tuple[float, float]) -> None:
        self.painter.setBrush(QColor(colour))
        self.painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    def box(self, colour: str, x: float, y: float, width: float, height: float, corner: float = 0) -> None:
        self.painter.setBrush(QColor(colour))
        self.painter.drawRoundedRect(QRectF(x, y, width, height), corner, corner)

    def disc(self, colour: str, x: float, y: float, radius: float, squash: float = 1.0) -> None:
        self.painter.setBrush(QColor(colour))
        self.painter.drawEllipse(QPointF(x, y), radius, radius * squash)

    def band(self, colour: str, top: float) -> None:
        self.box(colour, 0, top, WIDTH, HEIGHT - top)

    def ridge(self, colour: str, top: float, *waves: tuple[float, float, float], left: float = 0, right: float = WIDTH) -> None:
        """Everything below a line of summed sine waves, each (height, length, shift) in pixels."""
        xs = [left + i * 8 for i in range(int((right - left) / 8) + 1)] + [right]
        line = [(x, top - sum(h * math.sin((x + shift) / length * math.tau) for h, length, shift in waves)) for x in xs]
        self.shape(colour, (left, HEIGHT), *line, (right, HEIGHT))

    def line(self, colour: str, width: float, *points: tuple[float, float]) -> None:
        pen = QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
        self.painter.setPen(Qt.PenStyle.NoPen)

    def glints(self, colour: str, *places: tuple[float, float, float]) -> None:
        """Short level strokes of light on water: (x, y, width)."""
        for x, y, width in places:
            self.box(colour, x, y, width, 5, 2.5)


def ferry(scene: Scene, x: float, y: float, size: float, hull: str, house: str, window: str, stripe: str) -> None:
    """A small car ferry, its water line at ``y``; ``size`` 1 is 420 pixels long."""
    s = size
    scene.shape(hull, (x, y - 62 * s), (x + 420 * s, y - 62 * s), (x + 384 * s, y), (x + 36 * s, y))
    scene.box(stripe, x + 14 * s, y - 46 * s, 390 * s, 8 * s)
    scene.box(house, x + 70 * s, y - 112 * s, 280 * s, 50 * s, 5 * s)
    scene.box(house, x + 126 * s, y - 156 * s, 150 * s, 48 * s, 5 * s)
    scene.box(stripe, x + 212 * s, y - 204 * s, 34 * s, 50 * s, 3 * s)
    for i in range(7):
        scene.box(window, x + (88 + 36 * i) * s, y - 98 * s, 22 * s, 20 * s, 4 * s)
    for i in range(4):
        scene.box(window, x + (138 + 34 * i) * s, y - 144 * s, 22 * s, 18 * s, 4 * s)


def pier() -> Scene:
    s = Scene("#BFD2DC")
    s.disc("#E6E1CF", 1180, 330, 62)
    s.ridge("#A3BCC9", 420, (26, 900, 100), (10, 330, 0))
    s.band("#82A2B3", 460)
    s.band("#547689", 600)
    s.glints("#C9D6D6", (1040, 492, 230), (1110, 520, 150), (1080, 552, 190), (1140, 640, 110), (320, 640, 70), (600, 690, 90))
    ferry(s, 250, 600, 1.15, "#27414F", "#EDE8DA", "#5E8094", "#C46A4A")
    s.band("#304F60", 742)
    s.shape("#1F3642", (880, 700), (1600, 660), (1600, 716), (880, 742))
    for x in range(930, 1600, 110):
        s.box("#1F3642", x, 690, 20, 210)
    for x in (1010, 1290, 1560):
        s.line("#1F3642", 7, (x, 700), (x, 520), (x - 40, 506))
        s.disc("#F0D89A", x - 44, 514, 11)
    return s


def channel() -> Scene:
    s = Scene("#E3DCCB")
    s.ridge("#C3C2B4", 400, (44, 760, 210), (14, 260, 40))
    s.ridge("#9FAAA2", 450, (30, 520, 0), (10, 170, 30))
    s.band("#76949A", 480)
    s.band("#5A7C86", 580)
    ferry(s, 930, 590, 0.72, "#35525C", "#F4EFE2", "#6F8F98", "#BB5A3C")
    s.band("#42646F", 690)
    s.glints("#A9BDBB", (160, 520, 170), (300, 548, 90), (640, 630, 190), (980, 640, 240), (480, 740, 150), (1180, 770, 220))
    s.shape("#B5482F", (380, 690), (440, 690), (430, 590), (390, 590))
    s.box("#F4EFE2", 388, 622, 44, 20)
    s.box("#B5482F", 403, 556, 14, 40)
    s.disc("#F0D89A", 410, 550, 12)
    s.ridge("#2D4A55", 830, (18, 640, 40), (6, 210, 0))
    return s


def storm() -> Scene:
    s = Scene("#C5C9CF")
    for colour, x, y, r in (("#B4BAC2", 260, 190, 330), ("#A9B0B9", 820, 120, 420), ("#B4BAC2", 1390, 210, 330)):
        s.disc(colour, x, y, r, 0.42)
    s.ridge("#8B96A2", 500, (14, 300, 0), (8, 130, 40))
    s.ridge("#6E7B89", 570, (22, 360, 120), (9, 150, 0))
    s.ridge("#566473", 650, (28, 420, 260), (10, 170, 70))
    s.ridge("#E4E6E6", 742, (30, 520, 60), (10, 180, 20), right=1010)
    s.ridge("#445261", 756, (30, 520, 60), (10, 180, 20), right=1010)
    s.shape("#5F6D55", (900, 900), (1180, 560), (1330, 560), (1600, 700), (1600, 900))
    s.shape("#4B5944", (1180, 560), (1330, 560), (1600, 700), (1600, 900), (1400, 900))
    s.box("#F3EEE2", 1222, 452, 64, 110)
    s.shape("#A34A3A", (1210, 456), (1254, 408), (1298, 456))
    s.box("#33404C", 1244, 512, 20, 50)
    for x, y in ((420, 330), (500, 290), (620, 350), (330, 270)):
        s.line("#5D6874", 6, (x - 26, y - 10), (x, y + 6), (x + 26, y - 10))
    return s


def roofs() -> Scene:
    s = Scene("#EBDDC0")
    s.disc("#F6EFDC", 330, 250, 90)
    for i, (height, width) in enumerate(((250, 150), (330, 120), (210, 190), (290, 150), (370, 90), (230, 200), (300, 150), (260, 210), (340, 130), (240, 210))):
        s.box("#D8C298", sum((150, 120, 190, 150, 90, 200, 150, 210, 130, 210)[:i]), 640 - height, width, height + 260)
    for x, y, w in ((0, 520, 260), (250, 460, 230), (480, 540, 210), (690, 430, 270), (960, 510, 240), (1200, 450, 210), (1410, 530, 190)):
        s.box("#B08A4C" if (x // 10) % 2 else "#BC9759", x, y, w, 400)
        s.shape("#8F6B38", (x - 12, y), (x + w / 2, y - 84), (x + w + 12, y))
        for column in range(3):
            for row in range(3):
                lit = (x // 10 + column * 2 + row * 3) % 5 == 0
                s.box("#F2DFA8" if lit else "#94713C", x + 34 + column * (w - 92) / 2, y + 44 + row * 88, 26, 42, 3)
    s.box("#6E5230", 745, 300, 160, 600)
    s.shape("#54401F", (730, 304), (825, 150), (920, 304))
    s.disc("#F4EBD3", 825, 376, 46)
    s.line("#54401F", 7, (825, 348), (825, 376), (846, 388))
    s.ridge("#4F4A30", 850, (22, 240, 0), (12, 110, 30))
    return s


def river() -> Scene:
    s = Scene("#D9E3DC")
    s.ridge("#B5CBBE", 360, (50, 1100, 300), (16, 380, 60))
    s.ridge("#93B19F", 430, (36, 760, 0), (12, 250, 0))
    s.ridge("#76987F", 500, (26, 900, 480))
    s.shape("#A9C6CE", (700, 512), (900, 512), (760, 600), (1010, 700), (700, 900), (60, 900), (480, 690), (620, 590))
    s.shape("#C5DADF", (760, 520), (830, 520), (690, 600), (800, 690), (470, 900), (300, 900), (600, 690), (650, 590))
    s.ridge("#567A5F", 780, (34, 1300, 1080), (8, 220, 0), left=940)
    s.box("#F5F1E4", 1150, 380, 54, 440, 4)
    for i in range(11):
        s.box("#2F4A3A" if i % 5 else "#B5482F", 1150, 400 + i * 36, 20 if i % 5 else 38, 10)
    s.ridge("#3F6049", 850, (30, 1000, 200), (9, 160, 0))
    for x, h in ((150, 150), (190, 210), (240, 170), (1340, 180), (1390, 230), (1450, 160)):
        s.line("#34523D", 8, (x, 900), (x + 10, 900 - h))
        s.box("#6B5236", x + 2, 900 - h - 60, 16, 66, 8)
    return s


def night_library() -> Scene:
    s = Scene("#232C47")
    for i in range(46):
        s.disc("#5E6A90", (i * 347) % 1600, (i * 191) % 330, 2.5 + i % 3)
    s.disc("#F1E6C4", 1290, 170, 58)
    s.disc("#232C47", 1264, 156, 52)
    s.ridge("#1B2339", 560, (60, 900, 200), (20, 300, 0))
    s.box("#3A4568", 330, 330, 940, 480)
    s.shape("#2D3656", (290, 336), (800, 180), (1310, 336))
    for column in range(5):
        x = 400 + column * 170
        s.box("#F3CF7E", x, 410, 110, 270, 8)
        for row in range(4):
            for book in range(6):
                height = 30 + (column * 7 + row * 5 + book * 11) % 18
                colour = ("#C46A4A", "#8F6B38", "#5E7F8C", "#A98745", "#7A5A6E")[(column + row * 2 + book * 3) % 5]
                s.box(colour, x + 8 + book * 16, 470 + row * 62 - height, 13, height)
            s.box("#B98D3E", x, 470 + row * 62, 110, 6)
        s.box("#3A4568", x + 52, 410, 6, 270)
    s.box("#F7E0A4", 740, 716, 120, 94)
    s.band("#151B2D", 806)
    s.shape("#5A5440", (740, 808), (860, 808), (1010, 900), (590, 900))
    for x in (170, 1430):
        s.line("#0F1424", 9, (x, 830), (x, 560))
        s.disc("#F7E0A4", x, 548, 20)
    return s


def lighthouse() -> Scene:
    s = Scene("#F0C9A4")
    s.disc("#F9E4BE", 480, 470, 130)
    s.box("#E7B48C", 0, 380, WIDTH, 26)
    s.box("#E7B48C", 120, 300, 620, 16, 8)
    s.band("#C98D77", 540)
    s.band("#9A6C70", 640)
    s.band("#6D5063", 760)
    s.glints("#F4D3AC", (360, 562, 250), (400, 592, 170), (430, 626, 110), (420, 680, 140), (450, 716, 80), (330, 800, 90))
    s.ridge("#4A3950", 700, (90, 900, 640), (16, 190, 40), left=880)
    s.shape("#F7EFE2", (1150, 660), (1250, 660), (1232, 270), (1168, 270))
    s.shape("#B5482F", (1157, 520), (1243, 520), (1238, 420), (1162, 420))
    s.box("#3A2D40", 1150, 256, 100, 16)
    s.box("#F6D78A", 1172, 200, 56, 58)
    s.shape("#3A2D40", (1160, 202), (1200, 158), (1240, 202))
    s.shape("#F6DDB0", (1172, 214), (1172, 244), (560, 300), (560, 130))
    s.box("#F7EFE2", 1280, 606, 150, 80)
    s.shape("#B5482F", (1266, 610), (1355, 556), (1444, 610))
    s.ridge("#33283A", 860, (26, 700, 0), (9, 170, 0))
    return s


def south_harbour() -> Scene:
    s = Scene("#F3E3C3")
    s.disc("#E9B872", 1240, 240, 84)
    s.ridge("#DDBF93", 430, (70, 820, 420), (18, 270, 0))
    for x, w, h in ((60, 150, 170), (200, 190, 230), (390, 130, 150), (520, 200, 210), (720, 150, 260), (870, 200, 170)):
        s.box("#F9F0DC" if (x // 10) % 2 else "#EAD6B0", x, 560 - h, w, h)
        for i in range(int(w // 60)):
            s.box("#C79A5E", x + 22 + i * 58, 560 - h + 44, 22, 40, 11)
    s.box("#F9F0DC", 640, 190, 62, 370)
    s.disc("#3F8A86", 671, 192, 40, 0.9)
    s.band("#4E9C98", 560)
    s.band("#34807F", 680)
    s.band("#25666A", 800)
    s.glints("#8FC4BB", (90, 600, 170), (420, 626, 120), (900, 604, 150), (200, 730, 160), (760, 760, 230), (1330, 720, 120), (500, 840, 180))
    s.shape("#7A4A2C", (960, 690), (1420, 690), (1360, 760), (1030, 760))
    s.shape("#F7F0E0", (1196, 660), (1196, 300), (1450, 640))
    s.shape("#E7D5B2", (1176, 660), (1176, 340), (1000, 640))
    s.line("#5C361F", 10, (1186, 690), (1186, 280))
    return s


def steppe() -> Scene:
    s = Scene("#BBDDF0")
    for x, y, r in ((300, 200, 120), (420, 220, 90), (1180, 150, 140), (1320, 175, 100)):
        s.disc("#E9F3F6", x, y, r, 0.36)
    s.ridge("#A5C48E", 520, (34, 1100, 0), (10, 360, 0))
    s.ridge("#E8C34A", 590, (28, 1400, 500))
    s.ridge("#D9AE36", 670, (22, 1000, 100))
    s.box("#F6F1E3", 980, 430, 180, 130)
    s.shape("#A9573B", (960, 434), (1070, 350), (1180, 434))
    s.box("#6F8FA6", 1004, 470, 38, 44, 3)
    s.box("#6F8FA6", 1096, 470, 38, 44, 3)
    s.line("#5B4A36", 9, (560, 700), (560, 250))
    s.line("#5B4A36", 7, (470, 290), (650, 290))
    for x in (470, 650):
        s.disc("#5B4A36", x, 300, 20, 0.6)
    s.shape("#B5482F", (560, 216), (690, 250), (560, 266))
    s.box("#F6F1E3", 500, 560, 120, 100, 6)
    for i in range(5):
        s.box("#B9B19C", 508, 574 + i * 17, 104, 6)
    s.ridge("#6F8A3E", 800, (20, 800, 0), (8, 120, 0))
    for i in range(17):
        x, y = 40 + i * 96, 770 + (i * 53) % 70
        s.line("#4F6B2B", 8, (x, 900), (x, y))
        s.disc("#F2C22E", x, y, 40)
        s.disc("#6B4A22", x, y, 19)
    return s


def lantern_street() -> Scene:
    s = Scene("#2E3A4F")
    s.disc("#47546C", 1130, 200, 90)
    s.shape("#3B485F", (0, 300), (520, 380), (520, 900), (0, 900))
    s.shape("#3B485F", (1600, 300), (1080, 380), (1080, 900), (1600, 900))
    s.shape("#222C3D", (0, 250), (560, 356), (540, 400), (0, 320))
    s.shape("#222C3D", (1600, 250), (1040, 356), (1060, 400), (1600, 320))
    s.box("#45536B", 520, 420, 560, 330)
    s.shape("#1C2433", (490, 424), (800, 320), (1110, 424))
    s.box("#F2CE86", 610, 500, 380, 250)
    for shelf in range(4):
        s.box("#9C6B38", 610, 550 + shelf * 56, 380, 6)
        for book in range(22):
            height = 26 + (shelf * 13 + book * 7) % 18
            s.box(("#B5482F", "#5C7A78", "#C9A05A", "#7C5360")[(book + shelf) % 4], 616 + book * 17, 550 + shelf * 56 - height, 13, height)
    s.box("#45536B", 790, 500, 20, 250)
    s.shape("#39455A", (520, 750), (1080, 750), (1600, 900), (0, 900))
    s.shape("#8A7A58", (610, 750), (990, 750), (1150, 900), (450, 900))
    for x, y, r in ((200, 420, 46), (380, 452, 36), (1220, 452, 36), (1400, 420, 46)):
        s.line("#1C2433", 5, (x, y - 110), (x, y - r))
        s.disc("#D1553B", x, y, r, 0.86)
        s.box("#F2CE86", x - r * 0.5, y - r * 0.95, r, 9)
        s.box("#F2CE86", x - r * 0.5, y + r * 0.8, r, 9)
        s.line("#F2CE86", 4, (x, y + r), (x, y + r + 34))
    return s


def terraces() -> Scene:
    s = Scene("#DCE9EE")
    s.disc("#F7EBC6", 1270, 190, 74)
    s.ridge("#B9CBD3", 330, (60, 700, 120), (18, 230, 0))
    s.band("#5F9DBA", 380)
    s.band("#4A88A8", 440)
    s.glints("#A9CDDA", (200, 400, 180), (560, 420, 130), (900, 462, 200), (1300, 410, 150))
    for i, colour in enumerate(("#B9B27C", "#A29D66", "#8C8A55", "#757747", "#5E633A")):
        top = 500 + i * 84
        s.ridge(colour, top, (46 - i * 5, 1500, 900 - i * 130))
        for j in range(5 - i % 2):
            x = 130 + j * 330 + (i * 137) % 210
            y = top - (46 - i * 5) * math.sin((x + 900 - i * 130) / 1500 * math.tau)
            size = 0.6 + i * 0.13
            s.line("#5A4A34", 13 * size, (x, y + 6), (x - 8 * size, y - 44 * size), (x + 10 * size, y - 76 * size))
            for dx, dy, r in ((-34, -86, 38), (30, -92, 42), (0, -118, 40)):
                s.disc("#6F8462" if (i + j) % 2 else "#7D9270", x + dx * size, y + dy * size, r * size, 0.8)
    return s


def bus_stop() -> Scene:
    s = Scene("#DDE3EA")
    for x, w, h in ((0, 190, 260), (190, 140, 340), (330, 230, 220), (560, 150, 380), (710, 240, 270), (950, 170, 330), (1120, 230, 240), (1350, 250, 360)):
        s.box("#C4CDD8" if (x // 10) % 2 else "#B6C1CE", x, 560 - h, w, h + 100)
    s.band("#8D99A8", 650)
    s.band("#5F6B7A", 720)
    for x in range(40, 1600, 260):
        s.box("#E7E3D6", x, 800, 130, 12)
    s.box("#2450B2", 520, 420, 720, 290, 28)
    s.box("#E8EEF6", 556, 462, 520, 110, 10)
    for x in (660, 770, 880, 985):
        s.box("#2450B2", x, 462, 12, 110)
    s.box("#E8EEF6", 1100, 462, 108, 210, 10)
    s.box("#93B2FF", 520, 610, 560, 16)
    for x in (680, 1040):
        s.disc("#1E2733", x, 712, 58)
        s.disc("#AEB8C4", x, 712, 24)
    s.line("#3A4452", 12, (320, 760), (320, 400))
    s.box("#F4F1E8", 262, 352, 116, 116, 58)
    s.disc("#B5482F", 320, 410, 44)
    s.line("#F4F1E8", 8, (320, 384), (320, 410), (340, 422))
    return s


def gauge_house() -> Scene:
    s = Scene("#AEBFC8")
    s.disc("#DCE2E0", 420, 210, 56)
    s.ridge("#8FA4B0", 430, (24, 800, 60), (8, 260, 0))
    s.band("#6A8594", 470)
    s.band("#4B6878", 590)
    s.band("#33505F", 720)
    s.glints("#C4D0D2", (330, 500, 200), (380, 530, 120), (350, 566, 160), (390, 630, 90), (1180, 640, 150), (140, 760, 170))
    s.shape("#22353F", (760, 640), (1600, 600), (1600, 648), (760, 676))
    for x in range(790, 1600, 130):
        s.box("#22353F", x, 640, 18, 260)
    s.box("#E9E3D3", 860, 440, 190, 210)
    s.shape("#8C3F30", (842, 446), (955, 360), (1068, 446))
    s.box("#3C5361", 900, 490, 50, 60, 4)
    s.box("#3C5361", 978, 520, 46, 130)
    s.box("#F4F0E4", 776, 500, 40, 330, 3)
    for i in range(10):
        s.box("#22353F", 776, 516 + i * 30, 28 if i % 5 == 0 else 16, 7)
    s.line("#22353F", 5, (955, 362), (955, 270))
    s.disc("#E6B84C", 955, 264, 9)
    return s


def tide_curve() -> Scene:
    s = Scene("#FAF9F6")
    for i in range(6):
        s.line("#E4E0D8", 2, (120, 150 + i * 120), (1500, 150 + i * 120))
    surge = lambda x: 150 * math.exp(-(((x - 1010) / 170) ** 2))  # noqa: E731
    tide = lambda x: 500 - 170 * math.sin((x - 120) / 430 * math.tau)  # noqa: E731
    xs = range(120, 1501, 6)
    s.shape("#FBEAE7", *[(x, tide(x) - surge(x)) for x in xs if 640 <= x <= 1380], *[(x, tide(x)) for x in reversed(xs) if 640 <= x <= 1380])
    s.line("#8C867A", 5, *[(x, tide(x)) for x in xs])
    s.line("#A2291E", 7, *[(x, tide(x) - surge(x)) for x in xs if x <= 880])
    s.line("#2450B2", 7, *[(x, tide(x) - (surge(x) if x < 880 else surge(880))) for x in xs if 880 <= x <= 1120])
    for x in range(900, 1380, 26):
        s.disc("#A2291E", x, tide(x) - surge(x), 5)
    s.line("#5F5A50", 3, (120, 750), (1500, 750))
    return s


def desk() -> Scene:
    s = Scene("#F1EFEA")
    s.band("#D9D2C4", 690)
    s.box("#FFFEFC", 470, 110, 520, 690, 6)
    s.box("#1E1C18", 530, 170, 360, 26, 4)
    s.box("#1E1C18", 530, 210, 270, 26, 4)
    s.box("#A8C0CB", 530, 268, 400, 170)
    s.box("#6F91A3", 530, 360, 400, 78)
    s.box("#3B5B6D", 530, 404, 400, 34)
    for i in range(10):
        width = (400, 384, 396, 250, 400, 390, 378, 400, 310, 396)[i]
        if i in (4, 5):
            s.box("#FFF0B3", 522, 468 + i * 31 - 8, width + 16, 29, 4)
        s.box("#8C867A", 530, 468 + i * 31, width, 11, 5)
    s.shape("#2450B2", (1090, 700), (1130, 716), (1290, 330), (1250, 314))
    s.shape("#EAD2A8", (1090, 700), (1130, 716), (1082, 776))
    s.shape("#2450B2", (1090, 752), (1104, 757), (1082, 776))
    s.disc("#FFFFFF", 250, 640, 120, 0.9)
    s.disc("#6B4A32", 250, 632, 94, 0.86)
    s.line("#FFFFFF", 26, (362, 610), (412, 622), (404, 682), (350, 690))
    return s


PICTURES: dict[str, Callable[[], Scene]] = {
    "pier.jpg": pier,
    "channel.jpg": channel,
    "storm.jpg": storm,
    "roofs.jpg": roofs,
    "river.jpg": river,
    "night-library.jpg": night_library,
    "lighthouse.jpg": lighthouse,
    "south-harbour.jpg": south_harbour,
    "steppe.jpg": steppe,
    "lantern-street.jpg": lantern_street,
    "terraces.jpg": terraces,
    "bus-stop.jpg": bus_stop,
    "gauge-house.jpg": gauge_house,
    "tide-curve.png": tide_curve,
    "desk.jpg": desk,
}


def main() -> int:
    application = QGuiApplication([])
    OUT.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or PICTURES:
        scene = PICTURES[name]()
        scene.painter.end()
        target = OUT / name
        if not scene.image.save(str(target), None, 82 if target.suffix == ".jpg" else -1):
            print(f"Could not write {target}.", file=sys.stderr)
            return 1
        print(f"{name}: {target.stat().st_size // 1024} kB")
    del application
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
