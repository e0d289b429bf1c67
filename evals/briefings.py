"""Offline briefings, measured: `python -m evals.briefings [--data DIR] [--show N]`.

On the sample corpus, the gold sets of `evals/claims` and, where they stand beside the checkout, the seed articles:

cited      share of the sentences that carry a citation, and were verified (not weak)
parties    share of the parties with a claim that have a sentence of their own in the briefing
disputes   share of the gold disputes that the long briefing names, the accounts that may not agree included (sets with gold;
           see `evals/claims_whole.py`); `plain` the same without those
bare       sentences that count losses or lay blame and name nobody who says so

Then, where DIR (default `../shared/data/fa_kes/dev`) is there, on its first ten groups of articles of one day and place,
beside as many sentences of TextRank on the same articles:

claimant   share of the sentences with a casualty number that name who claims it
outlets    share of the group's outlets that are cited
`--show` prints that many of the briefings' sentences with what they cite, to be read. Nothing of that data is kept here.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from answering.briefing import brief
from answering.extractive import ExtractiveEngine
from answering.ledger import UNATTRIBUTED
from claims.parties import Parties
from domain.answer import Brief, Evidence, Scope, Statement
from domain.article import Article
from domain.briefing import Briefing
from domain.claim import Claim
from domain.report import Source
from evals.claims_columns import meets
from evals.claims_whole import SETS, articles_of, case_of, claimed, parties_of
from evals.cli import ARTICLES, ROOT, read
from evals.textrank import summary
from ingest.load import load

DATA = ROOT.parent / "shared" / "data"
GROUPS = 10
_COUNT = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds|several)"
_LOSS = r"(?:kill|dead|die[ds]?\b|death|wound|injur|casualt|fatalit|victim|slain)"
_CASUALTY = re.compile(rf"(?i)\b{_COUNT}\b[^.;]{{0,60}}\b{_LOSS}|\b{_LOSS}\w*[^.;]{{0,30}}\b{_COUNT}\b")
_BLAME = re.compile(r"(?i)\b(?:accus\w+|blam\w+|responsible for|guilty)\b")
_CUE = re.compile(
    r"(?i)\b(?:according to|said|says|say|told|reported|reports|announced|claimed|claims|stated|confirmed|added|quoted)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A briefing with what it was made from."""

    made: Briefing
    claims: tuple[Claim, ...]
    articles: tuple[Article, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Its sentences, in reading order, without Sitrep's own cautions."""
        return tuple(s for section in self.made.sections for s in section.statements if s.claims)


def briefed(articles: Sequence[Article], parties: Parties, length: str = "long") -> Written:
    """The offline briefing on these articles."""
    claims, found = claimed(articles, parties)
    evidence = Evidence(
        articles={a.id: a for a in articles}, claims=claims, disputes=found.disputes, possible=found.possible,
        relations=found.relations,
    )  # fmt: skip
    scope = Scope(articles=len(articles), origins=len(articles))
    task = Brief(length="long" if length == "long" else "short")
    return Written(made=brief(task, evidence, ExtractiveEngine(), scope), claims=claims, articles=tuple(articles))


def names_claimant(statement: Statement) -> bool:
    """True when a reader of the sentence learns who says so; an unnamed source is nobody."""
    return bool(statement.speaker) and statement.speaker not in (UNATTRIBUTED, "An unnamed source")


def bare(written: Written) -> tuple[str, ...]:
    """The sentences on losses or blame that neither name a source nor say that none is named."""
    told = (s for s in written.statements if _CASUALTY.search(s.text) or _BLAME.search(s.text))
    return tuple(s.text for s in told if not s.speaker)


def row(name: str, written: Written, recall: tuple[float, float] | None = None) -> str:
    """The line of a set in the first table."""
    said = written.statements
    cited = sum(bool(s.citations) and s.status == "verified" for s in said)
    speaking = {p for c in written.claims for p in c.parties}
    by_id = {c.id: c for c in written.claims}
    heard = {p for s in said for i in s.claims for p in by_id[i].parties}
    plain, named = ("-", "-") if recall is None else (f"{share:.0f}" for share in recall)
    return (
        f"{name:10}{len(said):9}{_percent(cited, len(said)):8.1f}{_percent(len(heard), len(speaking)):9.1f}"
        f"{named:>10}{plain:>7}{len(bare(written)):6}"
    )


def recall_of(folder: Path, parties: Parties, made: Briefing) -> tuple[float, float]:
    """How many of a hundred gold disputes the briefing names as disputes, and how many as these or as accounts in doubt."""
    case = case_of(folder, parties)
    wanted = [w for w in case.wanted if w.kind == "dispute" and not w.optional]
    plain = [q for q in case.given if q.kind in ("dispute", "figure")]
    doubts = [q for q in case.given if q.kind == "possible" and q.id in made.possible]
    recall = (sum(any(meets(w, q) for q in given) for w in wanted) for given in (plain, [*plain, *doubts]))
    first, both = (_percent(found, len(wanted)) for found in recall)
    return first, both


def own_sets() -> Iterator[tuple[str, Written, tuple[float, float] | None]]:
    """The sample corpus, and the gold sets with the parties that an editor wrote for them."""
    files = sorted(p for p in ARTICLES.iterdir() if p.suffix in (".txt", ".md", ".html", ".jsonl"))
    yield "samples", briefed(_loaded(files), Parties.load()), None
    for name in ("seen", "third", "fourth", "fifth"):
        folder = SETS / name
        parties = parties_of(folder) or Parties.load()
        written = briefed(articles_of(folder), parties)
        yield name, written, recall_of(folder, parties, written.made)


def _loaded(files: Sequence[Path]) -> tuple[Article, ...]:
    found = load([Source(location=str(path)) for path in files])
    return tuple(one for one in found if isinstance(one, Article))


def of_group(articles: Sequence[dict[str, str]]) -> tuple[Article, ...]:
    """Rows of outside articles as the product reads them."""
    with tempfile.TemporaryDirectory() as scratch:
        files = []
        for one in articles:
            path = Path(scratch) / f"{one['id']}.txt"
            path.write_text(f"{one['title']}\nOutlet: {one['outlet']}\nDate: {one['date']}\n\n{one['text']}\n", "utf-8")
            files.append(path)
        return _loaded(files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What one way of summing up did with a group."""

    counting: int
    owned: int
    outlets: int
    of: int


def compared(written: Written) -> tuple[Beside, Beside]:
    """The briefing, and TextRank with as many sentences."""
    outlets = {a.name for a in written.articles}
    counting = [s for s in written.statements if _CASUALTY.search(s.text)]
    cited = {c.outlet for s in written.statements for c in s.citations}
    ours = Beside(
        counting=len(counting), owned=sum(map(names_claimant, counting)), outlets=len(cited & outlets), of=len(outlets)
    )
    told = [(a.name, s.span.of(a.text)) for a in written.articles for s in a.sentences]
    chosen = [told[i] for i in summary([text for _, text in told], len(written.statements))]
    texts = [text for _, text in chosen if _CASUALTY.search(text)]
    theirs = Beside(
        counting=len(texts),
        owned=sum(bool(_CUE.search(text)) for text in texts),
        outlets=len({name for name, _ in chosen}),
        of=len(outlets),
    )
    return ours, theirs


def show(written: Sequence[Written], number: int) -> Iterator[str]:
    """Sentences of briefings with what they cite, spread over all of them."""
    said = [s for one in written for s in one.statements]
    step = max(1, len(said) // number) if number else 1
    for statement in said[::step][:number]:
        yield f"- {statement.text}"
        yield from (f"    [{c.outlet}] {c.quote}" for c in statement.citations[:2])


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def _line(name: str, done: Sequence[Beside]) -> str:
    counting, owned = sum(d.counting for d in done), sum(d.owned for d in done)
    outlets, of = sum(d.outlets for d in done), sum(d.of for d in done)
    return f"{name:10}{counting:9}{_percent(owned, counting):10.1f}{_percent(outlets, of):9.1f}"


def main(words: Sequence[str] | None = None) -> int:
    """Print both tables; the exit status is 1 when a sentence is bare or without a citation."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--show", type=int, default=0, metavar="N")
    args = options.parse_args(words)
    sets = list(own_sets())
    if (args.data / "seeds").is_dir():
        seeds = briefed(_loaded(sorted((args.data / "seeds").glob("*.txt"))), Parties.load())
        sets.append(("seeds", seeds, None))
    else:
        print(f"skipped: no seed articles in {args.data}")
    print(f"{'':10}{'sentences':>9}{'cited':>8}{'parties':>9}{'disputes':>10}{'plain':>7}{'bare':>6}")
    for name, written, recall in sets:
        print(row(name, written, recall))
    groups = args.data / "fa_kes" / "dev"
    if not groups.is_dir():
        print(f"skipped: no groups of articles in {groups}")
        return _status([written for _, written, _ in sets])
    known = {row["id"]: row for row in read(groups / "articles.jsonl")}
    chosen = [g for g in read(groups / "same_day_place_groups.jsonl") if len(g["outlets"]) > 2][:GROUPS]
    outside = [briefed(of_group([known[i] for i in g["article_ids"]]), Parties.load()) for g in chosen]
    both = [compared(one) for one in outside]
    print(f"\n{len(chosen)} groups{'counting':>9}{'claimant':>10}{'outlets':>9}")
    print(_line("Sitrep", [ours for ours, _ in both]))
    print(_line("TextRank", [theirs for _, theirs in both]))
    print(*show(outside, args.show), sep="\n")
    return _status([*(written for _, written, _ in sets), *outside])


def _status(all_written: Sequence[Written]) -> int:
    return int(any(bare(w) or not all(s.citations for s in w.statements) for w in all_written))


if __name__ == "__main__":
    raise SystemExit(main())
