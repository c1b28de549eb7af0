"""Makes the fonts of the theme and of the social cards, and the style sheet that names them.

Run when a font or this script changes:  python scripts/build_fonts.py
Needs npm, `pip install fonttools brotli`, and Debian's fonts-liberation (measured for the fallbacks, not copied).

The sources are npm packages under the SIL Open Font License, fetched by the ordinary client in the versions below and
checked against their SHA-256: Source Serif 4 (Adobe) for text and headlines, Golos Text (Paratype) for the frame; both
were drawn with Latin and Cyrillic side by side. What is made of them is smaller: one optical size, the weights in use,
the slices of `SLICES`, no hinting, and the OpenType features that running text needs. As the licence reserves the
name "Source", the results are called Digest Serif, Digest Display, Digest Sans and Digest Card; the licences stand
beside them.

Weights: text is set in one weight, and bold and italic are rare, so three still cuts are fewer bytes for most pages
than a variable font (31 KB against 56 KB); the frame uses two weights everywhere, so its font stays variable.

The fallback faces take the place of the fonts until they are there, with the same line height and the same average
width of a letter (`size-adjust`), so that nothing jumps. Widths are measured on Liberation, which has the metrics of
Times New Roman and Arial; Georgia's is that of Times by the ratio of their averages in @capsizecss/metrics 4.3.0.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
THEME = ROOT / "generator" / "theme" / "assets"
CARDS = ROOT / "generator" / "cards" / "fonts"
PACKAGES = {
    "serif": ("source-serif-4", "5.3.1", "8c452853c74be1e43e9fbfe76321c26f4678a2d431e93209ff1d9faec03fd96f"),
    "sans": ("golos-text", "5.3.0", "74df2b06deb509b4c5a8939c280aabc13e1e6917762b54e33c31be59de9652da"),
}
SLICES = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
FEATURES = ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "tnum"]
SAMPLES = {
    "latin": "The council of the small town by the river voted on Tuesday, and la préfecture a confirmé le résultat.",
    "cyrillic": "Совет городка у реки голосовал во вторник, а обласна адміністрація підтвердила підсумок рішення.",
}
BLANK = " "
LIBERATION = Path("/usr/share/fonts/truetype/liberation")
GEORGIA_BY_TIMES = 913 / 832
MOST_PAIRS = 10_000
"""Pairs a kern table may hold (its length is 16 bits)."""
LEAST_KERN = 6
"""Thousandths of an em under which a pair's kerning cannot be seen."""
PAIRS = 2
"""Type of GPOS's lookups of pairs."""
FAMILY_NAMES = {1, 4, 6}
POSTSCRIPT_NAME = 6
BOLD = 600


@dataclass(frozen=True)
class Cut:
    """One face of the theme."""

    file: str
    family: str
    source: str
    style: str
    axes: dict[str, Any]
    weight: str


CUTS = (
    Cut("serif", "Digest Serif", "serif", "normal", {"opsz": 16, "wght": 400}, "400"),
    Cut("serif-bold", "Digest Serif", "serif", "normal", {"opsz": 16, "wght": 680}, "700"),
    Cut("serif-italic", "Digest Serif", "serif", "italic", {"opsz": 16, "wght": 400}, "400"),
    Cut("display", "Digest Display", "serif", "normal", {"opsz": 34, "wght": 620}, "600"),
    Cut("sans", "Digest Sans", "sans", "normal", {"wght": (400, 600)}, "400 600"),
)
CARD_CUT = Cut("card", "Digest Card", "serif", "normal", {"opsz": 60, "wght": 660}, "700")


def fetch(folder: Path) -> dict[str, Path]:
    """Unpack the packages; the folder of each."""
    found: dict[str, Path] = {}
    for key, (name, version, digest) in PACKAGES.items():
        subprocess.run(["npm", "pack", "--silent", f"@fontsource-variable/{name}@{version}"], cwd=folder, check=True)
        archive = folder / f"fontsource-variable-{name}-{version}.tgz"
        if hashlib.sha256(archive.read_bytes()).hexdigest() != digest:
            raise SystemExit(f"{archive.name} is not the package that this script was written for")
        with tarfile.open(archive) as tar:
            tar.extractall(folder / key, filter="data")
        found[key] = folder / key / "package"
    return found


def source_of(cut: Cut, part: str, packages: dict[str, Path]) -> Path:
    """The package's file for a slice of a cut."""
    name, _, _ = PACKAGES[cut.source]
    axis = "opsz" if "opsz" in cut.axes else "wght"
    return packages[cut.source] / "files" / f"{name}-{part}-{axis}-{cut.style}.woff2"


def cut_font(cut: Cut, path: Path) -> TTFont:
    """The font of a cut: fewer axes, features and names."""
    font = TTFont(path, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=set(font.getBestCmap()))
    cutter.subset(font)
    font = instancer.instantiateVariableFont(font, cut.axes)
    for record in font["name"].names:
        if record.nameID in FAMILY_NAMES:
            record.string = cut.family.replace(" ", "") if record.nameID == POSTSCRIPT_NAME else cut.family
    return font


def save(font: TTFont, path: Path) -> None:
    """Write a WOFF2."""
    font.flavor = "woff2"
    buffer = BytesIO()
    font.save(buffer)
    path.write_bytes(buffer.getvalue())
    print(f"{path.relative_to(ROOT)}  {len(buffer.getvalue()):,} bytes")


def pairs(font: TTFont) -> dict[tuple[str, str], int]:
    """The kerning of GPOS between letters, figures and marks of the font, as plain pairs."""
    wanted = set(font.getBestCmap().values())
    found: dict[tuple[str, str], int] = {}
    lookups = font["GPOS"].table.LookupList.Lookup
    features = font["GPOS"].table.FeatureList.FeatureRecord
    used = sorted({i for record in features if record.FeatureTag == "kern" for i in record.Feature.LookupListIndex})
    for number in used:
        for table in lookups[number].SubTable:
            inner = getattr(table, "ExtSubTable", table)
            if inner.LookupType == PAIRS:
                _pairs_of(inner, wanted, found)
    largest = sorted(found, key=lambda pair: (-abs(found[pair]), pair))[:MOST_PAIRS]
    return {pair: found[pair] for pair in sorted(largest)}


def _pairs_of(table: Any, wanted: set[str], found: dict[tuple[str, str], int]) -> None:
    """Of one subtable; what an earlier one said of a pair holds."""
    for number, first in enumerate(table.Coverage.glyphs):
        if first not in wanted:
            continue
        if table.Format == 1:
            rows = [(record.SecondGlyph, record.Value1) for record in table.PairSet[number].PairValueRecord]
        else:
            group = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
            classes = table.ClassDef2.classDefs
            rows = [(second, group[classes.get(second, 0)].Value1) for second in sorted(wanted)]
        for second, value in rows:
            move = getattr(value, "XAdvance", 0) or 0
            if second in wanted and abs(move) >= LEAST_KERN:
                found.setdefault((first, second), move)


def with_kern(font: TTFont) -> TTFont:
    """The font with its kerning where simple readers of fonts look for it."""
    kern = newTable("kern")
    part = KernTable_format_0()
    part.coverage, part.tupleIndex, part.kernTable = 1, None, pairs(font)
    part.apple = False
    kern.version, kern.kernTables = 0, [part]
    font["kern"] = kern
    for tag in ("GPOS", "GSUB", "GDEF"):
        if tag in font:
            del font[tag]
    return font


def average(font: TTFont, text: str) -> float:
    """Mean advance of a text's letters, in ems; letters the font lacks are left out."""
    widths, letters = font["hmtx"], font.getBestCmap()
    advances = [widths[letters[ord(c)]][0] for c in text if ord(c) in letters and (c != " " or text == BLANK)]
    return sum(advances) / len(advances) / font["head"].unitsPerEm


def face(family: str, sources: str, ranges: str, extra: str) -> str:
    """One @font-face rule."""
    return f'@font-face{{font-family:"{family}";{extra}src:{sources};unicode-range:{ranges}}}\n'


def fallbacks(cut: Cut, fonts: dict[str, TTFont], ranges: dict[str, str]) -> str:
    """The faces that stand in for a cut, by script."""
    bold = int(cut.weight.split()[0]) >= BOLD
    stand_ins = {
        "serif": (
            ("Georgia", ["Georgia Bold", "Georgia-Bold"] if bold else ["Georgia"], "Serif", GEORGIA_BY_TIMES),
            ("Times", ["Times New Roman Bold", "Liberation Serif Bold"] if bold
             else ["Times New Roman", "Liberation Serif"], "Serif", 1.0),
        ),
        "sans": (("Arial", ["Arial", "Liberation Sans", "Helvetica"], "Sans", 1.0),),
    }[cut.source]  # fmt: skip
    rules = ""
    for label, names, liberation, ratio in stand_ins:
        measure = TTFont(LIBERATION / f"Liberation{liberation}-{'Bold' if bold else 'Regular'}.ttf")
        # The blank has a width of its own, and comes last: of two faces for a character the later one counts.
        for part, text in (*SAMPLES.items(), ("latin", BLANK)):
            adjust = average(fonts[part], text) / (average(measure, text) * ratio)
            head, em = fonts[part]["hhea"], fonts[part]["head"].unitsPerEm
            up, down, gap = (abs(x) / em / adjust for x in (head.ascent, head.descent, head.lineGap))
            extra = (
                f"size-adjust:{adjust:.1%};ascent-override:{up:.1%};descent-override:{down:.1%};"
                f"line-gap-override:{gap:.1%};"
            )
            if cut.source == "serif":
                extra = f"font-weight:{cut.weight};" + extra
            sources = ",".join(f'local("{name}")' for name in names)
            rules += face(f"{cut.family} {label}", sources, "U+20,U+A0" if text == BLANK else ranges[part], extra)
    return rules


def covered(font: TTFont) -> list[list[int]]:
    """The characters a font has, as ranges."""
    ranges: list[list[int]] = []
    for code in sorted(font.getBestCmap()):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


def cards(packages: dict[str, Path], sans: dict[str, TTFont]) -> None:
    """The fonts of the social cards, and what they and the sans have."""
    coverage: dict[str, dict[str, list[list[int]]]] = {"card": {}, "sans": {}}
    for part in SLICES:
        font = with_kern(cut_font(CARD_CUT, source_of(CARD_CUT, part, packages)))
        save(font, CARDS / f"card-{part}.woff2")
        coverage["card"][part] = covered(font)
        coverage["sans"][part] = covered(sans[part])
    text = json.dumps(coverage, separators=(",", ":")).replace('},"', '},\n"')
    (CARDS / "coverage.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Make everything."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    (THEME / "fonts").mkdir(exist_ok=True)
    CARDS.mkdir(parents=True, exist_ok=True)
    for old in [*(THEME / "fonts").glob("*.woff2"), *CARDS.glob("*.woff2")]:
        old.unlink()
    with tempfile.TemporaryDirectory() as name:
        packages = fetch(Path(name))
        ranges = {
            part.strip("[]"): text.replace(" ", "")
            for part, text in json.loads((packages["serif"] / "unicode.json").read_text(encoding="utf-8")).items()
        }
        css = "/* Made by scripts/build_fonts.py; not edited by hand. Licences: fonts/OFL-*.txt */\n"
        fonts: dict[str, TTFont] = {}
        for cut in CUTS:  # the sans is the last
            fonts = {part: cut_font(cut, source_of(cut, part, packages)) for part in SLICES}
            for part in SLICES:
                file = f"{cut.file}-{part}.woff2"
                save(fonts[part], THEME / "fonts" / file)
                extra = f"font-style:{cut.style};font-weight:{cut.weight};font-display:swap;"
                css += face(cut.family, f'url(fonts/{file}) format("woff2")', ranges[part], extra)
            if cut.file in {"serif", "display", "sans"}:
                css += fallbacks(cut, fonts, ranges)
        (THEME / "fonts.css").write_text(css, encoding="utf-8")
        cards(packages, fonts)
        for key, label in (("serif", "Source-Serif-4"), ("sans", "Golos-Text")):
            text = (packages[key] / "LICENSE").read_text(encoding="utf-8")
            (THEME / "fonts" / f"OFL-{label}.txt").write_text(text, encoding="utf-8")
        (CARDS / "OFL-Source-Serif-4.txt").write_text((packages["serif"] / "LICENSE").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
