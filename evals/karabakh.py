"""How claims of open reports relate, where such data stands beside the checkout: `python -m evals.karabakh [--data DIR]`.

DIR (default `../shared/data/karabakh_open`) holds `articles.jsonl` and `dev/conflict_cases.jsonl`: two claims each, quoted
from their articles, and whether they contradict each other, are an update, the same, or compatible. All articles are read
together, as a library; a claim is found when its words overlap the quotation. Nothing of that data is kept in this
repository. Prints each case's wanted and found relation; skips, saying so, where the data is absent.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from claims.parties import Parties
from domain.article import Article
from domain.claim import Claim, Dispute, Relation
from domain.text import Span
from evals.claims_whole import articles_of, claimed
from evals.cli import ROOT, Json, read

DATA = ROOT.parent / "shared" / "data" / "karabakh_open"
_NAMES = {"update over time": "update", "same claim": "same"}  # as the data calls what the program calls otherwise


def wanted(case: Json) -> str:
    """The relation of a case in the program's words.

    >>> wanted({"relation": "update over time, not a contradiction"})
    'update'
    """
    told = str(case["relation"]).split(",")[0]
    return _NAMES.get(told, told)


def touching(claims: Sequence[Claim], article: Article, quotation: str) -> frozenset[str]:
    """The ids of the claims of an article whose words overlap a quotation from it."""
    start = article.text.find(quotation)
    if start < 0:
        return frozenset()
    place = Span(start=start, end=start + len(quotation))
    return frozenset(c.id for c in claims if c.article == article.id and any(p.overlaps(place) for p in c.content))


def related(
    answers: Sequence[frozenset[str]], disputes: Sequence[Dispute], relations: Sequence[Relation]
) -> frozenset[str]:
    """How the program relates the claims that answer the two quotations of a case, "contradiction" for a dispute."""
    one, other = answers
    found: set[str] = {r.kind for r in relations if one & set(r.claims) and other & set(r.claims)}
    for dispute in disputes:
        sides = [set(side.claims) for side in dispute.sides]
        if any(a & one and b & other for i, a in enumerate(sides) for j, b in enumerate(sides) if i != j):
            found.add("contradiction")
    return frozenset(found)


def judged(case: Json, answers: Sequence[frozenset[str]], found: frozenset[str]) -> str:
    """A line for a case: right or wrong, what was wanted and what was found."""
    missing = [told["doc"] for told, ids in zip(case["claims"], answers, strict=True) if not ids]
    right = found == {wanted(case)}
    told = ", ".join(sorted(found)) or "no relation"
    lacking = f"; no claim found in {', '.join(missing)}" if missing else ""
    return f"{'right' if right else 'WRONG'}  {case['id']}  wanted {wanted(case)}, found {told}{lacking}  ({case['topic']})"


def main(words: Sequence[str] | None = None) -> int:
    """Reads the articles, relates their claims and prints a line for each case; status 1 when one is wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=DATA)
    folder = options.parse_args(words).data
    if not (folder / "dev" / "conflict_cases.jsonl").exists():
        print(f"skipped: no conflict cases at {folder}")
        return 0
    articles = {a.key or a.id: a for a in articles_of(folder)}
    claims, found = claimed(tuple(articles.values()), Parties.load())
    lines = []
    for case in read(folder / "dev" / "conflict_cases.jsonl"):
        answers = [touching(claims, articles[told["doc"]], told["cite"]) for told in case["claims"]]
        lines.append(judged(case, answers, related(answers, found.disputes, found.relations)))
    print("\n".join(lines))
    return int(any(line.startswith("WRONG") for line in lines))


if __name__ == "__main__":
    sys.exit(main())
