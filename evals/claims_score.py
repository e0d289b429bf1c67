"""Claims scored against claims_gold.jsonl: `python -m evals.claims_score [-v]`.

found    share of the gold statements whose content a claim of the right article holds (or is a good part of)
speaker, party, stance, via, figures   accuracy over the found ones. `via` compares the carriers except the publishing
         outlet itself, in any order; a gold party of null is not judged; every gold figure must be there with its kind,
         number and victims
credited share of the claims of these articles (the narrator's left out) that some gold statement asked for: the gold
         holds nearly all attributed statements of its articles, so a low share means invented or doubled claims. What
         a careful reader might or might not call a statement is "optional": it may be claimed, and is not asked for
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from evals.cli import ARTICLES, Json, build, files_of, read, sitrep
from evals.score import holds, plain

GOLD = Path(__file__).parent / "claims_gold.jsonl"
COLUMNS = ("found", "speaker", "party", "stance", "via", "figures", "credited")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How one gold statement was found; the rest is None where it was not found or is not judged."""

    gold: Json
    claim: Json | None
    speaker: bool | None = None
    party: bool | None = None
    stance: bool | None = None
    via: bool | None = None
    figures: bool | None = None

    @property
    def found(self) -> bool:
        """True when a claim holds the statement."""
        return self.claim is not None

    @property
    def faults(self) -> tuple[str, ...]:
        """The columns in which the claim differs from the gold."""
        return tuple(name for name in COLUMNS[1:-1] if getattr(self, name) is False)


def content_of(claim: Mapping[str, Any]) -> str:
    """The words of a claim's content, its spans joined."""
    return " ".join(span["text"] for span in claim["content"])


def speaks(gold: Mapping[str, Any], claim: Mapping[str, Any]) -> bool:
    """True when a speaker's name or role holds one of the gold's choices; the mention ("she") is not enough."""
    choices = plain(gold["speaker_contains"]).split("|")
    names = [plain(f"{speaker['name']} / {speaker['role']}") for speaker in claim["speakers"]]
    return any(choice in name for choice in choices for name in names)


def carriers(claim: Mapping[str, Any], outlet: str | None) -> frozenset[str]:
    """The names that carried the words, without the outlet that published them."""
    return frozenset(plain(via["name"]) for via in claim["via"] if plain(via["name"]) != plain(outlet or ""))


def has_figures(gold: Mapping[str, Any], claim: Mapping[str, Any]) -> bool | None:
    """True when every gold figure is among the claim's; None when the gold has none."""
    there = [(f["kind"], f["low"], f["victims"]) for f in claim["figures"]]
    wanted = [(f["kind"], f["low"], f["victims"]) for f in gold["figures"]]
    return all(figure in there for figure in wanted) if wanted else None


def match(gold: Json, claims: Sequence[Json], outlet: str | None) -> Match:
    """The gold statement beside the claim that fits it best: of those with its content, the one with fewest faults."""
    fitting = [claim for claim in claims if holds(content_of(claim), gold["content_contains"])]
    compared = [_compare(gold, claim, outlet) for claim in fitting]
    return min(compared, key=lambda m: (not m.speaker, len(m.faults)), default=Match(gold=gold, claim=None))


def _compare(gold: Json, claim: Json, outlet: str | None) -> Match:
    parties = [speaker["party"] for speaker in claim["speakers"]]
    return Match(
        gold=gold,
        claim=claim,
        speaker=speaks(gold, claim),
        party=gold["party"] in parties if gold["party"] else None,
        stance=claim["stance"] == gold["stance"],
        via=carriers(claim, outlet) == {plain(name) for name in gold["via"]},
        figures=has_figures(gold, claim),
    )


def match_all(golds: Sequence[Json], claims: Sequence[Json], articles: Sequence[Json]) -> list[Match]:
    """Every gold statement that must be found beside its claim, in the gold's order."""
    files, outlets = files_of(articles), {a["id"]: a["outlet"] for a in articles}
    matches = []
    for gold in (g for g in golds if not g.get("optional")):
        here = [c for c in claims if files.get(c["article"]) == gold["file"]]
        matches.append(match(gold, here, outlets[here[0]["article"]] if here else None))
    return matches


def credited(golds: Sequence[Json], claims: Sequence[Json], articles: Sequence[Json]) -> float | None:
    """The share of the gold articles' claims, the narrator's left out, that a gold statement asked for."""
    files, wanted = files_of(articles), {gold["file"] for gold in golds}
    given = [c for c in claims if files.get(c["article"]) in wanted and not _is_narrator(c)]
    asked = [any(_asks(g, c) for g in golds if g["file"] == files[c["article"]]) for c in given]
    return mean(asked) if asked else None


def _asks(gold: Mapping[str, Any], claim: Mapping[str, Any]) -> bool:
    content = content_of(claim)
    return holds(content, gold["content_contains"]) or plain(content) in plain(gold["content_contains"])


def _is_narrator(claim: Mapping[str, Any]) -> bool:
    return all(speaker["kind"] == "narrator" for speaker in claim["speakers"])


def percents(golds: Sequence[Json], claims: Sequence[Json], articles: Sequence[Json]) -> dict[str, float | None]:
    """Every column from 0 to 100, None where nothing was judged."""
    matches = match_all(golds, claims, articles)
    columns = {name: _mean([getattr(m, name) for m in matches]) for name in COLUMNS[:-1]}
    share = credited(golds, claims, articles)
    return {**columns, "credited": None if share is None else 100 * share}


def _mean(values: Sequence[bool | None]) -> float | None:
    judged = [value for value in values if value is not None]
    return 100 * mean(judged) if judged else None


def table(columns: Mapping[str, float | None]) -> str:
    """One row under its head."""
    cells = (f"{'-':>10}" if value is None else f"{value:>10.1f}" for value in columns.values())
    return "".join(f"{name:>10}" for name in columns) + "\n" + "".join(cells)


def explain(one: Match) -> str:
    """A gold statement that was missed or differs, with the claim."""
    wanted = ", ".join(str(one.gold[k]) for k in ("speaker_contains", "party", "stance", "via", "figures"))
    head = f"{one.gold['file']}: {one.gold['content_contains']!r} ({wanted})"
    if one.claim is None:
        return f"MISSED  {head}"
    who = ", ".join(f"{s['name']} [{s['party']}]" for s in one.claim["speakers"])
    via = [v["name"] for v in one.claim["via"]]
    figures = [(f["kind"], f["low"], f["victims"]) for f in one.claim["figures"]]
    return f"{'/'.join(one.faults)}  {head}\n        got {who}, {one.claim['stance']}, via {via}, figures {figures}"


def main(words: Sequence[str] | None = None) -> None:
    """Build the library, list its claims, print the table; `-v` prints what is missed or differs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("-v", "--verbose", action="store_true")
    chosen = options.parse_args(words)
    golds = read(GOLD)
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        build(library, [ARTICLES])
        claims, articles = sitrep(library, "claims"), sitrep(library, "articles")
    if chosen.verbose:
        print("\n".join(explain(m) for m in match_all(golds, claims, articles) if m.faults or not m.found), end="\n\n")
    print(table(percents(golds, claims, articles)))


if __name__ == "__main__":
    main()
