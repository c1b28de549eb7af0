"""The command ``python -m tests.quality``: the table, the failures, the baseline."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import baseline
import published
from corpus import SETS, articles, digest, files
from corpus_doubts import doubts
from outcomes import Kind, Outcome
from quality_table import table
from readings import missing_models
from score import ALL, METRICS, compare_both, compared, languages

FIELDS = tuple(dict.fromkeys(metric.field for metric in METRICS))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is asked for; 1 if a floor was to be lowered without leave."""
    options = _parse(arguments)
    if not articles():
        _say("no labelled article that can be read in tests/quality/corpus")
        return 1
    if left_out := len(files()) - len(articles()):
        _say(f"{left_out} files break the format and are left out: pytest tests/quality/test_corpus.py")
    if options.doubts:
        _say("\n".join(line for gold in articles() for line in doubts(gold)) or "nothing doubtful")
        return 0
    if options.update:
        return _update(allow_lower=options.allow_lower)
    installs = _installs(options)
    if len(installs) > 1:
        compare_both()
    for install in installs:
        if options.failures:
            _say(_failures(install, *options.failures, part=options.set or "dev"))
        else:
            for part in [options.set] if options.set else ["dev", "held-out"]:
                _say(table(install, part))
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.failures:
        lang, field = options.failures
        langs = (*languages("all"), ALL)
        if lang not in langs:
            parser.error(f"no such language in the corpus: {lang} (there are {', '.join(langs)})")
        if field not in FIELDS:
            parser.error(f"no such field: {field} (there are {', '.join(FIELDS)})")
    if options.allow_lower and not options.update:
        parser.error("--allow-lower goes with --update")
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    install = parser.add_mutually_exclusive_group()
    install.add_argument("--light", action="store_true", help="the light install only")
    install.add_argument("--models", action="store_true", help="with the extra `models` only")
    install.add_argument("--both", action="store_true", help="both (the default)")
    parser.add_argument("--set", choices=SETS, help="one part of the corpus (default: the two apart)")
    parser.add_argument(
        "--failures", nargs=2, metavar=("LANG", "FIELD"),
        help="list what is wrong in a language (or all) and a field, in the part dev unless --set says otherwise; fields: "
        + ", ".join(FIELDS),
    )  # fmt: skip
    parser.add_argument("--doubts", action="store_true", help="list labels that look like slips")
    parser.add_argument("--update", action="store_true", help="raise the floors of baseline.json to the scores of now")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors too")
    return parser


def _installs(options: argparse.Namespace) -> list[str]:
    if options.light:
        return ["light"]
    if missing := missing_models():
        _say(f"not installed: {', '.join(missing)} (extra `models`)")
        return [] if options.models else ["light"]
    return ["models"] if options.models else ["light", "models"]


def _update(*, allow_lower: bool) -> int:
    if missing := missing_models():
        _say(f"the floors with models stay as they are, not installed: {', '.join(missing)}")
    else:
        compare_both()
    drops = baseline.update(allow_lower=allow_lower)
    _say("\n".join(map(str, drops)))
    if not drops:
        published.write(baseline.load())
    _say("not written; to lower these floors: --update --allow-lower" if drops else f"pinned for {digest()}")
    return 1 if drops else 0


def _failures(install: str, lang: str, field: str, *, part: str) -> str:
    wrong = [
        o for o in compared(install).outcomes
        if o.field == field and o.kind is not Kind.HIT and (lang == ALL or lang in o.langs) and o.within(part)
    ]  # fmt: skip
    return "\n".join([f"== {install} {part} {lang}: {field}: {len(wrong)} wrong", *map(_shown, wrong)])


def _shown(outcome: Outcome) -> str:
    where = " / ".join(dict.fromkeys(f"{g.event}/{g.path.name}" for g in outcome.golds))
    return f"{outcome.kind.value:<7} {where}: {outcome.label}" + (f"   | {outcome.detail}" if outcome.detail else "")


def _say(text: str) -> None:
    if text:
        sys.stdout.write(text + "\n")
