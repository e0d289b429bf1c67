"""The whole claim model scored on the project's own articles: `python -m evals.claims_whole [SET] [--detail]`.

found      share of the gold claims that a claim with enough of the same words answers (intersection over union from 30 %,
           each claim used once)
credited   share of the program's claims, its narrator's left out, that answer a gold claim
party      of the found ones whose speakers have a party: the parties are exactly the gold's
nobody     of the found ones whose speakers have none (bystanders): the program gives none either
stance     of the found ones
via        F1 over the carriers of the found claims, the publishing outlet left out; the agency that the set itself gives as
           the article's own is not asked for and costs nothing (`claims_columns.carriers_given` says why)
figures    tuples (kind, number, victims' side, claimant's party) at the same place, found or not: precision and recall
disputes   a dispute is right when it holds claims of two sides of one gold dispute; precision over the program's, recall
           over the gold's
possible   of the accounts that may not agree, those of two sides of one gold dispute; `either r`: recall of both together
relations  gold updates, repetitions and compatible claims that the program relates in the same way; `as disputes` those
           that it sets against each other in a dispute over figures
What a careful reader might or might not count is "optional": it is not asked for, and costs nothing when given. A set is
scored with the parties that the product ships, and again (`seen+`) with its own `parties.toml`, as after an editor's work.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from claims.across import across
from claims.disputes import Compared, compared
from claims.finder import RuleFinder
from claims.lexicon import agreed, names_in
from claims.parties import Parties
from domain.article import Article
from domain.claim import Claim, Dispute, Relation
from domain.report import Source
from evals.claims_align import Said, align, from_claim, from_gold, touching
from evals.claims_columns import Case, Quarrel, carried, carriers_given, meets, percents
from evals.cli import Json, read
from ingest.load import load

SETS = Path(__file__).parent / "claims"
PRIVATE = "unseen"
"""The half of which nothing but totals may be looked at, so that no rule is fitted to it."""


def articles_of(folder: Path) -> tuple[Article, ...]:
    """The articles of a set as the product reads them, ValueError for a refusal."""
    told = {row["id"]: row for row in read(folder / "articles.jsonl")}
    found = list(load([Source(location=str(folder / "articles.jsonl"))]))
    articles = tuple(one for one in found if isinstance(one, Article) and one.key in told)
    if len(articles) != len(told):
        raise ValueError(f"{folder.name}: {len(articles)} of {len(told)} articles were read")
    return articles


def parties_of(folder: Path) -> Parties | None:
    """The parties of a set's world as an editor wrote them down, None where nobody did."""
    path = folder / "parties.toml"
    return Parties.load(path) if path.exists() else None


def claimed(articles: Sequence[Article], parties: Parties) -> tuple[tuple[Claim, ...], Compared]:
    """What the rules find in these articles, agreed over all of them as the product does it."""
    names = [names_in(article, parties) for article in articles]
    each = RuleFinder(agreed(names, parties).parties).find_many(articles)
    claims = across([claim for some in each for claim in some], parties, names)
    return claims, compared(claims, {a.id: a for a in articles})


def case_of(folder: Path, parties: Parties) -> Case:
    """The gold of a folder beside what the program finds there when it knows these parties."""
    articles = articles_of(folder)
    told = {row["id"]: row for row in read(folder / "articles.jsonl")}
    rows = ((row, told[row["article"]]) for row in read(folder / "gold.jsonl"))
    gold = tuple(from_gold(row, one["text"], one.get("agency")) for row, one in rows)
    by_id = {a.id: a for a in articles}
    claims, found = claimed(articles, parties)
    ours = tuple(from_claim(claim, by_id[claim.article]) for claim in claims)
    answers = touching(gold, ours)
    quarrels = (*found.disputes, *found.possible)
    given = (*(of_dispute(d, answers) for d in quarrels), *(of_relation(r, answers) for r in found.relations))
    return Case(gold=gold, ours=ours, wanted=tuple(map(wanted, read(folder / "disputes.jsonl"))), given=given)


def wanted(row: Json) -> Quarrel:
    """A line of disputes.jsonl; the sides of a relation are its claims one by one."""
    sides = row["sides"] if row["kind"] == "dispute" else [[name] for name in row["claims"]]
    optional = bool(row.get("optional"))
    return Quarrel(kind=row["kind"], sides=tuple(map(frozenset, sides)), optional=optional, question=row["question"])


def of_dispute(dispute: Dispute, answers: Mapping[str, frozenset[str]]) -> Quarrel:
    """A dispute of the program, its claims given as the gold claims that they answer."""
    sides = (frozenset[str]().union(*(answers[name] for name in side.claims)) for side in dispute.sides)
    kind = ("figure" if dispute.kind == "figure" else "dispute") if dispute.certain else "possible"
    return Quarrel(kind=kind, sides=tuple(sides), question=dispute.question, id=dispute.id)


def of_relation(relation: Relation, answers: Mapping[str, frozenset[str]]) -> Quarrel:
    """A relation of the program, its claims given as the gold claims that they answer."""
    return Quarrel(kind=relation.kind, sides=tuple(answers[name] for name in relation.claims))


def faults(case: Case) -> Iterator[str]:
    """A line for all that was missed, differs, or was not asked for: first the claims, then disputes and relations."""
    answers = align(case.gold, case.ours)
    yield from (f"MISSED   {g.id} {g.shown!r}" for g in case.gold if g.id not in answers and not g.optional)
    extra = (o for o in case.ours if o.id not in answers.values() and not o.narrator)
    yield from (f"INVENTED {o.article} {sorted(o.parties)} {sorted(o.stances)} {o.shown!r}" for o in extra)
    for g, o in case.pairs:
        wrong = [name for name, differs in differences(g, o) if differs]
        if wrong:
            yield f"DIFFERS  {g.id} in {', '.join(wrong)} {g.shown!r}\n         gold {_held(g)}\n         ours {_held(o)}"
    yield from (f"MISSED   {w.kind}: {w.question}" for w in case.wanted if not (w.optional or _met(w, case.given)))
    disputes = [w for w in case.wanted if w.kind == "dispute"]
    opposed = (q for q in case.given if q.kind in ("dispute", "figure"))
    yield from (f"INVENTED dispute: {q.question}" for q in opposed if not any(meets(w, q) for w in disputes))


def _held(said: Said) -> str:
    return f"{sorted(said.parties)} {sorted(said.stances)} via {sorted(said.via)} {sorted(_tuples(said), key=str)}"


def _met(wished: Quarrel, given: Sequence[Quarrel]) -> bool:
    """True when the program has a dispute, or a relation of the same kind, between two of its sides."""
    kinds = ("dispute", "figure") if wished.kind == "dispute" else (wished.kind,)
    return any(q.kind in kinds and meets(wished, q) for q in given)


def differences(gold: Said, ours: Said) -> tuple[tuple[str, bool], ...]:
    """In what a claim that was found differs from the gold's."""
    return (
        ("party", not gold.narrator and not gold.accepts(ours.parties)),
        ("stance", not ours.stances & gold.stances),
        ("via", carried(gold, ours) < max(len(gold.via), carriers_given(gold, ours))),
        ("figures", _tuples(gold) != _tuples(ours)),
    )


def _tuples(said: Said) -> set[tuple[str, int | None, str | None]]:
    return {(f.kind, f.number, f.victims) for f in said.figures}


def table(rows: Mapping[str, Mapping[str, float | None]]) -> str:
    """One column for each set, one line for each figure."""
    names = list(next(iter(rows.values())))
    lines = [f"{'':14}" + "".join(f"{name:>9}" for name in rows)]
    for name in names:
        cells = (f"{'-':>9}" if row[name] is None else f"{row[name]:>9.1f}" for row in rows.values())
        lines.append(f"{name:14}" + "".join(cells))
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> None:
    """Prints the table of one set or of all; with `--detail`, what is missed or differs, never of the unseen half."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("set", nargs="?", choices=sorted(p.parent.name for p in SETS.glob("*/gold.jsonl")))
    options.add_argument("--detail", action="store_true")
    chosen = options.parse_args(words)
    names = [chosen.set] if chosen.set else sorted(p.parent.name for p in SETS.glob("*/gold.jsonl"))
    cases = dict(cases_of(names))
    if chosen.detail:
        print(
            "\n".join(line for name, case in cases.items() if PRIVATE not in name for line in faults(case)), end="\n\n"
        )
    print(table({name: percents(case) for name, case in cases.items()}))


def cases_of(names: Sequence[str]) -> Iterator[tuple[str, Case]]:
    """Each set with the parties that the product ships, and again (`+`) with those of the set's own world."""
    for name in names:
        yield name, case_of(SETS / name, Parties.load())
        if (told := parties_of(SETS / name)) is not None:
            yield f"{name}+", case_of(SETS / name, told)


if __name__ == "__main__":
    main()
