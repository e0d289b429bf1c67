"""Who speaks where the parse found no subject: text that lost its commas, "... in the city the monitor said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.attribution import Attribution
from claims.no_names import is_date_word
from claims.parse import Token
from claims.parties import Parties
from claims.people import People
from claims.reading import Reading
from claims.rules.cue_verb import SUBJECTS, noun_phrase
from claims.tree import Tokens, children, trimmed
from claims.vocabulary import Vocabulary

_FINITE = ("VBD", "VBZ", "VBP")
_SAYING = frozenset(
    ["say", "tell", "report", "add", "announce", "claim", "state", "note", "warn", "confirm", "declare", "stress", "insist",
     "estimate", "reveal", "reply", "argue", "explain", "write", "assert", "admit", "acknowledge", "maintain", "remark",
     "disclose", "recall", "respond", "allege", "predict", "continue", "conclude", "observe", "complain", "comment", "deny"]
)  # fmt: skip
_WITHIN = frozenset({"of", "for"})
_NOMINAL = ("NOUN", "PROPN", "ADJ")
_SPEAKING = (
    "offices", "institutions", "bodies", "bystanders", "unnamed_heads", "chiefs", "military", "outlet_heads", "report_heads",
    "armed_groups", "sides", "generic_heads", "own_offices",
)  # fmt: skip
_LONGEST = 16  # words of a source


def with_source(attribution: Attribution, reading: Reading, people: People, parties: Parties) -> Attribution:
    """The attribution with the words beside its verb as its source, where it has none; they are no part of what is said.

    As in "... killed in the city the Talmark Monitor said": the monitor. As in "all was quiet there said the official who
    asked for anonymity": the official. As in "Kesh says in a report that ...": Kesh. Quiet for the passive, "it is said".
    """
    if attribution.source or attribution.quoted:
        return attribution
    verb = reading.doc[attribution.head]
    if attribution.rule == "noun_that":
        return _with(attribution, _of_its_verb(verb), reading)
    if attribution.rule != "clause" or verb.tag_ not in _FINITE or verb.lemma_.lower() not in _SAYING:
        return attribution
    finder = _Beside(reading=reading, people=people, parties=parties)
    inverted = max(attribution.content, default=verb.i) < verb.i
    heard = verb.lemma_.lower() == "tell"  # behind it stands who is told
    found = (finder.behind(verb) if inverted and not heard else []) or finder.ahead(verb)
    return _with(attribution, frozenset(t.i for t in found), reading)


def _with(attribution: Attribution, source: Tokens, reading: Reading) -> Attribution:
    content = trimmed(reading.doc, attribution.content - source)
    if not content or not any(reading.doc[i].is_alpha for i in source):
        return attribution
    head = next((i for i in sorted(source) if reading.doc[i].head.i not in source), max(source))
    return replace(attribution, source=source, source_head=head, content=content)


def _of_its_verb(noun: Token) -> Tokens:
    """As in "Kesh says in a report that ...": who says in it; quiet for "rejected a report that ..."."""
    link = noun.head
    verb = link.head
    if link.dep_ != "prep" or link.lower_ not in ("in", "with") or verb.lemma_.lower() not in _SAYING:
        return frozenset()
    subject = next(iter(children(verb, *SUBJECTS)), None)
    return noun_phrase(subject, verb) if subject is not None else frozenset()


def _is_linked(token: Token) -> bool:
    """True for "based" in "Sellen-based"."""
    return token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_


def _in_brackets(token: Token) -> bool:
    """True for the letters of "the Talmark Relief Office (TRO) said" with their brackets."""
    doc = token.doc
    if token.text in ("(", ")"):
        return True
    around = 0 < token.i < len(doc) - 1 and token.nbor(-1).text == "(" and token.nbor(1).text == ")"
    return around and token.text.isupper()


class _Beside:
    """Reads the words on either side of a verb."""

    def __init__(self, *, reading: Reading, people: People, parties: Parties) -> None:
        self._reading, self._people, self._parties = reading, people, parties
        self._vocabulary = Vocabulary.load()

    def ahead(self, verb: Token) -> list[Token]:
        """The noun phrase right before the verb, without what it ran into."""
        run: list[Token] = []
        for token in self._backwards(verb):
            if not self._continues(token, run):
                break
            run.insert(0, token)
        while run and (run[0].pos_ in ("ADP", "CCONJ", "PART") or run[0].lower_ in _WITHIN or run[0].text == "-"):
            run.pop(0)
        if not run or not self._speaks(run[-1]):
            return []
        return run if run[0].tag_ == "DT" and not self._ran_into(run) else self._nearest(run)

    def behind(self, verb: Token) -> list[Token]:
        """The noun phrase right behind the verb: "said Monitor chief Ada Orsa adding"."""
        run: list[Token] = []
        for token in list(verb.doc[verb.i + 1 : verb.sent.end])[:_LONGEST]:
            inside = token.pos_ in (*_NOMINAL, "DET") or token.lower_ in _WITHIN or token.text == "-"
            if token.is_space or not inside or is_date_word(token) or self._apart(token, verb):
                break
            run.append(token)
        while run and run[-1].pos_ not in _NOMINAL:
            run.pop()
        named = any(self._speaks(t) for t in run)
        return run if named and run[0].lower_ not in ("this", "that", "these", "those") else []

    def _backwards(self, verb: Token) -> Iterator[Token]:
        first = max(verb.sent.start, verb.i - _LONGEST)
        skipping = True
        for i in range(verb.i - 1, first - 1, -1):
            token = verb.doc[i]
            skipping = skipping and token.pos_ in ("ADV", "AUX")
            if skipping or token.is_space or _in_brackets(token):
                continue
            if self._apart(token, verb):
                return
            yield token

    def _apart(self, token: Token, verb: Token) -> bool:
        return self._reading.quotation_at(token.i) != self._reading.quotation_at(verb.i)

    def _continues(self, token: Token, run: Sequence[Token]) -> bool:
        """True while the words, read backwards, belong to one noun phrase."""
        after = run[0] if run else None
        if after is None:
            return token.pos_ in _NOMINAL and not is_date_word(token)
        if after.tag_ == "DT":  # the phrase is whole unless "of the", or "the mayor and the", goes before
            joins = token.lower_ == "and" and token.i > token.sent.start and self._speaks(token.nbor(-1))
            return token.lower_ in _WITHIN or joins
        if token.lower_ in _WITHIN or token.lower_ == "and":
            return after.pos_ in ("DET", *_NOMINAL)
        if token.tag_ == "DT" or token.text == "-" or token.text in ("'s", "’s"):
            return True
        if (token.pos_ not in _NOMINAL and not _is_linked(token)) or is_date_word(token):
            return False
        joined = after.lower_ in _WITHIN or after.lower_ == "and" or after.text == "-"
        several = token.tag_ == "NNS" and not joined
        plain = token.pos_ == "NOUN" and after.text[:1].isupper() and not self._describes(token) and not joined
        return not (several or plain)

    def _ran_into(self, run: Sequence[Token]) -> bool:
        """True for "the attack intolerable Orsa said": no office stands between the article and the name."""
        start = self._person(run)
        return start is not None and start > 0 and run[start - 1].text.islower() and not self._describes(run[start - 1])

    def _nearest(self, run: list[Token]) -> list[Token]:
        """The last name or noun with its own words: "activist Ada Orsa" in "from Sellen activist Ada Orsa"; no article tells."""
        before = run[0].nbor(-1) if run[0].i > run[0].sent.start else None
        start = self._person(run)
        if start is None and (before is None or before.pos_ != "ADP"):
            return run
        if start is None:
            plain = [n for n, t in enumerate(run) if t.pos_ == "NOUN" and t.text.islower()]
            start = next((n for n in reversed(plain) if self._describes(run[n])), plain[-1] if plain else 0)
        while start and (
            self._describes(run[start - 1]) or (run[start - 1].text.islower() and run[start - 1].pos_ == "ADJ")
        ):
            start -= 1
        office = any(self._vocabulary.among(t.lower_, "offices", "chiefs") for t in run[start:])
        while start and office and self._parties.named_in(run[start - 1].text):
            start -= 1
        return run[start:]

    def _person(self, run: Sequence[Token]) -> int | None:
        """Where a known person's name begins that closes the words."""
        start = len(run)
        while start and run[start - 1].text[:1].isupper() and run[start - 1].lower_ in self._people:
            start -= 1
        return start if start < len(run) else None

    def _describes(self, token: Token) -> bool:
        """True for an office, a body or a trade that stands before a name."""
        return any(self._vocabulary.among(w, *_SPEAKING) for w in (token.lower_, token.lemma_.lower()))

    def _speaks(self, token: Token) -> bool:
        """True for a name, and for a noun of somebody who speaks; not for "that time"."""
        person = token.lower_.endswith(("man", "woman", "person"))
        return token.pos_ == "PROPN" or person or self._describes(token)
