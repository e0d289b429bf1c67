"""A draft becomes an article: cleaned, freed of head and footers, cut into sentences, described and flagged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from domain.article import Article, Basis, Flag
from domain.errors import SourceRefused
from domain.moment import Moment
from domain.report import Source
from ingest.agencies import agency_in_lead
from ingest.boilerplate import without_footers
from ingest.clean import Cleaned, clean
from ingest.credits import closing_credit, dateline, opening_date, reporting_credit
from ingest.draft import Draft, Field, Found
from ingest.identity import article_id
from ingest.keywords import keywords_of
from ingest.labels import TRANSLATED
from ingest.language import guess
from ingest.limits import Limits
from ingest.quality import Subject, flags_of
from ingest.sentences import split
from ingest.shown import shown_address, shown_outlet, shown_title
from ingest.top import read_top

T = TypeVar("T", str, Moment)
_OPENING = 300
"""In so many characters a dateline or an opening date is over."""


def compose(draft: Draft, source: Source, limits: Limits) -> Article:
    """The article of a draft; SourceRefused when its text is too long or there is none."""
    refuse_long(len(draft.body), limits)
    cleaned = clean(draft.body)
    if not any(char.isalnum() for char in cleaned.body.text):
        raise SourceRefused("it holds no text, only white space or signs: check that it is the right file")
    told = tuple(one for one in draft.found if one.field != "keyword")
    titled = _has(told, "title")
    top = read_top(cleaned.body, titled=titled)
    trimmed = without_footers(top.body)
    text = trimmed.body.text
    title_length = top.title or _title_at_start(text, told)
    found = best((*told, *top.found, *trimmed.found, *_told_by(text, title_length)))
    sentences = split(text)
    language = found.pop("language", None) or _guessed(text)
    subject = Subject(
        text=text,
        sentences=sentences,
        title=title_length,
        english=_is_english(language),
        published=day.day if (day := _moment(found, "published")) else None,
        debris=cleaned.debris,
        page=draft.raw if draft.parser.startswith(("html", "mhtml")) else "",
        said_translated="byline" in found and found["byline"].how.endswith(TRANSLATED),
    )
    outlet = shown_outlet(name) if (name := _words(found, "outlet")) else None
    flags = (*draft.flags, *_treated(cleaned, trimmed.removed), *flags_of(subject), *_missing(found, language))
    basis = tuple(
        Basis(field=one.field, how=one.how, confidence=one.confidence)
        for one in (*found.values(), *([language] if language else []))
    )
    return Article(
        id=article_id(source, draft.digest, draft.key or draft.member or ""),
        source=source.name or source.location,
        text=text,
        raw=draft.raw,
        offsets=trimmed.body.offsets(),
        sentences=sentences,
        digest=draft.digest,
        parser=draft.parser,
        key=draft.key,
        member=draft.member,
        title=shown_title(title, outlet) if (title := _words(found, "title")) else None,
        outlet=outlet,
        byline=_words(found, "byline"),
        dateline=_words(found, "dateline"),
        agency=_words(found, "agency"),
        published=_moment(found, "published"),
        updated=_moment(found, "updated"),
        language=str(language.value) if language else None,
        licence=_words(found, "licence"),
        url=shown_address(url) if (url := _words(found, "url")) else None,
        basis=basis,
        flags=flags,
        keywords=_keywords(draft.found),
    )


def _keywords(found: tuple[Found, ...]) -> tuple[str, ...]:
    """The article's own tags, those that are surest to be about it first."""
    told = sorted((one for one in found if one.field == "keyword"), key=lambda one: -one.confidence)
    return keywords_of(str(one.value) for one in told)


def refuse_long(chars: int, limits: Limits) -> None:
    """Nothing, or SourceRefused for a text of more code points than one article may have."""
    if chars > limits.max_article_chars:
        raise SourceRefused(
            f"its text has {chars:,} characters, more than max_article_chars = {limits.max_article_chars:,}: "
            "split it into articles, or raise SITREP_MAX_ARTICLE_CHARS"
        )


def best(found: Iterable[Found]) -> dict[Field, Found]:
    """The surest value of each field; of two equally sure ones the first."""
    kept: dict[Field, Found] = {}
    for one in found:
        if one.field not in kept or one.confidence > kept[one.field].confidence:
            kept[one.field] = one
    return kept


def _has(found: tuple[Found, ...], field: Field) -> bool:
    return any(one.field == field for one in found)


def _title_at_start(text: str, found: tuple[Found, ...]) -> int:
    """The length of a first line that is the title known from elsewhere, as in a document or mail; else 0."""
    first = text[:_OPENING].partition("\n")[0]
    titles = {_folded(one.value) for one in found if one.field == "title" and isinstance(one.value, str)}
    return len(first) if _folded(first) in titles else 0


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _told_by(text: str, title: int) -> Iterator[Found]:
    body = text[title:].lstrip()
    first = body[:_OPENING].partition("\n")[0]
    yield from dateline(first)
    yield from opening_date(first)
    yield from closing_credit(body)
    yield from reporting_credit(body)
    yield from agency_in_lead(body)


def _guessed(text: str) -> Found | None:
    code, confidence = guess(text)
    return Found(field="language", value=code, how="common words and script", confidence=confidence) if code else None


def _treated(cleaned: Cleaned, removed: tuple[str, ...]) -> Iterator[Flag]:
    if cleaned.debris:
        yield Flag(
            kind="markup-debris",
            note=f"{cleaned.debris} piece{_s(cleaned.debris)} of literal mark-up taken out or decoded",
        )
    if cleaned.invisible:
        yield Flag(kind="hidden-text", note=f"{cleaned.invisible} invisible character{_s(cleaned.invisible)} taken out")
    if removed:
        yield Flag(kind="boilerplate", note=f"taken out of the text: {' '.join(removed)}")


def _missing(found: dict[Field, Found], language: Found | None) -> Iterator[Flag]:
    if "published" not in found:
        yield Flag(kind="no-date", note="no date of publication is stated")
    if "outlet" not in found:
        yield Flag(kind="no-outlet", note="no outlet is stated")
    if "byline" not in found:
        yield Flag(kind="no-byline", note="no author is named")
    if not _is_english(language):
        name = str(language.value) if language else "not known"
        yield Flag(kind="unread-language", note=f"the rules read English; the language of this text is {name}")


def _is_english(language: Found | None) -> bool:
    return language is not None and str(language.value).lower().startswith("en")


def _s(count: int) -> str:
    return "s" if count != 1 else ""


def _words(found: dict[Field, Found], field: Field) -> str | None:
    value = found[field].value if field in found else None
    return value if isinstance(value, str) else None


def _moment(found: dict[Field, Found], field: Field) -> Moment | None:
    value = found[field].value if field in found else None
    return value if isinstance(value, Moment) else None
