"""``digest check``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator import settings


def check(root: Path, *, as_json: bool) -> int:
    """Print what is wrong with the built digest.

    Returns:
        The exit code: 1 if anything is.
    """
    from generator.publish.check import check as run  # noqa: PLC0415 - lxml

    findings = run(settings.load(root))
    if as_json:
        rows = [{"path": f.path, "line": f.line, "rule": f.rule, "what": f.what} for f in findings]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return int(bool(findings))
    for finding in findings:
        where = f"{finding.path}:{finding.line}" if finding.line else finding.path
        click.echo(f"{where}: {finding.what} [{finding.rule}]")
    click.echo(f"{len(findings)} findings" if findings else "nothing found", err=True)
    return int(bool(findings))
