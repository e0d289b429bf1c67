"""From a source's words to speakers: named, with office and party, across pronouns, bare surnames and "the ministry"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.attribution import Attribution
from claims.naming import bare, joined_parts, modifiers_joined, span_of, text_of
from claims.parse import Token
from claims.parties import Parties
from claims.people import Person, role_and_party
from claims.reading import Reading
from claims.rules.cue_verb import SUBJECTS, noun_phrase
from claims.tree import children, topmost
from claims.vocabulary import Vocabulary
from domain.claim import ResolvedBy, Speaker, SpeakerKind

_PERSON = frozenset({"he", "she", "him", "her", "his", "hers"})
_THING = frozenset({"it", "they", "them", "its", "their"})
OWN_VOICE = frozenset({"i", "we", "you", "my", "our", "us", "me", "your"})
_WAR = re.compile(
    r"(?:clash\w*|conflict|war|fighting|hostilities|cease-?fire|truce|battles?|border)\b[^.]{0,40}?\bbetween\b([^.;]{3,60})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A speaker met earlier in the article, and the words that named it."""

    speaker: Speaker
    words: frozenset[str]


@dataclass(slots=True, kw_only=True)
class Speakers:
    """Names the sources of one article in reading order; it remembers whom it has heard.

    `home` is the party behind the outlet or agency, when its name says so: "Orvenian Wire"; `official` is True when it
    is a public body itself.
    """

    reading: Reading
    parties: Parties
    vocabulary: Vocabulary
    people: dict[str, Person]
    home: str | None = None
    official: bool = False
    heard: list[Heard] = field(default_factory=list)

    def of(self, attribution: Attribution) -> tuple[Speaker, ...]:
        """The speakers of an attribution: one, several when they are joined, or one unnamed."""
        if not attribution.source:
            return (Speaker(name="unnamed", kind="unnamed"),)
        tokens = [self.reading.doc[i] for i in sorted(attribution.source)]
        return tuple(s for part in joined_parts(tokens) for s in self.named(part))

    def named(self, tokens: Sequence[Token]) -> tuple[Speaker, ...]:
        """Who a noun phrase names; remembered for later pronouns."""
        found = tuple(self._placed(s, tokens) for s in self._named(tokens))
        words = frozenset(t.lower_ for t in tokens)
        self.heard += [Heard(speaker=s, words=words) for s in found if s.kind in ("person", "organisation", "outlet")]
        return found

    def is_outlet(self, tokens: Sequence[Token]) -> bool:
        """True when the words name a carrier of news: "the Trend news agency", "Reuters", "a Trend report"."""
        words = [t.lower_ for t in tokens]
        if any(w in self.vocabulary.lists["institutions"] for w in words):
            return False
        known = self.vocabulary.known_outlet.search(" ".join(words)) is not None
        return known or topmost(tokens).lower_ in self.vocabulary.lists["outlet_heads"]

    def party_in(self, tokens: Sequence[Token]) -> str | None:
        """The party that a noun phrase belongs to: the first it names."""
        named = self.parties.named_in(text_of(tokens))
        return named[0] if named else None

    def belligerents(self) -> tuple[str, ...]:
        """The one pair that the article says is at war, or nothing when it names none or several."""
        pairs = set()
        for found in _WAR.finditer(self.reading.text):
            named = self.parties.named_in(found[1])[:2]
            if len(named) == 2:
                pairs.add(tuple(sorted(named)))
        return next(iter(pairs)) if len(pairs) == 1 else ()

    def _named(self, tokens: Sequence[Token]) -> tuple[Speaker, ...]:
        for rule in (self._pronoun, self._both, self._outlet, self._person, self._again, self._body):
            found = rule(tokens)
            if found:
                return found
        return self._other(tokens)

    def _pronoun(self, tokens: Sequence[Token]) -> tuple[Speaker, ...]:
        """As in "he added": the last person who spoke; "it said": the last body that spoke."""
        word = tokens[0].lower_
        if len(tokens) > 1 or word not in _PERSON | _THING:
            return ()
        kinds = ("person",) if word in _PERSON else ("organisation", "outlet")
        earlier = [h.speaker for h in self.heard if h.speaker.kind in kinds]
        before = [p for p in self.people.values() if p.first < tokens[0].i]
        if word in _PERSON and before:
            latest = max(before, key=lambda p: p.first)
            if not earlier or self._introduced_after(latest, earlier[-1], tokens[0]):
                return (_of_person(latest, tokens, "coreference"),)
        if earlier:
            return (replace(earlier[-1], span=span_of(tokens), resolved_by="coreference"),)
        return (Speaker(name=text_of(tokens), kind="unnamed", span=span_of(tokens)),)

    def _introduced_after(self, person: Person, speaker: Speaker, here: Token) -> bool:
        """True when the sentence before is about somebody new: "Opposition deputy Orsa doubted it. She said ..."."""
        subjects = {t.i for t in self._sentence_before(here) if t.dep_ in SUBJECTS}
        spoken = next((p.first for p in self.people.values() if p.name == speaker.name), -1)
        return person.first > spoken and any(person.first <= i <= person.first + 3 for i in subjects)

    def _both(self, tokens: Sequence[Token]) -> tuple[Speaker, ...]:
        """As in "both sides": the two belligerents when the article names one pair at war, else a group without a party."""
        words = {t.lower_ for t in tokens}
        if not (words & {"both", "two"} and words & self.vocabulary.lists["sides"]):
            return ()
        pair = self.belligerents()
        if not pair:
            return (Speaker(name=text_of(tokens), kind="group", span=span_of(tokens)),)
        return tuple(Speaker(name=p, kind="group", span=span_of(tokens), party=p, resolved_by="inferred") for p in pair)

    def _outlet(self, tokens: Sequence[Token]) -> tuple[Speaker, ...]:
        """As in "Orvenian Wire"; "the agency" is the last one heard."""
        if not self.is_outlet(tokens):
            return ()
        earlier = [h.speaker for h in self.heard if h.speaker.kind == "outlet"]
        generic = tokens[0].lower_ in ("the", "it") and len(tokens) <= 2
        if generic and earlier:
            return (replace(earlier[-1], span=span_of(tokens), resolved_by="coreference"),)
        return (Speaker(name=bare(tokens), kind="outlet", span=span_of(tokens)),)

    def _person(self, tokens: Sequence[Token]) -> tuple[Speaker, ...]:
        """A person by name: "Foreign Ministry spokesman Ilan Veshtan", or "Veshtan" again."""
        names = [t for t in tokens if t.pos_ == "PROPN" and t.lower_ in self.people]
        if not names or topmost(tokens).lower_ in self.vocabulary.lists["institutions"]:
            return ()
        surname = names[0].lower_
        known = self.people[surname]
        before = [t for t in tokens if t.i < names[0].i and t.text not in known.name.split()]
        described = any(t.lower_ in self.vocabulary.lists["offices"] or t.lower_ in ("'s", "’s") for t in before)
        role, party = role_and_party(before, self.parties) if described else (None, None)
        how: ResolvedBy = "explicit" if known.party is None or party else "description"
        person = replace(known, role=known.role or role, party=known.party or party)
        self.people[surname] = person
        return (_of_person(person, tokens, "inferred" if person.inferred and not party else how),)

    def _again(self, tokens: Sequence[Token]) -> tuple[Speaker, ...]:
        """As in "the ministry", "the spokesman": the last speaker whose name or office has those words."""
        words = {t.lower_ for t in tokens[1:] if t.is_alpha}
        definite = tokens[0].lower_ in ("the", "this", "that", "his", "her", "its")
        if not definite or not words or not words & self.vocabulary.public or self.party_in(tokens):
            return ()
        if topmost(tokens).tag_ in ("NNS", "NNPS") and topmost(tokens).lower_ != "forces":
            return ()
        for h in reversed(self.heard):
            office = h.speaker.kind != "person" or topmost(tokens).lower_ in self.vocabulary.lists["offices"]
            if (office and words <= _words(h.speaker)) or (words <= h.words and h.speaker.kind != "person"):
                return (replace(h.speaker, span=span_of(tokens), resolved_by="coreference"),)
        if topmost(tokens).lower_ not in self.vocabulary.lists["offices"]:
            return ()
        held = [p for p in self.people.values() if p.role and words <= set(re.findall(r"\w+", p.role.lower()))]
        return (_of_person(held[-1], tokens, "coreference"),) if held else ()

    def _body(self, tokens: Sequence[Token]) -> tuple[Speaker, ...]:
        """A state, a group or one of its institutions: "Orvenia", "the Keshi border guards"."""
        named = self.parties.named_in(text_of(tokens))
        if not named:
            return ()
        head = topmost(tokens)
        if self.vocabulary.has("report_heads", head.lower_):
            return self._of_report(tokens, head)
        holder = self._holder(head, named[0])
        if holder is not None:
            return (_of_person(holder, tokens, "coreference"),)
        if len(named) > 1 and modifiers_joined(head):  # "the Orvenian and Keshi governments"
            span = span_of(tokens)
            return tuple(Speaker(name=n, kind="organisation", span=span, role=head.text, party=n) for n in named[:2])
        whole = self.parties.mentions(bare(tokens))
        name = named[0] if whole and whole[0].span.end - whole[0].span.start >= len(bare(tokens)) - 1 else bare(tokens)
        return (Speaker(name=name, kind=self._kind_of_body(head), span=span_of(tokens), party=named[0]),)

    def _holder(self, head: Token, party: str) -> Person | None:
        """As in "Iran's president", when the article names the president: the person."""
        if head.tag_ != "NN" or head.lower_ not in self.vocabulary.lists["offices"]:
            return None
        held = [
            p for p in self.people.values() if p.party == party and p.role and head.lower_ in p.role.lower().split()
        ]
        return held[0] if len(held) == 1 else None

    def _of_report(self, tokens: Sequence[Token], head: Token) -> tuple[Speaker, ...]:
        """As in "a statement by the Keshi Foreign Ministry": the ministry; "a report in Kesh" is nobody's."""
        owners = [g for c in children(head, "prep") if c.lower_ in ("by", "from", "of") for g in children(c, "pobj")]
        owners += children(head, "poss", "appos")
        for owner in owners[:1]:
            phrase = [head.doc[i] for i in sorted(noun_phrase(owner, head)) if head.doc[i] in tokens]
            if phrase:
                return tuple(replace(s, span=span_of(tokens)) for s in self._named(phrase))
        return (Speaker(name=bare(tokens), kind="unnamed", span=span_of(tokens)),)

    def _kind_of_body(self, head: Token) -> SpeakerKind:
        word = head.lower_
        people = self.vocabulary.lists["offices"] | self.vocabulary.lists["unnamed_heads"]
        return "unnamed" if word in people and word not in self.vocabulary.lists["institutions"] else "organisation"

    def _other(self, tokens: Sequence[Token]) -> tuple[Speaker, ...]:
        head = topmost(tokens)
        kind: SpeakerKind = "unnamed"
        if head.lower_ in self.vocabulary.lists["institutions"] | self.vocabulary.lists["bodies"]:
            kind = "organisation"
        elif head.pos_ == "PROPN":
            kind = "organisation" if tokens[0].lower_ in ("the", "a") or head.text.isupper() else "person"
        elif head.lower_ in self.vocabulary.lists["sides"]:
            kind = "group"
        return (Speaker(name=bare(tokens), kind=kind, span=span_of(tokens)),)

    def _placed(self, speaker: Speaker, tokens: Sequence[Token]) -> Speaker:
        """The speaker with a party that the text lets one infer, when no description gives it."""
        if (
            speaker.party
            or speaker.kind not in ("person", "organisation", "unnamed")
            or speaker.name.lower() in OWN_VOICE
        ):
            return speaker
        party = (
            self._by_institution(speaker) or self._by_state_before(speaker, tokens)
            or self._by_home(speaker) or self._by_continuity(speaker, tokens)
        )  # fmt: skip
        if party is None:
            return speaker
        surname = speaker.name.split()[-1].lower()
        if surname in self.people:
            self.people[surname] = replace(self.people[surname], party=party, inferred=True)
        return replace(speaker, party=party, resolved_by="inferred")

    def _by_institution(self, speaker: Speaker) -> str | None:
        """As in "ministry spokesman Veshtan" after "the Orvenian Defence Ministry"."""
        offices = self.vocabulary.lists["offices"] - {"defence", "defense", "foreign", "general", "prime"}
        words = _words(speaker) if speaker.kind != "person" else set(re.findall(r"\w+", (speaker.role or "").lower()))
        body = words & (self.vocabulary.lists["institutions"] | self.vocabulary.lists["state_modifiers"])
        if not body & self.vocabulary.lists["institutions"] or not words - offices:
            return None
        heard = [h.speaker for h in self.heard if h.speaker.kind == "organisation" and h.speaker.party]
        return next((s.party for s in reversed(heard) if body <= _words(s)), None)

    def _by_state_before(self, speaker: Speaker, tokens: Sequence[Token]) -> str | None:
        """As in "Talmark gave another account. Its General Staff said ..." or "A ministry spokesman added ..."."""
        words = {w.lower() for w in re.findall(r"\w+", f"{speaker.name} {speaker.role or ''}")}
        if not words & self.vocabulary.public:
            return None
        for subject in self._sentence_before(tokens[0]):
            if subject.dep_ in SUBJECTS and subject.head.dep_ == "ROOT":
                phrase = sorted(noun_phrase(subject, subject.head))
                named = self.parties.mentions(text_of([subject.doc[i] for i in phrase]))
                if len(named) == 1 and len(phrase) <= 2:
                    return named[0].name
        return None

    def _by_home(self, speaker: Speaker) -> str | None:
        """As in "Prime Minister Tavish" by the Orvenian Wire; an army spokeswoman only while no other state has spoken."""
        words = {w.lower() for w in re.findall(r"\w+", f"{speaker.role or speaker.name}")}
        others = {h.speaker.party for h in self.heard} - {None, self.home}
        alone = self.official or not others
        allowed = self.vocabulary.lists["national_offices"] | (self.vocabulary.public if alone else frozenset())
        return self.home if words & allowed else None

    def _by_continuity(self, speaker: Speaker, tokens: Sequence[Token]) -> str | None:
        """As in "Talmark's General Staff counted nine dead. Army spokeswoman Drossan said ...": the same side goes on."""
        words = {w.lower() for w in re.findall(r"\w+", f"{speaker.name} {speaker.role or ''}")}
        if not self.heard or not words & self.vocabulary.lists["voices"]:
            return None
        last = self.heard[-1].speaker
        before = self._sentence_before(tokens[0])
        near = last.span is not None and bool(before) and last.span.start >= before[0].idx
        return last.party if near and last.kind == "organisation" else None

    def _sentence_before(self, token: Token) -> Sequence[Token]:
        start = token.sent.start
        return list(self.reading.doc[start - 1].sent) if start else []


def _of_person(person: Person, tokens: Sequence[Token], how: ResolvedBy) -> Speaker:
    return Speaker(
        name=person.name, kind="person", span=span_of(tokens), role=person.role, party=person.party, resolved_by=how
    )


def _words(speaker: Speaker) -> set[str]:
    return {w.lower() for w in re.findall(r"\w+", f"{speaker.name} {speaker.role or ''}")}
