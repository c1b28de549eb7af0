"""Bytes of any encoding become the text that was meant."""

from __future__ import annotations

import pytest

from generator.errors import SeedError
from generator.intake import parse_seed
from generator.intake.decode import NotTextError, decode

TEXTS = {
    "ru": "Президент сообщил вчера, что завод начнёт работу осенью. Мы ждём этого дня, сказал он.",
    "ru capitals": "СРОЧНО: В ГОРОДЕ ПЕРЕКРЫТО ДВИЖЕНИЕ",
    "uk": "Її сім'я живе в Києві вже п'ять років, і це найкраще місце для ґрунтовної роботи.",
    "bg": "Кметът обяви вчера, че ще построи ново училище в града. Това е голяма крачка.",
    "fr": "L'été dernier, la maire a inauguré une école à côté du marché où les élèves déjeunent. Ça coûte cher.",
    "de": "Der Bürgermeister eröffnete gestern die neue Straße. Die Größe überraschte alle.",
    "es": "El año pasado la señora Muñoz viajó a Málaga. ¿Qué pasó después? Nadie lo sabrá jamás.",
    "pl": "W Łodzi otwarto wczoraj nową szkołę, która pomieści tysiąc uczniów. Będzie też świetlica.",
    "cs": "Včera byla otevřena nová škola, kterou město stavělo čtyři roky. Žáci přijdou v září.",
    "it": "La città è più bella così, perché c'è la libertà.",
    "en": "It’s the first café in the city — “a dream”, she said.",
    "el": "Η κυβέρνηση ανακοίνωσε χθες ότι θα χτίσει νέο σχολείο στην πόλη.",
    "tr": "Belediye başkanı dün yeni okulu açtı. Öğrenciler çok mutluydu, şehir için büyük bir gün.",
    "ja": "市長は昨日、新しい図書館を建てると発表した。来年の春に開く予定だ。",
}  # fmt: skip

PAGES = {
    "ru": ["cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"],
    "ru capitals": ["cp1251", "koi8-r", "cp866", "iso8859-5"],
    "uk": ["cp1251", "koi8-u"],
    "bg": ["cp1251", "koi8-r", "iso8859-5"],
    "fr": ["cp1252", "latin-1", "iso8859-15"],
    "de": ["cp1252", "latin-1"],
    "es": ["cp1252", "latin-1"],
    "pl": ["cp1250", "iso8859-2"],
    "cs": ["cp1250", "iso8859-2"],
    "it": ["cp1252"],
    "en": ["cp1252"],
    "el": ["cp1253"],
    "tr": ["cp1254"],
    "ja": ["cp932", "euc_jp"],
}


@pytest.mark.parametrize(("lang", "page"), [(lang, page) for lang, pages in PAGES.items() for page in pages])
def test_code_pages_without_declaration(lang: str, page: str) -> None:
    assert decode(TEXTS[lang].encode(page))[0] == TEXTS[lang]


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("lang", ["ru", "fr", "en", "uk"])
def test_unicode_with_and_without_mark(lang: str, codec: str) -> None:
    text = TEXTS[lang] + "\n" + TEXTS[lang]
    assert decode(text.encode(codec))[0] == text


def page(text: str, declared: str, codec: str) -> bytes:
    return f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'.encode(codec)


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("windows-1251", "cp1251"),
        ("iso-8859-1", "cp1251"),
        ("utf-8", "koi8-r"),
        ("koi8-r", "utf-8"),
        ("nonsense", "cp866"),
    ],
)
def test_declared_rightly_wrongly_or_not(declared: str, codec: str) -> None:
    assert parse_seed(page(TEXTS["ru"], declared, codec), "a.html").blocks[0].text == TEXTS["ru"]


def test_xml_declaration_does_not_beat_utf8() -> None:
    data = f'<?xml version="1.0" encoding="koi8-r"?><html><body><p>{TEXTS["ru"]}</p></body></html>'.encode()
    assert parse_seed(data, "a.xhtml").blocks[0].text == TEXTS["ru"]


def test_lines_in_two_encodings() -> None:
    data = "Привет всем, кто это читает\n".encode() + "Ещё одна строка".encode("cp1251")
    assert decode(data)[0] == "Привет всем, кто это читает\nЕщё одна строка"


def test_last_character_cut_in_two() -> None:
    assert decode("Les élèves sont arrivés à l’été".encode()[:-1])[0] == "Les élèves sont arrivés à l’ét"


@pytest.mark.parametrize("page", ["cp1252", "cp1251"])
def test_utf8_saved_through_a_code_page_is_undone(page: str) -> None:
    text = {"cp1252": "L'été arrive à côté", "cp1251": "Привет, как дела"}[page]
    assert decode(text.encode().decode(page).encode())[0] == text


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04abc", bytes(range(256)) * 8, b"\0\1\2\3" * 99]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)
    with pytest.raises(SeedError, match=r"^a\.txt: .*binary|encoding"):
        parse_seed(data, "a.txt")
