"""Generates the fonts of the social cards from those of the pages; see README.md."""

from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
PAGES = HERE.parent / "static" / "fonts"
CUTS = {
    "wordmark": ("newsreader", {"wght": 800, "opsz": 72}),
    "headline": ("newsreader", {"wght": 535, "opsz": 72}),
    "kicker": ("libre-franklin", {"wght": 700}),
}


def cut(source, axes, target):
    font = instantiateVariableFont(TTFont(PAGES / source, recalcTimestamp=False), axes)
    font.flavor = None
    font.save(target)


for name, (family, axes) in CUTS.items():
    parts = [HERE / f"{name}.part", HERE / f"{name}-ext.part"]
    cut(f"{family}.woff2", axes, parts[0])
    cut(f"{family}-ext.woff2", axes, parts[1])
    font = Merger().merge([str(part) for part in parts])
    for record in font["name"].names:
        if record.nameID in (1, 4, 6):  # Java treats fonts with the same name as one
            font["name"].setName(f"BroadsheetCards-{name.title()}", record.nameID, record.platformID,
                                 record.platEncID, record.langID)
    font["head"].created = font["head"].modified = TTFont(PAGES / f"{family}.woff2")["head"].modified
    font.recalcTimestamp = False
    font.save(HERE / f"{name}.ttf")
    for part in parts:
        part.unlink()
