"""What bears a name: a street that was named after somebody, a bull called Ferdinand, the cuvées of a row, a family."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.people.names.traits import languages_with
from generator.people.recognise import grammar
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.lexicon import eponyms
from generator.people.recognise.rows import ROW, members
from generator.people.recognise.runs import Document
from generator.people.recognise.tokens import BLANKS, Token

_AFTER = re.compile(
    r"(?:\bnamed (?:after|for|in honou?r of)|\bnommée?s? (?:d['’]après|en l['’]honneur de)|\bbenannt nach"
    r"|\b(?:bears?|bore|bearing|carr(?:y|ies|ied|ying)) the name of|\bport(?:e|ent|ait|era|ant|er) le nom d(?:e |['’])"
    r"|\bintitolat[aoie] an?|\bporta il nome di|\bllev(?:a|an|ará|aba) el nombre de|\btr(?:ägt|ug) den Namen"
    r"|\b(?:пере)?(?:наз(?:ван|вал|ыва|ов)|имен)\w+(?: [^\W\d_A-ZА-ЯІЇЄҐ][^\W\d_]+){0,3} (?:в честь|именем)"
    r"|\b(?:пере)?(?:наз(?:ван|вал|ива|в)|ймен|імен)\w+(?: [^\W\d_A-ZА-ЯІЇЄҐ][^\W\d_]+){0,3} "
    r"(?:на честь|на пошану|іменем|ім['’]ям)"
    r"|\b(?:получ|присво|нос|дал|дать|взял)\w*(?: [^\W\d_A-ZА-ЯІЇЄҐ][^\W\d_]+){0,3} имя"
    r"|\b(?:отрим|присво|нос|дал|дат|взя|узя)\w*(?: [^\W\d_A-ZА-ЯІЇЄҐ][^\W\d_]+){0,3} ім['’]я"
    r"|\b(?:турнир|мемориал|куб[ок]|фестивал|конкурс|приз|забег|марафон|гонк|матч)\w*(?: [^\W\d_]+){0,2} памяти"
    r"|\b(?:турнір|меморіал|куб[ок]|фестивал|конкурс|приз|забіг|марафон|перегон|матч)\w*(?: [^\W\d_]+){0,2} пам['’]яті"
    r"|\bnazwan\w+ na cześć|\bnombrad[ao]s? en honor (?:a|de))"
    r"(?:(?: [^\W\d_A-ZА-ЯІЇЄҐ][^\W\d_]+){0,3} )?$"
)
_LOOK_BACK = 80


def named_after(c: Candidate) -> bool:
    """``a train named after the poet Ann Lee``, « школа отримала ім'я Степана Бандери »: whose name something bears."""
    start = c.tokens[0].start
    return bool(_AFTER.search(c.document.text[max(0, start - _LOOK_BACK) : start]))


_CALLED = frozenset(grammar.words("called"))
_CALLED_THINGS = re.compile(
    r"(?:под названием|под именем|по кличке|по прозвищу|під назвою|на прізвисько|на кличку|sous le nom de|dubbed"
    r"|baptisée?s?|apodado|ribattezzat[oa]|getauft auf den Namen|wabi się) $"
)


def called_thing(c: Candidate) -> bool:
    """``a Hereford bull called Prince Ferdinand``, « пёс по кличке Мухтар »: a thing or an animal."""
    tokens, index = c.document.tokens, _before_titles(c)
    if index < 1 or tokens[index + 1].before not in BLANKS:
        return False
    if _CALLED_THINGS.search(c.document.text[max(0, tokens[index + 1].start - _LOOK_BACK) : tokens[index + 1].start]):
        return index < 2 or not _is_somebody(c.document, index)  # noqa: PLR2004
    return tokens[index].lower in _CALLED and _is_thing(c.document, tokens[index - 1])


def _is_somebody(document: Document, index: int) -> bool:
    """« ученик по прозвищу Аслан-бек »: a noun for persons before the two words that say how it is called."""
    return any(t.lower in document.lexicon.roles for t in document.tokens[index - 2 : index])


def _before_titles(c: Candidate) -> int:
    """The word before a name and its titles."""
    index, tokens = c.first - 1, c.document.tokens
    while index > 0 and tokens[index].lower in c.document.lexicon.titles and tokens[index + 1].before in BLANKS:
        index -= 1
    return index


def _is_thing(document: Document, token: Token) -> bool:
    lexicon = document.lexicon
    if token.lower in lexicon.roles or not token.text.islower():
        return False
    return token.lower in lexicon.before or token.lower in lexicon.after or token.lower in _ANIMALS


_ANIMALS = frozenset(grammar.words("animals"))
_SEVERAL = frozenset(grammar.words("several"))


def of_several(c: Candidate) -> bool:
    """« les époux Martin », « родина Мельників »: one name of several people, who are nobody in particular."""
    if len(c.names) > 1 or not c.first or c.tokens[0].before not in BLANKS:
        return False
    return c.document.tokens[c.first - 1].lower in _SEVERAL


_PLURAL = {
    **dict.fromkeys(("en", "fr", "es", "pt"), re.compile(r"[sx]$")),
    **dict.fromkeys(("de", "nl"), re.compile(r"(?:e|n|er|s)$")),
    "it": re.compile(r"[ie]$"),
    **dict.fromkeys(("ru", "uk", "be"), re.compile(r"(?:[ыиіїая]|ов|ей|ів|ам|ях|ах|ами|ями|ях)$")),
    "pl": re.compile(r"(?:[yiea]|ów|om|ach|ami)$"),
}
_SONS = re.compile(r",? (?:& |(?:and|et|und|e|y|и|та|i) (?:Co|Cie|Sons|Brothers|Bros|Fils|Söhne|Figli|Hijos|Cía)\b)")


def rows_of_things(document: Document) -> frozenset[int]:
    """Offsets of the names of a row that things in the plural lead (« les cuvées A B et C D »), or a firm stands in."""
    return frozenset(start for row in ROW.finditer(document.text) for start in _things(document, row))


def _things(document: Document, row: re.Match[str]) -> Iterator[int]:
    names = list(members(row))
    if len(names) > 1 and (_led_by_things(document, row.start()) or _has_firm(document, row, names)):
        yield from (start for start, _ in names)


def _led_by_things(document: Document, start: int) -> bool:
    before = re.search(
        r"([^\W\d_]+(?:-[^\W\d_]+)*)[ \u00a0](?:the |los |las )?$", document.text[max(0, start - 40) : start]
    )
    plural = _PLURAL.get(document.lang)
    if before is None or plural is None or not plural.search(before[1]) or not before[1].islower():
        return False
    lexicon, word = document.lexicon, before[1]
    single = {word, word.rstrip("sx"), word.removesuffix("es")} if document.lang in _WITH_S else {word}
    if any(w in lexicon.roles or w in lexicon.speech for w in single):
        return False
    return any(w in lexicon.before or w in lexicon.owned for w in single) and word not in lexicon.owned


_WITH_S = frozenset({"en", "fr", "es", "pt"})


def _has_firm(document: Document, row: re.Match[str], names: list[tuple[int, list[str]]]) -> bool:
    """Whether one of a row is a firm by its name: a known one, ``Bouchard Père & Fils``, ``Halden Partners``."""
    if document.lang in languages_with("cyrillic"):
        return False
    whole = [words for _, words in names if len(words) > 1]
    return bool(_SONS.match(document.text, row.end())) or any(" ".join(words).lower() in eponyms() for words in whole)
