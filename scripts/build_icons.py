"""Makes the icons of the theme: a front page in a few bars, as SVG and as the PNGs that phones ask for.

Run when this script changes:  .venv/bin/python scripts/build_icons.py
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

ASSETS = Path(__file__).resolve().parent.parent / "generator" / "theme" / "assets"
INK, PAPER, ACCENT = "#1b1a17", "#fdfcf8", "#d8483a"
SIDE = 32
# Left, top, width, height and colour of each bar on a square of SIDE: a headline, the lead, two columns.
BARS = (
    (7, 7, 18, 4, PAPER),
    (7, 13, 8, 12, ACCENT),
    (17, 13, 8, 2, PAPER),
    (17, 16.33, 8, 2, PAPER),
    (17, 19.67, 8, 2, PAPER),
    (17, 23, 8, 2, PAPER),
)


def svg() -> str:
    """The icon as a drawing."""
    bars = "".join(f'<path fill="{c}" d="M{x} {y}h{w}v{h}h-{w}z"/>' for x, y, w, h, c in BARS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
        f'<rect width="{SIDE}" height="{SIDE}" rx="6" fill="{INK}"/>{bars}</svg>\n'
    )


def picture(side: int, *, corner: float, scale: float = 1.0) -> Image.Image:
    """The icon as a picture; ``scale`` below 1 leaves a margin, for icons that a phone cuts to its own shape."""
    fine = side * 8
    image = Image.new("RGBA", (fine, fine), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, fine - 1, fine - 1), radius=corner * fine / SIDE, fill=INK)
    unit, shift = fine / SIDE * scale, fine * (1 - scale) / 2
    for x, y, w, h, colour in BARS:
        box = (shift + x * unit, shift + y * unit, shift + (x + w) * unit - 1, shift + (y + h) * unit - 1)
        draw.rectangle(box, fill=colour)
    return image.resize((side, side), Image.Resampling.LANCZOS).quantize(32, method=Image.Quantize.FASTOCTREE)


def main() -> None:
    """Write the icons."""
    (ASSETS / "icons").mkdir(exist_ok=True)
    (ASSETS / "images").mkdir(exist_ok=True)
    (ASSETS / "icons" / "icon.svg").write_text(svg(), encoding="utf-8")
    for path, image in (
        ("images/favicon.png", picture(48, corner=6)),
        ("icons/apple-touch-icon.png", picture(180, corner=0)),
        ("icons/icon-192.png", picture(192, corner=6)),
        ("icons/icon-512.png", picture(512, corner=6)),
        ("icons/maskable-512.png", picture(512, corner=0, scale=0.8)),
    ):
        image.save(ASSETS / path, optimize=True)
        print(path, (ASSETS / path).stat().st_size, "bytes")


if __name__ == "__main__":
    main()
