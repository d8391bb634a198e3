#!/usr/bin/env bash
# Makes the two Han fonts of the window from the npm package @expo-google-fonts/noto-sans-sc and checks them:
#
#   fonts/make-subsets.sh            writes them to src/main/resources/dev/podfall/ui/style/fonts
#   fonts/make-subsets.sh FOLDER     writes them elsewhere, for example to compare
#
# Wants npm, and Python 3 with fontTools (pip install fonttools==4.68.0); with that version the files come out the same to
# the byte. PYTHON names another Python.
#
# The whole fonts have 10.6 MB each; a text of the window, an annotation or a comment hardly needs more than GB 2312. What
# is beyond it comes from the system's fonts, if they have it. Layout features and hinting go: the window has no vertical
# text, and its software pipeline does not hint.
#
# Licence of the fonts: SIL Open Font License 1.1, OFL.txt beside them. The reserved name is "Source" only, so that a
# subset may keep the name Noto Sans SC.
set -euo pipefail

package=@expo-google-fonts/noto-sans-sc@0.4.3
python=${PYTHON:-python3}
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../src/main/resources/dev/podfall/ui/style/fonts}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$out"
(cd "$work" && npm pack --silent "$package" >tarball && tar xzf "$(cat tarball)")
cp "$work/package/LICENSE_FONT" "$out/OFL.txt"

"$python" - "$work/package" "$out" <<'PYTHON'
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

package, out = sys.argv[1:]
FONTS = {
    "NotoSansSC-Regular.ttf": "400Regular/NotoSansSC_400Regular.ttf",
    "NotoSansSC-Bold.ttf": "700Bold/NotoSansSC_700Bold.ttf",
}
# What the fonts had when they were made last: another number means another package, another fontTools or another list.
CODE_POINTS = 7718


def gb2312():
    for lead in range(0xA1, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                yield ord(bytes((lead, trail)).decode("gb2312"))
            except UnicodeDecodeError:
                pass  # A place of the table that stands for nothing.


wanted = {
    *range(0x20, 0x7F),  # Latin, for who asks for this family by name
    *gb2312(),
    *range(0x3000, 0x3040),  # Han punctuation
    *range(0xFF00, 0xFFF0),  # full-width forms
    *map(ord, "·×÷±°—–‑‘’“”…‰′″←↑→↓↔−≈≠≤≥①②③④⑤⑥⑦⑧⑨⑩■□▲△●○★☆"),
}

for name, source in FONTS.items():
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=["*"])
    font = TTFont(os.path.join(package, source), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    path = os.path.join(out, name)
    font.save(path)

    made = TTFont(path)
    has = set(made.getBestCmap())
    missing = [chr(point) for point in sorted(set(gb2312()) - has) if 0x4E00 <= point <= 0x9FFF]
    print(f"{name}: {len(has)} code points, {made['maxp'].numGlyphs} glyphs, {os.path.getsize(path)} bytes")
    if missing:
        sys.exit(f"{path} lacks {len(missing)} Han of GB 2312: {''.join(missing[:20])}. Is {package} the whole font?")
    if len(has) != CODE_POINTS:
        sys.exit(f"{path} has {len(has)} code points, not {CODE_POINTS}: look why, then correct CODE_POINTS in this script")
PYTHON
