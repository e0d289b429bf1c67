"""Made-up news reports, as text files, for measuring how fast a folder of them is taken in."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

_PLACES = ("Sella", "Varn", "Ostrin", "Kelm", "Dorna", "Mirevo", "Lask", "Tolmin Pass", "Harrow Bay", "Zefir")
_PARTIES = ("Orvenia", "Talmark", "Corvale", "Velmora")
_BODIES = ("Defence Ministry", "Foreign Ministry", "Interior Ministry", "General Staff", "coast guard", "health office")
_PEOPLE = (
    "Ilan Brek",
    "Mara Voss",
    "Tomas Rede",
    "Sanna Holt",
    "Emil Karsk",
    "Dora Lindt",
    "Petr Osman",
    "Nadia Ferro",
)
_ACTS = (
    "shells had fallen on {place} during the night", "two convoys were stopped outside {place}",
    "its forces had left the heights above {place}", "no order to fire on {place} had been given",
    "the power line to {place} was cut by a drone", "talks on {place} could start within a week",
    "the road to {place} would open to aid trucks", "mines had been laid on the approaches to {place}",
)  # fmt: skip
_VERBS = ("said", "stated", "announced", "claimed", "insisted", "told reporters")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FRAMES = (
    "The {body} of {party} {verb} on {day} that {act}.",
    "{person}, a spokesman for {party}'s {body}, {verb} that {act}.",
    "“We have seen that {act},” {person} told the {outlet}.",
    "{party} denied that {act}.",
    "At least {number} soldiers were killed and {other} wounded near {place}, according to the {body} of {party}.",
    "Residents of {place} described queues for water and long nights in cellars.",
    "{party} accused {rival} of breaking the truce of {month} {date} near {place}.",
    "Markets in the capital were quiet, and most schools stayed shut for the rest of the week.",
    "Observers counted {number} explosions between noon and dusk on {day}, most of them east of {place}.",
    "The {body} of {rival} did not comment on the report.",
    "Prices of bread and fuel have doubled in {place} since the crossing was closed in {month}.",
    "{person} urged both sides to hold their fire until the envoys meet in {place}.",
)
OUTLETS = ("Courier", "Post", "Herald", "Gazette", "Observer")
_MONTHS = ("March", "April", "May", "June")
_SENTENCES = 22  # about 330 words, as agency reports have


def write_reports(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """`count` text files of about 330 words, each with a title, an outlet and a date; the same for the same seed."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    paths = [folder / f"report-{number:05d}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(report(number, chance), encoding="utf-8")
    return paths


def report(number: int, chance: random.Random) -> str:
    """One report: a title, a line with outlet and date, and paragraphs of three sentences."""
    title = f"{chance.choice(_PARTIES)} and {chance.choice(_PARTIES)} trade blame over {chance.choice(_PLACES)}"
    day = f"2031-0{chance.randint(3, 6)}-{chance.randint(1, 28):02d}"
    head = f"{title}, report {number}\n\nOutlet: {chance.choice(OUTLETS)}\nDate: {day}"
    lines = list(_sentences(chance))
    return "\n\n".join((head, *(" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3)))) + "\n"


def _sentences(chance: random.Random) -> Iterator[str]:
    for _ in range(_SENTENCES):
        party, rival = chance.sample(_PARTIES, 2)
        place = chance.choice(_PLACES)
        yield chance.choice(_FRAMES).format(
            party=party, rival=rival, place=place, body=chance.choice(_BODIES), person=chance.choice(_PEOPLE),
            verb=chance.choice(_VERBS), act=chance.choice(_ACTS).format(place=place), day=chance.choice(_DAYS),
            outlet=chance.choice(OUTLETS), number=chance.randint(2, 40), other=chance.randint(2, 90),
            month=chance.choice(_MONTHS), date=chance.randint(1, 28),
        )  # fmt: skip
