"""Who is credited with a statement's words: what somebody claims must stay that somebody's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.checks import QUOTED, Cited, attributing, unmarked
from answering.ledger import UNATTRIBUTED
from answering.polarity import negations
from answering.quantities import quantities_in
from answering.support.claimants import other_claimant, uncredited
from answering.support.coverage import own_words, uncovered
from answering.words import names_meet, stem, tokens
from domain.answer import DraftStatement
from domain.claim import Claim

_CREDITS = re.compile(
    r"(?i)\b(?:say|said|claim|stat(?:e|es|ed|ing|ement)|report|accus|blam|den(?:y|ie|ial)|reject|refus|declin|dismiss|told|tell|urg|call|"
    r"announc|add(?:s|ed)\b|insist|confirm|warn|alleg|demand|offer|express|voic|regret|condemn|promis|pledg|vow|propos|put(?:s|ting)?\b|"
    r"estimat|count(?:s|ed)?\b|g[ai]ve(?:s|n)?\b|speak|spoke|writ|wrote|suggest|argu|believ|describ|declar|want|ask|stress|highlight|"
    r"underscor|not(?:e|es|ed)\b|"
    r"order(?:s|ed)\b|agree|rul(?:es|ed) out|apologi|prais|critici|hail|welcom|vow|"
    r"repeat|reiterat|reaffirm|predict|complain|protest|hope|fear|expect|th(?:ink|ought)|consider|plan(?:s|ned)\b|intend|decid|reveal|disclos|maintain|mention|remark|recall|"
    r"admit|acknowledg|threaten|question|account|figure|version|appeal|invit|attribut|cit(?:e|es|ed|ing)\b)\w*"
)
_AFTER = re.compile(r"(?i)\b(?:according to|as told by|per|quoting|citing|by|from|of)\s+(?P<who>[^,.;:]{2,90})")
TOLD_AS_FACT = "it states as fact what the cited sentence says somebody claimed"


def unattributed(draft: DraftStatement, cited: Cited) -> str | None:
    """What a source claims must stay that source's: the speaker, party, hop or outlet is named, and no other as the speaker."""
    attributed = [c for c in cited.claims if not c.is_narrator]
    if draft.speaker and not any(names_meet(draft.speaker, n) for n in (*cited.told_by, UNATTRIBUTED)):
        return _given_to(f"{draft.speaker[:60]!r}")
    own = QUOTED.sub(" ", draft.text)
    wrong = other_claimant(own, cited.text, cited.sources, cited.carriers)
    if wrong is not None:
        return _given_to(f"“{wrong}”")
    told = attributed or draft.claims or draft.text.startswith(UNATTRIBUTED) or 2 * len(own) < len(draft.text)
    invented = None if told else uncredited(own, cited.text, cited.told_by)
    if invented is not None:
        return f"it gives the words to “{invented.words}”, and the cited sentences give them to nobody"
    if (
        not attributed
        or _narrated(draft, cited)
        or _is_of_the_narrator(draft.text, cited)
        or all(_as_in_source(c, draft.text, cited) for c in attributed)
    ):
        return None
    return None if _names_source(draft, attributed, cited) else TOLD_AS_FACT


def _is_of_the_narrator(text: str, cited: Cited) -> bool:
    """True when all own words of a statement stand in its sentences outside what anybody says there.

    "The Front released a video" from "The Front released a video and said that the pilots would be tried".
    """
    letters = {i: cited.ledger.evidence.sentence(i) or "" for i in cited.ids}
    for claim in cited.claims:
        article = cited.ledger.article(claim)
        for sentence in cited.ledger.sentences(claim):
            key = article.sentence_id(sentence)
            for span in claim.content if key in letters and not claim.is_narrator else ():
                start, end = max(0, span.start - sentence.start), max(0, span.end - sentence.start)
                letters[key] = letters[key][:start] + " " * (end - start) + letters[key][end:]
    rest = " ".join(letters.values())
    words = tuple(own_words(text))
    return bool(words) and not uncovered(text, (rest,)) and quantities_in(text) <= quantities_in(rest, loose=True)


def _given_to(whom: str) -> str:
    return f"it gives the words to {whom}, whom the cited sentences do not name as their source"


def _names_source(draft: DraftStatement, attributed: Sequence[Claim], cited: Cited) -> bool:
    """True when a statement names who says it, or a carrier by its whole name."""
    named = f"{credited_in(draft.text)} {draft.speaker or ''}"
    told = {stem(t) for t in tokens(named)}
    carriers = ({stem(t) for t in tokens(c)} - {"the"} for c in cited.carriers)
    declined = [c for c in attributed if c.stance in ("declines", "denies") and negations(draft.text)]
    return (
        any(_named(c, draft.text) for c in declined)
        or any(names_meet(n, named) for c in attributed for n in attributing(c) if n not in cited.carriers)
        or any(words and words <= told for words in carriers)
        or _unnamed_source(attributed, named)
    )


def _as_in_source(claim: Claim, text: str, cited: Cited) -> bool:
    """True when a statement keeps the words with which its sentence credits the claim: "There were no deaths, she said."."""
    article = cited.ledger.article(claim)
    spans = [s.span for s in claim.speakers if s.span] + ([claim.cue] if claim.cue else [])
    sentences = [s for s in article.sentences if article.sentence_id(s) in cited.ids]
    if claim.cue is None or not all(any(s.span.holds(span) for s in sentences) for span in spans):
        return False
    told = set(tokens(QUOTED.sub(" ", text)))
    words = [tokens(span.of(article.text)) for span in spans]
    return all(told & set(some) for some in words if some)


def credited_in(text: str) -> str:
    """The parts of a statement's own words that can name its source: before a verb of saying, after "according to", or a label.

    "Talmark fired on Orvenian guards" names Orvenia and credits nobody.
    """
    own = QUOTED.sub(" ", text)
    parts = [own[max(0, m.start() - 100) : m.start()] for m in _CREDITS.finditer(own)]
    if parts or re.search(r"(?i)\b(?:according to|per|quoting)\b", own):
        parts += [m["who"] for m in _AFTER.finditer(own)]
    label = re.match(r"([^:]{2,200}):(?!\d)", own)
    return " ".join([*parts, *([label[1]] if label else [])])


def drops_denial(draft: DraftStatement, cited: Cited) -> str | None:
    """A claim told as its speaker's own when the speaker denies it."""
    meant = [c for c in cited.claims if c.id in draft.claims] or [c for c in cited.claims if _named(c, draft.text)]
    if not meant or not all(c.stance == "denies" for c in meant) or negations(draft.text):
        return None
    if any(_denies_in_words(c, draft.text, cited) for c in meant):
        return None
    return "it drops the denial: the speaker denies this"


def _denies_in_words(claim: Claim, text: str, cited: Cited) -> bool:
    """True when the words that deny are kept: the cue, or what is said where the cue only says ("called it ‘an invention’")."""
    article = cited.ledger.article(claim)
    cue = claim.cue.of(article.text) if claim.cue else ""
    own = " ".join(tokens(text))
    if cue and negations(cue):
        return " ".join(tokens(cue)) in own
    return all(" ".join(tokens(span.of(article.text))) in own for span in claim.content)


def _narrated(draft: DraftStatement, cited: Cited) -> bool:
    """True for "Unattributed: “…”" whose quoted words are the narrator's own part of a sentence that also quotes somebody."""
    articles = cited.ledger.evidence.articles
    own = [unmarked(s.of(articles[c.article].text)) for c in cited.claims if c.is_narrator for s in c.content]
    runs = [r for q in QUOTED.findall(draft.text) for r in re.split(r"\s*…\s*", q) if r]
    return bool(runs) and draft.text.startswith(UNATTRIBUTED) and all(any(unmarked(r) in o for o in own) for r in runs)


def _unnamed_source(claims: Sequence[Claim], named: str) -> bool:
    """A source without a name ("officials", "the ministry") counts as named when the statement uses its word."""
    words = {stem(t) for c in claims for s in c.speakers if s.kind in ("unnamed", "group") for t in tokens(s.name)}
    return bool(words & {stem(t) for t in tokens(named)} - {"the"})


def _named(claim: Claim, text: str) -> bool:
    return any(names_meet(n, QUOTED.sub(" ", text)) for s in claim.speakers for n in (s.name, s.party) if n)
