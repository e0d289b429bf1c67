"""What a claim is about: the kind of event, who did it to whom, where and when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.dates import When, dates_in, is_month
from claims.naming import text_of
from claims.parse import Doc, Token
from claims.parties import Parties
from claims.rules.cue_verb import SUBJECTS, find_subject, noun_phrase
from claims.tree import Tokens, children
from claims.vocabulary import Vocabulary
from domain.claim import Event

_PLACES = frozenset({"in", "near", "at", "around", "outside", "towards"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReader:
    """Reads events from the content of a claim."""

    parties: Parties
    vocabulary: Vocabulary
    published: date | None

    def of(self, doc: Doc, content: Tokens, sentence: Tokens, *, counted: bool, accused: str | None) -> Event:
        """The event of a claim; `sentence` is where to look for a date that the content does not give."""
        tokens = [doc.tokens[i] for i in sorted(content)]
        acts = [t for t in tokens if is_attack(t, self.vocabulary)]
        when = self._when(doc, content, sentence)
        actor = next((p for p in (self._actor(t, accused) for t in acts) if p), None) or (accused if acts else None)
        return Event(
            type=self._type(tokens, acts, counted=counted), place=self._place(tokens), actor=actor,
            target=next((p for p in (self._target(t) for t in acts) if p), None), date=when.date, date_basis=when.basis,
        )  # fmt: skip

    def _type(self, tokens: Iterable[Token], acts: Sequence[Token], *, counted: bool) -> str:
        lemmas = {t.lemma_.lower() for t in tokens}
        if acts:
            return "attack"
        if lemmas & self.vocabulary.lists["clash"]:
            return "clash"
        if counted:
            return "casualties"
        return "talks" if lemmas & self.vocabulary.lists["talks"] else "other"

    def _when(self, doc: Doc, content: Tokens, sentence: Tokens) -> When:
        inside = dates_in(_text(doc, content), self.published)
        if inside:
            return inside[0]
        said = [w for w in dates_in(_text(doc, sentence), self.published) if w.date]
        if said:  # "said on Friday": when it was said, which bounds when it happened
            return replace(said[0], basis="article")
        if self.published is None:
            return When(date=None, basis="unknown", text="")
        return When(date=self.published.isoformat(), basis="article", text="")

    def _actor(self, act: Token, accused: str | None) -> str | None:
        agents = [g for c in children(act, "agent") for g in children(c, "pobj")]
        passive = bool(children(act, "nsubjpass"))
        owners = list(children(act, "poss", "amod", "compound")) if act.pos_ == "NOUN" else []
        verbal = act.pos_ in ("VERB", "AUX") and not passive
        if verbal and accused and not children(act, *SUBJECTS):
            return accused  # "accused Kesh of shelling": the one who shelled is not the subject of "accused"
        subject = find_subject(act) if verbal else None
        for head in (*agents, *([subject] if subject is not None else []), *owners):
            named = self._party_of(head, act)
            if named:
                return named
        return None

    def _target(self, act: Token) -> str | None:
        objects = list(children(act, "dobj", "nsubjpass"))
        objects += [
            g
            for p in children(act, "prep")
            if p.lower_ in ("at", "on", "against", "upon", "into", "towards")
            for g in children(p, "pobj")
        ]
        objects += [
            g
            for o in children(act, "dobj")
            for p in children(o, "prep")
            if p.lower_ in ("at", "on", "against")
            for g in children(p, "pobj")
        ]
        return next((p for p in (self._party_of(o, act) for o in objects) if p), None)

    def _party_of(self, head: Token, act: Token) -> str | None:
        named = self.parties.named_in(_text(head.doc, noun_phrase(head, act)))
        return named[0] if named else None

    def _place(self, tokens: Sequence[Token]) -> str | None:
        """The first proper name after "in", "near" and the like that is no party and no date."""
        for token in tokens:
            if token.lower_ not in _PLACES or token.dep_ != "prep":
                continue
            for head in children(token, "pobj"):
                name = _proper_name(head)
                if name and not self.parties.named_in(name) and not is_month(name):
                    return name
        return None


def is_attack(token: Token, vocabulary: Vocabulary) -> bool:
    """True for a word of attack: "shelled", "opened fire", "provocation"."""
    lemma = token.lemma_.lower()
    if not vocabulary.has("attack", lemma) or token.dep_ == "compound":
        return False
    needed = vocabulary.lists.get(f"{lemma}_object")
    if needed is None:
        return token.pos_ in ("VERB", "NOUN") and not (token.pos_ == "NOUN" and lemma in ("fire", "target", "launch"))
    words = {w.lemma_.lower() for o in children(token, "dobj", "nsubjpass") for w in o.subtree}
    return bool(words & needed)


def _proper_name(head: Token) -> str | None:
    run = [t for t in head.subtree if t.pos_ == "PROPN" and abs(t.i - head.i) < 4]
    if not run:
        return None
    last = run[0].i
    for token in run[1:]:
        if token.i != last + 1:
            break
        last = token.i
    return head.doc[run[0].i : last + 1].text


def _text(doc: Doc, tokens: Collection[int]) -> str:
    held = [doc.tokens[i] for i in (min(tokens), max(tokens))] if tokens else []
    return text_of(held) if held else ""
