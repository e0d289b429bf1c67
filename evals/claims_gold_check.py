"""Checks the gold of the claims (evals/claims/*/): runs verbatim, ids resolved, enums valid; prints what each set holds.

`python -m evals.claims_gold_check`; exit status 1 when anything is wrong.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from domain.claim import DisputeKind, FigureKind, Form, RelationKind, ResolvedBy, SpeakerKind, Stance, VictimsKind

SETS = Path(__file__).parent / "claims"
WORDS = range(250, 421)
ARTICLE = {"id", "text", "title", "outlet", "agency", "published", "byline", "language"}
CLAIM = {
    "id", "article", "sentence_quote", "content", "cue", "speakers", "stance", "negated", "target_party", "form", "via",
    "denies", "parent", "event", "figures",
}  # fmt: skip
SPEAKER = {"mention", "name", "role", "party", "kind", "resolved_by"}
EVENT = {"type", "place", "date", "actor", "target"}
FIGURE = {"kind", "low", "high", "qualifier", "victims", "victims_kind", "own_losses", "scope", "quote"}
DISPUTE = {"id", "kind", "dispute_kind", "claims", "question", "note"}
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """One half of the gold: its articles by id, its claims by id, and its disputes and relations."""

    name: str
    articles: dict[str, Row]
    claims: dict[str, Row]
    disputes: tuple[Row, ...]


def rows(path: Path) -> tuple[Row, ...]:
    """The JSON objects of a file, one a line."""
    return tuple(json.loads(line) for line in path.read_text("utf-8").splitlines() if line)


def load(folder: Path) -> GoldSet:
    """The set in `folder`; ValueError when two rows share an id."""
    articles, claims, disputes = (rows(folder / f"{name}.jsonl") for name in ("articles", "gold", "disputes"))
    for kind in (articles, claims, disputes):
        twice = [name for name, n in Counter(r["id"] for r in kind).items() if n > 1]
        if twice:
            raise ValueError(f"{folder.name}: these ids stand twice: {twice}")
    return GoldSet(
        name=folder.name,
        articles={a["id"]: a for a in articles},
        claims={c["id"]: c for c in claims},
        disputes=disputes,
    )


def load_all(root: Path = SETS) -> tuple[GoldSet, ...]:
    """Every set below `root`, by name."""
    return tuple(load(path.parent) for path in sorted(root.glob("*/gold.jsonl")))


def lacks(row: Row, fields: set[str]) -> Iterator[str]:
    """A complaint when `row` has not all of `fields`."""
    if missing := sorted(fields - row.keys()):
        yield f"lacks {missing}"


def off(value: object, allowed: object, name: str) -> Iterator[str]:
    """A complaint when `value` is none of the words of the Literal `allowed`."""
    if value not in get_args(allowed):
        yield f"{name} {value!r} is not one of {get_args(allowed)}"


def unread(run: str | None, text: str, name: str) -> Iterator[str]:
    """A complaint when `run` is given and does not stand verbatim in `text`."""
    if run is not None and (not run or run not in text):
        yield f"{name} {run!r} does not stand in the article"


def article_faults(article: Row) -> Iterator[str]:
    """What is wrong with one article: fields, length in words, date."""
    yield from lacks(article, ARTICLE)
    if len(article["text"].split()) not in WORDS:
        yield f"{len(article['text'].split())} words"
    date.fromisoformat(article["published"][:10])


def speaker_faults(speaker: Row, text: str) -> Iterator[str]:
    """What is wrong with one speaker of a claim."""
    yield from lacks(speaker, SPEAKER)
    yield from unread(speaker["mention"], text, "mention")
    yield from off(speaker["kind"], SpeakerKind, "speaker's kind")
    yield from off(speaker["resolved_by"], ResolvedBy, "resolved_by")
    if not speaker["name"]:
        yield "a speaker without a name"
    if speaker["kind"] == "narrator" and speaker["mention"]:
        yield "a narrator with a mention"


def figure_faults(figure: Row, text: str) -> Iterator[str]:
    """What is wrong with one figure of a claim."""
    yield from lacks(figure, FIGURE)
    yield from unread(figure["quote"], text, "figure")
    yield from off(figure["kind"], FigureKind, "figure's kind")
    yield from off(figure["victims_kind"], VictimsKind, "victims_kind")
    low, high = figure["low"], figure["high"]
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        yield f"figure {figure['quote']!r} runs from {low} to {high}"
    if figure["scope"] not in {None, "total", "daily"} or figure["own_losses"] not in {None, True, False}:
        yield f"figure {figure['quote']!r} has an unknown scope or own_losses"


def span_faults(claim: Row, text: str) -> Iterator[str]:
    """Where the offsets of a claim, if it has any, do not read back its runs."""
    spans = claim.get("spans")
    if not spans:
        return
    pairs = [(claim["sentence_quote"], spans["sentence"]), (claim["cue"], spans["cue"])]
    pairs += zip(claim["content"], spans["content"], strict=True)
    pairs += zip((s["mention"] for s in claim["speakers"]), spans["speakers"], strict=True)
    pairs += zip((f["quote"] for f in claim["figures"]), spans["figures"], strict=True)
    for run, span in pairs:
        if run != (text[span[0] : span[1]] if span else None):
            yield f"span {span} does not read {run!r}"


def claim_faults(claim: Row, gold: GoldSet) -> Iterator[str]:
    """What is wrong with one claim: fields, runs, enums, the ids it names."""
    yield from lacks(claim, CLAIM)
    text = gold.articles[claim["article"]]["text"]
    if text.count(claim["sentence_quote"]) != 1:
        yield f"sentence {claim['sentence_quote']!r} stands {text.count(claim['sentence_quote'])} times"
    yield from unread(claim["cue"], claim["sentence_quote"], "cue")
    for field in ("stance", "stance_also"):
        yield from off(claim.get(field, claim["stance"]), Stance, field)
    yield from off(claim["form"], Form, "form")
    for run in claim["content"]:
        yield from unread(run, text, "content")
    for speaker in claim["speakers"]:
        yield from speaker_faults(speaker, text)
    for figure in claim["figures"]:
        yield from figure_faults(figure, text)
    if not claim["content"] or not claim["speakers"]:
        yield "no content or no speaker"
    if claim["event"] is not None:
        yield from lacks(claim["event"], EVENT)
    yield from link_faults(claim, gold)
    yield from span_faults(claim, text)


def link_faults(claim: Row, gold: GoldSet) -> Iterator[str]:
    """What is wrong with `denies` and `parent`: each names another claim of the same article."""
    for field in ("denies", "parent"):
        other = gold.claims.get(claim[field] or claim["id"])
        if other is None or other["article"] != claim["article"] or claim[field] == claim["id"]:
            yield f"{field} {claim[field]!r} is not another claim of this article"


def dispute_faults(dispute: Row, gold: GoldSet) -> Iterator[str]:
    """What is wrong with one dispute or relation."""
    yield from lacks(dispute, DISPUTE)
    if dispute["kind"] == "dispute":
        yield from off(dispute["dispute_kind"], DisputeKind, "dispute_kind")
    else:
        yield from off(dispute["kind"], RelationKind, "kind")
    if unknown := [c for c in dispute["claims"] if c not in gold.claims]:
        yield f"unknown claims {unknown}"
    if len(set(dispute["claims"])) < 2 or len(set(dispute["claims"])) != len(dispute["claims"]):
        yield "fewer than two claims, or one twice"
    if "sides" in dispute and [c for side in dispute["sides"] for c in side] != dispute["claims"]:
        yield "the sides do not hold the same claims"


def faults(gold: GoldSet) -> tuple[str, ...]:
    """Everything wrong with a set, each with the id of its row; nothing when all is well."""
    found = [(a["id"], fault) for a in gold.articles.values() for fault in article_faults(a)]
    found += [(c["id"], fault) for c in gold.claims.values() for fault in claim_faults(c, gold)]
    found += [(d["id"], fault) for d in gold.disputes for fault in dispute_faults(d, gold)]
    return tuple(f"{gold.name}/{name}: {fault}" for name, fault in found)


def quotas(sets: tuple[GoldSet, ...]) -> dict[str, float]:
    """What `sets` hold together, by name: counts, and the share of indirect claims in hundredths."""
    claims = [c for s in sets for c in s.claims.values()]
    kinds = Counter(d["kind"] for s in sets for d in s.disputes)
    stances = Counter(c["stance"] for c in claims)
    return {
        "articles": sum(len(s.articles) for s in sets),
        "claims": len(claims),
        "optional": sum(bool(c.get("optional")) for c in claims),
        "indirect_percent": round(100 * sum(c["form"] == "indirect" for c in claims) / max(1, len(claims)), 1),
        "via": sum(bool(c["via"]) for c in claims),
        "figures": sum(len(c["figures"]) for c in claims),
        "declines": stances["declines"],
        "denies": stances["denies"],
        "accuses": stances["accuses"],
        "nested": sum(bool(c["parent"]) for c in claims),
        "dispute": kinds["dispute"],
        "update": kinds["update"],
        "same": kinds["same"],
        "compatible": kinds["compatible"],
    }


def main() -> int:
    """Prints the quotas of each set and of all, then the faults; 1 when there is one."""
    sets = load_all()
    columns = [(s.name, quotas((s,))) for s in sets] + [("all", quotas(sets))]
    print(f"{'':18}" + "".join(f"{name:>10}" for name, _ in columns))
    for quota in columns[0][1]:
        print(f"{quota:18}" + "".join(f"{held[quota]:>10g}" for _, held in columns))
    wrong = [fault for s in sets for fault in faults(s)]
    print("\n".join(wrong) or "no faults")
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
