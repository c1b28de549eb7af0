"""A small digest of four seeds, and the real command run in it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from fault_lab import Lab

from generator.scaffold import create

SEEDS = {
    "bridge.en.txt": """\
Advertisement
Harbour bridge reopens after two years of repairs
By Helen Marsh
12 May 2025

The mayor of Portwick, Anna Keller, reopened the harbour bridge on Monday, two years after a barge had struck one of its piers.
The repairs cost 48 million euros, twice the first estimate, and the city council voted for the money three times.
“We promised to give the harbour back to the people who live around it,” Keller said in front of some 3,000 residents.
The engineer Marco Bellini, who led the works, told reporters that the new piers would withstand a ship of 40,000 tonnes.
Buses cross the bridge again from Tuesday; lorries have to wait until the end of June.
Share this article
Read also: Ten cafés with a view of the sea
""",
    "pont.fr.txt": """\
Publicité
Après deux ans de travaux, le pont du port rouvre
Par Luc Garnier
Publié le 12 mai 2025

La maire de Portwick, Anna Keller, a rouvert lundi le pont du port, deux ans après qu’une péniche eut heurté l’une de ses piles.
Les travaux ont coûté 48 millions d’euros, le double de la première estimation.
« Nous avions promis de rendre le port à ses riverains », a déclaré Anna Keller devant quelque 3 000 habitants.
Selon l’ingénieur Marco Bellini, qui a dirigé le chantier, les nouvelles piles résisteraient à un navire de 40 000 tonnes.
Les bus traversent de nouveau le pont dès mardi ; les camions devront attendre la fin juin.
Partager sur Facebook
""",
    "most.ru.txt": """\
Реклама
Мост в порту открыли после двух лет ремонта
12 мая 2025, 18:40

Мэр Портвика Анна Келлер в понедельник открыла мост в порту, закрытый два года назад, когда в его опору врезалась баржа.
Ремонт обошёлся в 48 миллионов евро, вдвое дороже первой сметы.
«Мы обещали вернуть порт тем, кто живёт вокруг него», — сказала Келлер перед тремя тысячами горожан.
Инженер Марко Беллини, руководивший работами, заявил журналистам, что новые опоры выдержат удар судна в 40 тысяч тонн.
По словам Беллини, грузовики пустят на мост в конце июня.
Поделиться в соцсетях
""",
    "orchester.de.txt": """\
Stadtorchester Lindau bekommt eine neue Dirigentin
Von Peter Hoffmann
Veröffentlicht am 3. Juni 2025

Das Stadtorchester Lindau wird vom Herbst an von der Dirigentin Clara Neumann geleitet.
Neumann, 39, hat zuletzt in Bergen und in Graz gearbeitet und gilt als Kennerin der Musik des 20. Jahrhunderts.
„Dieses Orchester hat einen eigenen Klang, und den möchte ich bewahren“, sagte Neumann am Dienstag.
Das erste Konzert unter ihrer Leitung ist für den 14. September geplant; auf dem Programm stehen Werke von Bartók und Mahler.
""",
}


@dataclass(frozen=True)
class Digest:
    """A digest folder, and the command run in it."""

    root: Path
    lab: Lab | None = None
    """A warm interpreter, in whose forks commands run; without it each has a process of its own, as for a user."""

    def run(self, *args: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        if self.lab is not None and env is None:
            done = self.lab.run(self.root, *args)
            return subprocess.CompletedProcess(args, done.code, done.stdout, done.stderr)
        command = [sys.executable, "-m", "generator.cli", "-C", str(self.root), *args]
        return subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, **(env or {})}
        )

    def build(self, *args: str) -> subprocess.CompletedProcess[str]:
        return self.run("build", "--no-models", *args)

    def seed(self, name: str) -> Path:
        return self.root / "content" / "seeds" / name

    def article(self, lang: str) -> Path:
        found = sorted((self.root / "content" / "articles").rglob(f"*.{lang}.md"))
        assert len(found) == 1, found
        return found[0]

    def page(self, address: str) -> str:
        return (self.root / "site" / address / "index.html").read_text(encoding="utf-8")

    def snapshot(self) -> dict[str, tuple[int, bytes]]:
        files = (p for p in sorted(self.root.rglob("*")) if p.is_file())
        return {p.relative_to(self.root).as_posix(): (p.stat().st_mtime_ns, p.read_bytes()) for p in files}


def make(root: Path, lab: Lab | None = None) -> Digest:
    create(root, name="The Portwick Digest")
    for old in (root / "content" / "seeds").iterdir():
        old.unlink()
    for name, text in SEEDS.items():
        (root / "content" / "seeds" / name).write_text(text, encoding="utf-8")
    return Digest(root, lab)
