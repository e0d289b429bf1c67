"""What came of one raw item against what is expected of it: articles, their text and flags, refusals, addresses to follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.article import Article, Flag
from domain.report import Parsed
from evals.cli import Json
from evals.ingest_fields import Field, fields, folded, same_links


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagScore:
    """Flags of one article: expected and found, expected and missed, raised against the expectation; "kind: quote" each."""

    found: tuple[str, ...]
    missed: tuple[str, ...]
    false: tuple[str, ...]
    suggested: int = 0
    to_suggest: int = 0


NOTHING = FlagScore(found=(), missed=(), false=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One expected article, or the whole item where none is expected, and what came of it."""

    item: str
    fields: tuple[Field, ...] = ()
    runs: int = 0
    absent: tuple[str, ...] = ()
    lacks: int = 0
    stray: tuple[str, ...] = ()
    flags: FlagScore = NOTHING
    refused_right: bool | None = None
    links_right: bool | None = None
    extra: int = 0


def judge(item: Json, found: Parsed) -> list[Judged]:
    """Each expected article beside its loaded one, and an entry for the item: what was refused, and what came too many."""
    pairs = list(zip(item["articles"], paired(item["articles"], found.articles), strict=True))
    whole = Judged(
        item=item["id"],
        refused_right=_refused_right(item, found),
        links_right=same_links(item["links"], [link.url for link in found.links]) if item.get("links") else None,
        extra=len(found.articles) - sum(1 for _, article in pairs if article) if pairs else 0,
    )
    return [*(_judged(item["id"], expected, article) for expected, article in pairs), whole]


def _refused_right(item: Json, found: Parsed) -> bool:
    """True when exactly what holds no article was refused, or kept under a flag that says so."""
    expected = bool(item["refused"] or item.get("refused_members"))
    if item["articles"] or not expected:
        return bool(found.refused) == expected
    return bool(found.articles or found.refused) and all(_is_warned_of(a) for a in found.articles)


def _is_warned_of(article: Article) -> bool:
    return any(flag.kind == "boilerplate-only" for flag in article.flags)


def _judged(name: str, expected: Json, article: Article | None) -> Judged:
    key = expected["member"] or expected["key"]
    return Judged(
        item=f"{name} [{key}]" if key else name,
        fields=tuple(fields(expected, article)),
        runs=len(expected["text_contains"]),
        absent=tuple(absent_runs(expected, article)),
        lacks=len(expected["text_lacks"]) if article else 0,
        stray=tuple(stray_runs(expected, article)),
        flags=flags(expected, article),
    )


def paired(expected: Sequence[Json], articles: Sequence[Article]) -> list[Article | None]:
    """For each expected article the loaded one: of its member and key where it names them, else the next in order."""
    left = list(articles)
    return [_take(one, left) for one in expected]


def _take(expected: Json, left: list[Article]) -> Article | None:
    named = {name: expected[name] for name in ("member", "key") if expected[name] is not None}
    fits = [a for a in left if all(getattr(a, name) == value for name, value in named.items())]
    if not fits:
        return None
    left.remove(fits[0])
    return fits[0]


def absent_runs(expected: Json, article: Article | None) -> list[str]:
    """The runs that should be in the text and are not."""
    text = _spaced(article.text if article else "")
    return [run for run in expected["text_contains"] if _spaced(run) not in text]


def stray_runs(expected: Json, article: Article | None) -> list[str]:
    """The runs that should not be in the text and are."""
    text = _spaced(article.text if article else "")
    return [run for run in expected["text_lacks"] if _spaced(run) in text]


def _spaced(text: str) -> str:
    return " ".join(text.split())


def flags(expected: Json, article: Article | None) -> FlagScore:
    """Which of the expected flags were raised, and which raised ones are false alarms; kinds not judged are left out."""
    raised = article.flags if article else ()
    text = article.text if article else ""
    hits = [(want, next((f for f in raised if _meets(want, f, text)), None)) for want in expected["flags"]]
    judged = {*expected["no_flags"], *(want["kind"] for want in expected["flags"])}
    wrong = [f for f in raised if f.kind in judged and not any(_meets(want, f, text) for want in expected["flags"])]
    hints = [(want["suggestion"], hit) for want, hit in hits if want["suggestion"]]
    return FlagScore(
        found=tuple(_called(want["kind"], want["quote"]) for want, hit in hits if hit),
        missed=tuple(_called(want["kind"], want["quote"]) for want, hit in hits if not hit),
        false=tuple(dict.fromkeys(_called(f.kind, f.span.of(text) if f.span else None) for f in wrong)),
        suggested=sum(1 for hint, hit in hints if hit and folded(hint) in folded(hit.suggestion or "")),
        to_suggest=len(hints),
    )


def _meets(want: Json, flag: Flag, text: str) -> bool:
    """True for the same kind at the same place; a flag of a whole sentence around the quote is at that place too."""
    if want["kind"] != flag.kind or not want["quote"]:
        return bool(want["kind"] == flag.kind)
    at = folded(flag.span.of(text)) if flag.span else ""
    return bool(at) and (folded(want["quote"]) in at or at in folded(want["quote"]))


def _called(kind: str, quote: str | None) -> str:
    return f"{kind}: {quote}" if quote else kind
