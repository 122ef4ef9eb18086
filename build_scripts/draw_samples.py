#!/usr/bin/env python3
"""Draw the pictures of the sample articles: flat layered landscapes, the same at every run.

.venv/bin/python build_scripts/draw_samples.py
"""

from __future__ import annotations

import math
import os
import random
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter, QPen, QPolygonF

TARGET = Path(__file__).resolve().parent.parent / "resources/samples/pictures"
WIDTH, HEIGHT = 1600, 900


def sky(p: QPainter, top: str, bottom: str, until: int = HEIGHT) -> None:
    fade = QLinearGradient(0, 0, 0, until)
    fade.setColorAt(0, QColor(top))
    fade.setColorAt(1, QColor(bottom))
    p.fillRect(QRectF(0, 0, WIDTH, until), fade)


def ridge(p: QPainter, colour: str, base: float, height: float, seed: int, steps: int = 9) -> None:
    """A line of hills from the left to the right edge, filled down to the lower one."""
    dice = random.Random(seed)
    phases = [(dice.uniform(0.4, 1.0) / (k + 1), dice.uniform(0, 6.3), k + 1) for k in range(3)]
    points = [QPointF(0, HEIGHT)]
    for i in range(steps * 20 + 1):
        x = i / (steps * 20)
        wave = sum(a * math.sin(x * f * 5 + phase) for a, phase, f in phases)
        points.append(QPointF(x * WIDTH, base - height * (0.5 + wave / 2.6)))
    points.append(QPointF(WIDTH, HEIGHT))
    p.setBrush(QColor(colour))
    p.drawPolygon(QPolygonF(points))


def band(p: QPainter, colour: str, top: float, bottom: float = HEIGHT) -> None:
    p.fillRect(QRectF(0, top, WIDTH, bottom - top), QColor(colour))


def disc(p: QPainter, colour: str, x: float, y: float, r: float) -> None:
    p.setBrush(QColor(colour))
    p.drawEllipse(QPointF(x, y), r, r)


def boat(p: QPainter, x: float, y: float, size: float, hull: str, house: str) -> None:
    p.setBrush(QColor(hull))
    p.drawPolygon(
        QPolygonF(
            [
                QPointF(x, y),
                QPointF(x + size, y),
                QPointF(x + size * 0.88, y + size * 0.16),
                QPointF(x + size * 0.1, y + size * 0.16),
            ]
        )
    )
    p.setBrush(QColor(house))
    p.drawRect(QRectF(x + size * 0.2, y - size * 0.13, size * 0.5, size * 0.13))
    p.drawRect(QRectF(x + size * 0.28, y - size * 0.22, size * 0.26, size * 0.1))
    p.setBrush(QColor(hull))
    for i in range(6):
        p.drawRect(QRectF(x + size * (0.23 + i * 0.075), y - size * 0.09, size * 0.04, size * 0.045))
    p.drawRect(QRectF(x + size * 0.4, y - size * 0.32, size * 0.05, size * 0.11))


def glints(p: QPainter, colour: str, top: float, seed: int, number: int = 46) -> None:
    dice = random.Random(seed)
    p.setBrush(QColor(colour))
    for _ in range(number):
        y = dice.uniform(top, HEIGHT)
        width = 30 + (y - top) * 0.25 * dice.random()
        p.drawRect(QRectF(dice.uniform(0, WIDTH), y, width, 2.5))


def houses(p: QPainter, colours: list[str], base: float, seed: int, light: str) -> None:
    dice = random.Random(seed)
    x = -20.0
    while x < WIDTH:
        width, height = dice.uniform(70, 130), dice.uniform(110, 230)
        p.setBrush(QColor(dice.choice(colours)))
        roof = dice.uniform(20, 50)
        p.drawPolygon(
            QPolygonF(
                [
                    QPointF(x, base),
                    QPointF(x, base - height),
                    QPointF(x + width / 2, base - height - roof),
                    QPointF(x + width, base - height),
                    QPointF(x + width, base),
                ]
            )
        )
        p.setBrush(QColor(light))
        for row in range(int(height // 48)):
            for column in range(int(width // 34)):
                if dice.random() < 0.45:
                    p.drawRect(QRectF(x + 12 + column * 34, base - height + 16 + row * 46, 13, 20))
        x += width + 2


def pier(p: QPainter) -> None:
    sky(p, "#A9C1CD", "#D3DEE1", 430)
    disc(p, "#F4EEDC", 1180, 250, 62)
    ridge(p, "#8FABBA", 420, 110, 3)
    ridge(p, "#7896A8", 440, 60, 8)
    band(p, "#5D8095", 430)
    band(p, "#486B81", 560)
    band(p, "#2F4F63", 720)
    glints(p, "#86A5B5", 450, 5)
    boat(p, 420, 520, 420, "#22384A", "#F2EFE8")
    p.setBrush(QColor("#1D2F3D"))
    p.drawRect(QRectF(980, 640, 620, 26))
    for x in range(1010, 1600, 86):
        p.drawRect(QRectF(x, 660, 16, 190))


def desk(p: QPainter) -> None:
    sky(p, "#EDE6D8", "#F6F1E7")
    band(p, "#C9B08C", 640)
    band(p, "#B4976F", 668)
    p.setBrush(QColor("#FFFDF8"))
    p.drawRect(QRectF(470, 150, 560, 620))
    for i, width in enumerate((420, 420, 300)):
        p.fillRect(QRectF(530, 210 + i * 40, width, 22), QColor("#2B2A28"))
    p.fillRect(QRectF(530, 350, 200, 150), QColor("#93B2D6"))
    for i in range(9):
        p.fillRect(
            QRectF(760 if i < 4 else 530, 352 + i * 38, 210 if i < 4 else 440 - (i % 3) * 60, 10), QColor("#B9B3A8")
        )
    p.fillRect(QRectF(526, 536, 448, 26), QColor("#FFE48F"))
    p.fillRect(QRectF(530, 544, 420, 10), QColor("#8E887D"))
    p.setPen(QPen(QColor("#2450B2"), 18, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    p.drawLine(QPointF(1090, 700), QPointF(1330, 420))
    p.setPen(Qt.PenStyle.NoPen)
    disc(p, "#7C5A3A", 260, 640, 90)
    disc(p, "#3E2A1C", 260, 630, 66)


def council(p: QPainter) -> None:
    sky(p, "#E8D9B8", "#F3E9D2")
    for x, height in ((160, 250), (400, 390), (640, 320), (880, 520), (1120, 180), (1360, 290)):
        p.fillRect(QRectF(x, 760 - height, 130, height), QColor("#B48A43"))
        p.fillRect(QRectF(x + 130, 760 - height * 0.8, 40, height * 0.8), QColor("#D2B57E"))
    band(p, "#8C6A30", 760, 772)
    band(p, "#EADDBF", 772)


def storm(p: QPainter) -> None:
    sky(p, "#6F7C88", "#B7BFC5", 520)
    for y, colour in ((90, "#5E6A76"), (170, "#707C88"), (260, "#828D97")):
        for i in range(9):
            disc(p, colour, i * 200 + (y % 130), y, 110 - (i % 3) * 18)
    band(p, "#56646F", 500)
    ridge(p, "#65737E", 560, 60, 21, 12)
    ridge(p, "#4A5964", 660, 70, 22, 12)
    ridge(p, "#36454F", 780, 80, 23, 12)
    p.setBrush(QColor("#C8423A"))
    p.drawRect(QRectF(1180, 330, 46, 250))
    p.setBrush(QColor("#F2EFE8"))
    p.drawRect(QRectF(1180, 400, 46, 50))
    p.drawRect(QRectF(1180, 500, 46, 50))
    p.setBrush(QColor("#FFE9A0"))
    p.drawRect(QRectF(1188, 296, 30, 36))


def southern_port(p: QPainter) -> None:
    sky(p, "#F3C98B", "#F7E3C0", 480)
    disc(p, "#F08A4B", 420, 330, 80)
    houses(p, ["#D9B48A", "#C99A6C", "#E4C9A2", "#B98558"], 500, 4, "#7A4B2B")
    band(p, "#3F7F86", 500)
    band(p, "#2E666F", 640)
    glints(p, "#E9B779", 520, 9, 60)
    for x in (240, 700, 1180):
        p.setBrush(QColor("#5B3A24"))
        p.drawPolygon(QPolygonF([QPointF(x, 700), QPointF(x + 220, 700), QPointF(x + 180, 740), QPointF(x + 40, 740)]))
        p.setBrush(QColor("#FBF4E6"))
        p.drawPolygon(QPolygonF([QPointF(x + 105, 690), QPointF(x + 105, 480), QPointF(x + 215, 690)]))


def library(p: QPainter) -> None:
    sky(p, "#EFE7DA", "#E4D8C4")
    dice = random.Random(12)
    for shelf in range(4):
        base = 210 + shelf * 190
        x = 60.0
        while x < 1100:
            width, height = dice.uniform(18, 42), dice.uniform(100, 150)
            p.fillRect(
                QRectF(x, base - height, width - 3, height),
                QColor(dice.choice(["#8C3B32", "#35566B", "#B98A3C", "#56704B", "#6B4E71", "#D8C7A4"])),
            )
            x += width
        p.fillRect(QRectF(40, base, 1080, 18), QColor("#7A5A3A"))
    p.fillRect(QRectF(1180, 120, 340, 480), QColor("#BFD8E2"))
    for y in (120, 276, 432, 588):
        p.fillRect(QRectF(1180, y, 340, 12), QColor("#F7F2E8"))
    p.fillRect(QRectF(1344, 120, 12, 480), QColor("#F7F2E8"))
    p.fillRect(QRectF(1140, 720, 420, 26), QColor("#6B4A2C"))


def river(p: QPainter) -> None:
    sky(p, "#D7E3DA", "#F1F1E2", 360)
    ridge(p, "#A9BFA8", 360, 120, 31)
    ridge(p, "#8BA88B", 430, 90, 33)
    band(p, "#7A9A72", 430)
    left = [QPointF(820, 430), QPointF(700, 500), QPointF(980, 590), QPointF(560, 720), QPointF(300, 900)]
    right = [QPointF(1200, 900), QPointF(1090, 730), QPointF(1240, 600), QPointF(880, 500), QPointF(880, 430)]
    p.setBrush(QColor("#8FB3C4"))
    p.drawPolygon(QPolygonF(left + right))
    p.fillRect(QRectF(1330, 470, 22, 330), QColor("#F4F1E6"))
    for i in range(11):
        p.fillRect(QRectF(1330, 480 + i * 30, 22 if i % 5 == 0 else 12, 5), QColor("#B4372E"))
    dice = random.Random(2)
    p.setPen(QPen(QColor("#4E6B45"), 4))
    for _ in range(120):
        x = dice.uniform(0, 520)
        p.drawLine(QPointF(x, 900), QPointF(x + dice.uniform(-12, 12), dice.uniform(720, 860)))
    p.setPen(Qt.PenStyle.NoPen)


def notebook(p: QPainter) -> None:
    sky(p, "#DCD3C0", "#CFC4AE")
    p.fillRect(QRectF(260, 110, 1080, 680), QColor("#F9F5EA"))
    p.fillRect(QRectF(796, 110, 8, 680), QColor("#D9D0BC"))
    for side in (300, 850):
        for i in range(15):
            p.fillRect(QRectF(side, 170 + i * 40, 450, 2), QColor("#C9DCE6"))
    points = QPolygonF([QPointF(300 + i * 32, 520 - 90 * math.sin(i / 2.2) - i * 9) for i in range(15)])
    p.setPen(QPen(QColor("#2450B2"), 7))
    p.drawPolyline(points)
    p.setPen(QPen(QColor("#5F5A50"), 5))
    dice = random.Random(6)
    for row in range(13):
        p.drawLine(QPointF(850, 200 + row * 40), QPointF(850 + dice.uniform(180, 440), 200 + row * 40))
    p.setPen(Qt.PenStyle.NoPen)


def market(p: QPainter) -> None:
    sky(p, "#BCD3DE", "#E9EEEA", 520)
    houses(p, ["#E2D4C0", "#CFA98F", "#B9C4BE", "#D8BC8F"], 600, 17, "#5A6B74")
    band(p, "#B9B3A4", 600)
    for i, colour in enumerate(("#B5433B", "#2F7D5B", "#B98314", "#2450B2")):
        x = 140 + i * 360
        for k in range(8):
            p.fillRect(QRectF(x + k * 32, 560, 32, 54), QColor(colour if k % 2 else "#F8F4EA"))
        p.fillRect(QRectF(x + 10, 614, 8, 150), QColor("#5B4A38"))
        p.fillRect(QRectF(x + 240, 614, 8, 150), QColor("#5B4A38"))
        p.fillRect(QRectF(x - 6, 700, 268, 22), QColor("#7C6146"))


def winter(p: QPainter) -> None:
    sky(p, "#C4CEDC", "#EEF0F3", 520)
    disc(p, "#FBF3E4", 320, 220, 54)
    ridge(p, "#B4C0CF", 520, 130, 41)
    ridge(p, "#DDE3EA", 600, 80, 42)
    band(p, "#F4F6F8", 600)
    p.fillRect(QRectF(0, 660, WIDTH, 10), QColor("#6E7F92"))
    p.fillRect(QRectF(0, 690, WIDTH, 10), QColor("#6E7F92"))
    for x in range(0, WIDTH, 54):
        p.fillRect(QRectF(x, 652, 16, 56), QColor("#8D7B6A"))
    for i in range(3):
        x = 420 + i * 330
        p.fillRect(QRectF(x, 520, 310, 120), QColor("#2F6B57"))
        for k in range(5):
            p.fillRect(QRectF(x + 24 + k * 56, 545, 36, 36), QColor("#F6E7B2"))
        for k in (50, 250):
            disc(p, "#2A2F36", x + k, 646, 20)


PICTURES: dict[str, Callable[[QPainter], None]] = {
    f.__name__.replace("_", "-"): f
    for f in (pier, desk, council, storm, southern_port, library, river, notebook, market, winter)
}


def main() -> None:
    application = QGuiApplication([])
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        draw(painter)
        painter.end()
        path = TARGET / f"{name}.jpg"
        image.save(str(path), "JPEG", 82)
        print(f"{path.name}: {path.stat().st_size // 1024} kB")
    application.quit()


if __name__ == "__main__":
    main()
