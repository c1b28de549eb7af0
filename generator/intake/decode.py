"""Bytes to text, whatever encoding they came in.

In order of trust: a byte order mark; zero bytes in the pattern of UTF-16 or UTF-32; valid UTF-8 (text in another
encoding is practically never valid UTF-8, so this beats a declaration); then the code page, declared or not, under
which the text looks most like a language (`generator.intake.plausible`).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from generator.intake.plausible import plausibility

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 before UTF-16, of whose mark its own is a continuation."""

CODE_PAGES = (
    "cp1252", "cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic", "cp1250", "iso8859-2", "cp1254", "cp1257",
    "cp1253", "cp1255", "cp1256", "iso8859-6", "koi8-r",
)  # fmt: skip
"""One byte a character; on equal plausibility the first wins. KOI8-U holds all letters of KOI8-R."""

EAST_ASIAN = ("gb18030", "cp932", "euc_jp", "big5", "cp949")

_LABELS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "latin-1": "cp1252",
}  # fmt: skip
"""What a declaration means in practice: the WHATWG Encoding Standard's table of labels."""

_DECLARED = re.compile(
    rb"""(?:<\?xml[^>]{0,200}?encoding|<meta[^>]{0,400}?charset)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_HEAD = 4096
_SAMPLE = 12_000
_DECLARED_BONUS = 0.2
_TOO_FAINT = -0.4
"""A plausibility below which no code page makes text of the bytes; right ones stay above 0."""

_DENSE = 0.5
_UNSURE = 0.6
"""East Asian text, read as a code page, is dense in high bytes and still scores below this; Cyrillic scores above."""
_LONGEST = 4

_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"\x1f\x8b", b"\x7fELF", b"MZ\x90",
    b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"RIFF", b"ID3", b"{\\rtf", b"SQLite format 3", b"\x00\x00\x01\x00",
)  # fmt: skip
_CONTROLS = bytes(c for c in range(1, 32) if c not in b"\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e")
_CONTROL_SHARE = 0.005
_ZERO_SHARE = 0.02
_TEXT_CHARS = re.compile("[\t\n\r\\x20-\\x7e\xa0-\u017f\u0370-\u052f\u2010-\u2030\u20ac\u2122\u2116\u2028\u2029]")
_WIDE_SHARE = 0.9


class NotTextError(ValueError):
    """The bytes are no text, or no known encoding makes one of them."""


def decode(data: bytes, *, html: bool = False) -> tuple[str, str]:
    """The text, and the Python codec it was decoded with.

    Args:
        data: the whole file.
        html: whether to look for a declared encoding.

    Raises:
        NotTextError: there is no text in the bytes.
    """
    if data.startswith(_MAGIC):
        raise NotTextError("not text but a binary file")
    for bom, codec in BOMS:
        if data.startswith(bom):
            return data.decode(codec, errors="replace").removeprefix("\ufeff"), codec
    if data.count(0) > _ZERO_SHARE * len(data):
        return _wide(data)
    if len(data.translate(None, _CONTROLS)) < (1 - _CONTROL_SHARE) * len(data) - 2:
        raise NotTextError("not text but a binary file")
    declared = _declared(data) if html else None
    text, codec = _narrow(data, declared)
    return _unmangled(text), codec


def _wide(data: bytes) -> tuple[str, str]:
    """UTF-16 or UTF-32 without a byte order mark."""
    best, best_share = ("", ""), _WIDE_SHARE
    for codec, size in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        try:
            text = data[: len(data) // size * size].decode(codec)
        except UnicodeDecodeError:
            continue
        share = len(_TEXT_CHARS.findall(text[:_SAMPLE])) / max(1, len(text[:_SAMPLE]))
        if share > best_share:
            best, best_share = (text, codec), share
    if not best[1]:
        raise NotTextError("not text but a binary file")
    return best


def _narrow(data: bytes, declared: str | None) -> tuple[str, str]:
    """UTF-8, or the best code page; line by line where the two are mixed."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    cut = codecs.getincrementaldecoder("utf-8")(errors="ignore").decode(data, final=False)
    if not cut.isascii() and cut.encode() == data[: len(cut.encode())] and len(data) - len(cut.encode()) < _LONGEST:
        return cut, "utf-8"  # the last character was cut in two
    if declared == "iso2022_jp" and b"\x1b$" in data:
        return data.decode(declared, errors="replace"), declared
    lines = data.split(b"\n")
    bad = [line for line in lines if not _is_utf8(line)]
    if sum(not line.isascii() for line in lines) >= 2 * len(bad) or all(map(_almost_utf8, bad)):
        codec = _code_page(b"\n".join(bad), declared)
        return "\n".join(_mixed_line(line, codec) for line in lines), "utf-8"
    codec = _code_page(data, declared)
    return data.decode(codec, errors="replace"), codec


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _almost_utf8(line: bytes) -> bool:
    """UTF-8 with a broken character, as a cut or a bad copy leaves it."""
    text = line.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(c > "\x7f" for c in text) - broken >= 4 * broken


def _mixed_line(line: bytes, codec: str) -> str:
    if _is_utf8(line):
        return line.decode("utf-8")
    return line.decode("utf-8", errors="ignore") if _almost_utf8(line) else line.decode(codec, errors="replace")


def _code_page(data: bytes, declared: str | None) -> str:
    """The code page under which the text is most plausible."""
    sample = b"\n".join(line for line in re.split(rb"[\r\n]", data) if not line.isascii())[:_SAMPLE]
    pages = [page for page in CODE_PAGES if page != declared]
    if b"\xa4" in sample:  # the one byte for which Latin-9 was made: the euro sign
        pages.append("iso8859-15")
    if declared and declared not in EAST_ASIAN:
        pages.insert(0, declared)
    pages = _shortlist(sample, pages, declared)
    scores = {page: plausibility(sample.decode(page, errors="replace")) for page in pages}
    if declared in scores:
        scores[declared] += _DECLARED_BONUS
    best = max(pages, key=lambda page: scores[page])
    dense = sum(byte > 0x7F for byte in sample) > _DENSE * len(sample)  # noqa: PLR2004 - ASCII
    if declared in EAST_ASIAN or (dense and scores[best] < _UNSURE):
        best = _east_asian(data, declared) or best
    if best in scores and scores[best] < _TOO_FAINT:
        raise NotTextError("no known encoding makes text of it")
    return best


def _shortlist(sample: bytes, pages: list[str], declared: str | None) -> list[str]:
    """The code pages that a first look does not rule out: judging all of a long text under each is slow."""
    marks = [at for at, byte in enumerate(sample) if byte > 0x7F]  # noqa: PLR2004 - ASCII
    first = sample[: marks[_FIRST_LOOK]] if len(marks) > _FIRST_LOOK else sample
    if len(sample) <= 2 * len(first):
        return pages
    scores = {page: plausibility(first.decode(page, errors="replace")) for page in pages}
    return [page for page in pages if page == declared or scores[page] >= max(scores.values()) - _CLOSE]


_FIRST_LOOK = 300
"""Bytes beyond ASCII: some hundred letters, far more than wrong code pages need to betray themselves."""
_CLOSE = 0.4
"""Plausibility that a code page may lack at first look; pages that differ in a few letters only stay together."""


def _east_asian(data: bytes, declared: str | None) -> str | None:
    """The East Asian encoding that is declared or that charset-normalizer finds most coherent, if any fits."""
    if declared in EAST_ASIAN and data.decode(declared, errors="replace").count("\ufffd") <= len(data) / 200:
        return declared
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rarely needed

    match = from_bytes(data[: 4 * _SAMPLE], cp_isolation=list(EAST_ASIAN)).best()
    return match.encoding if match else None


def _declared(data: bytes) -> str | None:
    """The codec that a page's meta tag or XML declaration names."""
    match = _DECLARED.search(data[:_HEAD])
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
        codecs.decode(b"a", name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
    return None if name.startswith("utf") else _LABELS.get(name, name)


_MANGLED = re.compile("[\u00c2\u00c3\u00d0\u00d1\u00e2\u0420\u0421\u0432][^\x00-\x7f]")


def _unmangled(text: str) -> str:
    """Undo UTF-8 that was read as a Windows code page and saved again (``Ã©`` for ``é``).

    A line is taken back only if all of it is valid UTF-8 under the code page, which real text never is.
    """
    if not _MANGLED.search(text):
        return text
    return "\n".join(_unmangled_line(line) if _MANGLED.search(line) else line for line in text.split("\n"))


_CONTROLS_OF_LATIN = re.compile("[\x80-\x9f]")


def _byte_of(page: str) -> Callable[[str], bytes]:
    return lambda c: c.encode("latin-1") if "\x80" <= c <= "\x9f" else c.encode(page)


def _unmangled_line(line: str) -> str:
    for page in ("cp1252", "cp1251"):
        try:
            # Bytes that Windows-1252 leaves undefined came through as C1 controls.
            odd = _CONTROLS_OF_LATIN.search(line)
            raw = b"".join(map(_byte_of(page), line)) if odd else line.encode(page)
            return raw.decode("utf-8")
        except UnicodeError:
            continue
    return line
