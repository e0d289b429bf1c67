"""From a source's words to speakers: named, with office and party, across pronouns, bare surnames and "the ministry"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from claims.attribution import Attribution
from claims.parties import Parties
from claims.people import Person, role_and_party
from claims.reading import Reading
from claims.tree import Tokens, children, spans, subtree, topmost, trimmed
from claims.vocabulary import Vocabulary
from domain.claim import Speaker, SpeakerKind
from domain.text import Span

_PERSON = frozenset(["he", "she", "him", "her", "his", "hers"])
_THING = frozenset(["it", "they", "them", "its", "their"])
OWN_VOICE = frozenset(["i", "we", "you", "my", "our", "us", "me", "your"])
_WAR = r"(?:clash\w*|conflict|war|fighting|hostilities|cease-?fire|truce|battles?|border)\b[^.]{0,40}?\bbetween\b([^.;]{3,60})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A speaker met earlier in the article, and the words that named it."""

    speaker: Speaker
    words: frozenset[str]


@dataclass(slots=True, kw_only=True)
class Speakers:
    """Names the sources of one article in reading order; it remembers whom it has heard."""

    reading: Reading
    parties: Parties
    vocabulary: Vocabulary
    people: dict[str, Person]
    heard: list[Heard] = field(default_factory=list)

    def of(self, attribution: Attribution) -> tuple[Speaker, ...]:
        """The speakers of an attribution: one, several when they are joined, or one unnamed."""
        if not attribution.source:
            return (Speaker(name="unnamed", kind="unnamed"),)
        tokens = [self.reading.doc[i] for i in sorted(attribution.source)]
        named = tuple(s for part in self._parts(tokens) for s in self._named(part))
        for speaker in named:
            if speaker.kind in ("person", "organisation", "outlet"):
                self.heard.append(Heard(speaker=speaker, words=frozenset(t.lower_ for t in tokens)))
        return named

    def is_outlet(self, tokens: Sequence[Token]) -> bool:
        """True when the words name a carrier of news: "the Trend news agency", "Reuters", "a Trend report"."""
        words = [t.lower_ for t in tokens]
        if any(w in self.vocabulary.lists["institutions"] for w in words):
            return False
        text = " ".join(words)
        known = any(re.search(rf"\b{re.escape(name)}\b", text) for name in self.vocabulary.outlets)
        return known or topmost(tokens).lower_ in self.vocabulary.lists["outlet_heads"]

    def party_in(self, tokens: Sequence[Token]) -> str | None:
        """The party that a noun phrase belongs to: the first it names."""
        mentions = self.parties.mentions(_text(tokens))
        return mentions[0].name if mentions else None

    def _parts(self, tokens: list[Token]) -> list[list[Token]]:
        """The joined members of "Orvenia and Kesh", each with its own words."""
        head = topmost(tokens)
        inside = {t.i for t in tokens}
        joined = [c for c in _chain(head) if c.i in inside]
        if not joined or any(c.pos_ not in ("NOUN", "PROPN", "PRON") for c in joined):
            return [tokens]
        parts: list[list[Token]] = []
        for member in (head, *joined):
            later = {c.i for c in children(member, "conj", "cc")}
            own: Tokens = trimmed(member.doc, subtree(member, later) & inside)
            parts.append([member.doc[i] for i in sorted(own)])
        return [p for p in parts if p] or [tokens]

    def _named(self, tokens: list[Token]) -> tuple[Speaker, ...]:
        found = self._pronoun(tokens) or self._both(tokens) or self._outlet(tokens)
        return found or self._person(tokens) or self._again(tokens) or self._body(tokens) or self._other(tokens)

    def _pronoun(self, tokens: list[Token]) -> tuple[Speaker, ...]:
        """As in "He added": the last person who spoke; "it said": the last body that spoke."""
        word = tokens[0].lower_
        if len(tokens) > 1 or word not in _PERSON | _THING:
            return ()
        kinds = ("person",) if word in _PERSON else ("organisation", "outlet")
        earlier = [h.speaker for h in self.heard if h.speaker.kind in kinds]
        if earlier:
            return (replace(earlier[-1], span=_span(tokens), resolved_by="coreference"),)
        before = [p for p in self.people.values() if p.first < tokens[0].i]
        if word in _PERSON and before:
            return (_of_person(max(before, key=lambda p: p.first), tokens, "coreference"),)
        return (Speaker(name=_text(tokens), kind="unnamed", span=_span(tokens)),)

    def _both(self, tokens: list[Token]) -> tuple[Speaker, ...]:
        """As in "Both sides": the two belligerents when the article names one pair at war, else a group without a party."""
        words = {t.lower_ for t in tokens}
        if not (words & {"both", "two"} and words & self.vocabulary.lists["sides"]):
            return ()
        pair = self.belligerents()
        if not pair:
            return (Speaker(name=_text(tokens), kind="group", span=_span(tokens)),)
        return tuple(Speaker(name=p, kind="group", span=_span(tokens), party=p, resolved_by="inferred") for p in pair)

    def belligerents(self) -> tuple[str, ...]:
        """The one pair that the article says is at war, or nothing when it names none or several."""
        pairs = set()
        for found in re.finditer(_WAR, self.reading.doc.text, re.IGNORECASE):
            named = self.parties.named_in(found[1])[:2]
            if len(named) == 2:
                pairs.add(tuple(sorted(named)))
        return next(iter(pairs)) if len(pairs) == 1 else ()

    def _outlet(self, tokens: list[Token]) -> tuple[Speaker, ...]:
        if not self.is_outlet(tokens):
            return ()
        return (Speaker(name=_bare(tokens), kind="outlet", span=_span(tokens)),)

    def _person(self, tokens: list[Token]) -> tuple[Speaker, ...]:
        """A person by name: "Foreign Ministry spokesman Ilan Veshtan", or "Veshtan" again."""
        heads = [t for t in tokens if t.pos_ == "PROPN" and t.lower_ in self.people]
        if not heads:
            return ()
        known = self.people[heads[0].lower_]
        before = [t for t in tokens if t.i < heads[0].i and t.text not in known.name.split()]
        described = [t for t in before if t.lower_ in self.vocabulary.lists["offices"]]
        role, party = role_and_party(before, self.parties) if described else (None, None)
        full = replace_person(known, role, party)
        how = "explicit" if known.party is None or party else "description"
        return (_of_person(full, tokens, how),)

    def _again(self, tokens: list[Token]) -> tuple[Speaker, ...]:
        """As in "The ministry", "the spokesman": the last speaker whose name or office has that word."""
        head = topmost(tokens).lower_
        definite = tokens[0].lower_ in ("the", "this", "that", "his", "her", "its")
        if not definite or head not in self.vocabulary.public | self.vocabulary.lists["outlet_heads"]:
            return ()
        if self.party_in(tokens) or (head.endswith("s") and head != "forces"):
            return ()
        for h in reversed(self.heard):
            named = {w.lower() for w in re.findall(r"\w+", f"{h.speaker.name} {h.speaker.role or ''}")}
            if head in named or (head in h.words and h.speaker.kind != "person"):
                return (replace(h.speaker, span=_span(tokens), resolved_by="coreference"),)
        roles = [p for p in self.people.values() if p.role and head in p.role.lower().split()]
        return (_of_person(roles[-1], tokens, "coreference"),) if roles else ()

    def _body(self, tokens: list[Token]) -> tuple[Speaker, ...]:
        """A state, a group or one of its institutions: "Orvenia", "the Keshi border guards"."""
        mentions = self.parties.mentions(_text(tokens))
        if not mentions:
            return ()
        names = tuple(dict.fromkeys(m.name for m in mentions))
        head = topmost(tokens)
        if len(names) > 1 and _modifiers_joined(head):  # "the Orvenian and Keshi governments"
            return tuple(
                Speaker(name=n, kind="organisation", span=_span(tokens), role=head.text, party=n) for n in names[:2]
            )
        office = (
            head.lower_ in self.vocabulary.lists["offices"] or head.lower_ in self.vocabulary.lists["unnamed_heads"]
        )
        whole = mentions[0].span.end - mentions[0].span.start >= len(_bare(tokens)) - 1
        name = names[0] if whole else _bare(tokens)
        kind: SpeakerKind = "unnamed" if office else "organisation"
        return (Speaker(name=name, kind=kind, span=_span(tokens), party=names[0]),)

    def _other(self, tokens: list[Token]) -> tuple[Speaker, ...]:
        head = topmost(tokens)
        kind: SpeakerKind = "unnamed"
        if head.pos_ == "PROPN":
            kind = "organisation" if len(tokens) > 1 and tokens[0].lower_ in ("the", "a") else "person"
        elif head.lower_ in self.vocabulary.lists["institutions"]:
            kind = "organisation"
        elif head.lower_ in self.vocabulary.lists["sides"]:
            kind = "group"
        return (Speaker(name=_bare(tokens), kind=kind, span=_span(tokens)),)


def replace_person(person: Person, role: str | None, party: str | None) -> Person:
    """The person with what this mention adds."""
    return replace(person, role=person.role or role, party=person.party or party)


def _of_person(person: Person, tokens: Sequence[Token], how: str) -> Speaker:
    resolved = "coreference" if how == "coreference" else "description" if how == "description" else "explicit"
    return Speaker(
        name=person.name, kind="person", span=_span(tokens), role=person.role, party=person.party,
        resolved_by=resolved,  # type: ignore[arg-type]
    )  # fmt: skip


def _chain(head: Token) -> list[Token]:
    found: list[Token] = []
    for member in children(head, "conj"):
        found += [member, *_chain(member)]
    return found


def _modifiers_joined(head: Token) -> bool:
    return any(c.dep_ == "conj" for m in children(head, "amod", "compound", "nmod", "poss") for c in m.children)


def _text(tokens: Sequence[Token]) -> str:
    return tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text


def _bare(tokens: Sequence[Token]) -> str:
    """The words of a name without its article."""
    kept = list(tokens)
    while len(kept) > 1 and (kept[0].tag_ == "DT" or kept[0].is_punct):
        kept.pop(0)
    return re.sub(r"\s+", " ", _text(kept))


def _span(tokens: Sequence[Token]) -> Span:
    pieces = spans(tokens[0].doc, [t.i for t in tokens])
    return Span(start=pieces[0].start, end=pieces[-1].end)
