"""Counts that a body reports without a clause: "police report at least five dead", "the army spoke of 16", "per the agency"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.attribution import Attribution
from claims.figure_revised import by_tally
from claims.figures import Counted
from claims.parse import Token
from claims.reading import Reading
from claims.rules.cue_verb import SUBJECTS, cue_words, find_subject, noun_phrase
from claims.tree import children, subtree, trimmed
from domain.claim import Stance

_REPORT: dict[str, Stance] = {
    "report": "asserts", "count": "asserts", "give": "asserts", "put": "asserts", "speak": "asserts", "list": "asserts",
    "record": "asserts", "register": "asserts", "estimate": "asserts", "establish": "asserts", "mention": "asserts",
    "claim": "asserts", "announce": "asserts", "say": "asserts", "talk": "asserts", "cite": "asserts", "tally": "asserts",
    "document": "asserts", "name": "asserts", "acknowledge": "confirms", "admit": "confirms", "confirm": "confirms",
    "stay": "asserts", "stick": "asserts", "stand": "asserts", "concede": "confirms",
    "corroborate": "confirms", "verify": "confirms",
}  # fmt: skip
_FIRST = frozenset({"i", "we", "our", "us", "you"})
_RECKONINGS = frozenset({"count", "reckoning", "tally", "estimate", "account", "figures", "version", "statement"})
_TALLIES = frozenset({"toll", "number", "total", "figure", "list", "losses", "dead"})
_STANDS = frozenset({"stand", "be", "remain", "stay", "come", "run", "reach", "rise"})
_UP = 6  # words from a count to the verb that reports it


def reported(counted: Sequence[Counted], found: Sequence[Attribution], reading: Reading) -> tuple[Attribution, ...]:
    """The attributions of the article with those of counts that stand in none of them, in the order of their cues."""
    new: dict[int, Attribution] = {}
    for each in counted:
        held = any(each.at in a.content for a in (*found, *new.values()))
        token = reading.doc[each.at]
        extra = None if held else _by_participle(token) or _by_own_count(token) or _by_verb(token)
        extra = extra or (None if held else by_tally(token))
        extra = extra or (None if held or each.echo else _by_reckoning(token))
        if extra is not None and not any(extra.cue & (a.cue | a.source) for a in found):
            new[extra.head] = extra
    return tuple(sorted((*found, *new.values()), key=lambda a: a.head))


def _by_verb(count: Token) -> Attribution | None:
    """As in "Police in Tarra report at least five dead"; "the shelling killed five" and "we count five" are no reports."""
    verb, below = count, count
    for _ in range(_UP):
        if _is_finite(verb) and verb.i != count.i and verb.dep_ not in ("relcl", "acl"):
            break
        below, verb = verb, verb.head
    stance = _REPORT.get(verb.lemma_.lower())
    lives = verb.lemma_.lower() == "claim" and any(o.lemma_.lower() == "life" for o in children(verb, "dobj", "obj"))
    if stance is None or lives or below.dep_ in SUBJECTS or children(verb, "nsubjpass", "auxpass", "neg"):
        return None
    subject = find_subject(verb)
    if subject is None or subject.i > count.i or subject.lower_ in _FIRST | _RECKONINGS | _TALLIES:
        return None
    source = noun_phrase(subject, verb)
    if any(verb.doc[i].lower_ in _FIRST for i in source):
        return None
    content = trimmed(verb.doc, frozenset(i for c in verb.children if c.i > verb.i for i in subtree(c)))
    if count.i not in content:
        return None
    cue = cue_words(verb) - content
    return Attribution(
        head=verb.i,
        cue=cue,
        content=content,
        stance=stance,
        rule="reported_count",
        source=source,
        source_head=subject.i,
    )


def _is_finite(verb: Token) -> bool:
    """False for "killed" in "gave its losses as four killed"."""
    bare = (
        verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl", "oprd", "ccomp") and not children(verb, "aux", "auxpass")
    )
    return verb.pos_ == "VERB" and verb.tag_ != "VBG" and not bare


def _by_own_count(count: Token) -> Attribution | None:
    """As in "Osmere Oil's own count stands at three dead": the company's; "our count stands at three" is the paper's."""
    verb = count
    for _ in range(_UP):
        if verb.pos_ in ("VERB", "AUX") and verb.i != count.i:
            break
        verb = verb.head
    tallies = [s for s in children(verb, *SUBJECTS) if s.lower_ in _RECKONINGS | _TALLIES]
    owners = [o for s in tallies for o in children(s, "poss") if o.lower_ not in _FIRST and o.pos_ in ("PROPN", "NOUN")]
    if verb.lemma_.lower() not in _STANDS or not owners or verb.i > count.i:
        return None
    content = trimmed(verb.doc, frozenset(i for c in verb.children if c.i > verb.i for i in subtree(c)))
    source = frozenset(i for i in noun_phrase(owners[0], verb) if verb.doc[i].dep_ != "case")
    if count.i not in content:
        return None
    return Attribution(
        head=verb.i, cue=frozenset(range(tallies[0].i, verb.i + 1)), content=content, stance="asserts", rule="own_count",
        source=source, source_head=owners[0].i,
    )  # fmt: skip


def _by_participle(count: Token) -> Attribution | None:
    """As in "on the subject of the 58 dead claimed by the Front": the Front's count."""
    after = [count.nbor(1)] if count.i + 1 < count.sent.end else []
    for verb in dict.fromkeys((*children(count, "acl"), *after)):
        stance = _REPORT.get(verb.lemma_.lower()) if verb.tag_ == "VBN" else None
        for link in children(verb, "agent") if stance is not None else ():
            for who in children(link, "pobj"):
                phrase = frozenset(i for i in subtree(count, {verb.i}) if i < verb.i)
                return Attribution(
                    head=verb.i, cue=frozenset({verb.i}), content=trimmed(count.doc, phrase | {count.i}),
                    stance=stance or "asserts", rule="claimed_count", source=noun_phrase(who, verb), source_head=who.i,
                )  # fmt: skip
    return None


def _by_reckoning(count: Token) -> Attribution | None:
    """As in "Eight dead now, per the agency", "by the charity's reckoning, ten are missing"; "ten by our count" is none."""
    sentence = list(count.sent)
    for link, owner, phrase in _reckonings(sentence):
        source = frozenset(t.i for t in phrase)
        content = trimmed(count.doc, frozenset(t.i for t in sentence) - source - _link(link, owner))
        if count.i in content and owner.lower_ not in _FIRST:
            return Attribution(
                head=link.i, cue=frozenset({link.i}), content=content, stance="asserts", rule="reckoned_count",
                source=source, source_head=owner.i,
            )  # fmt: skip
    return None


def _link(link: Token, owner: Token) -> frozenset[int]:
    """The words from "by" or "per" to the owner's last: "by the army's reckoning"."""
    last = owner.head if owner.dep_ == "poss" else owner
    return frozenset(range(link.i, last.i + 1))


def _reckonings(sentence: Sequence[Token]) -> Iterator[tuple[Token, Token, list[Token]]]:
    for link in sentence:
        for head in children(link, "pobj") if link.dep_ == "prep" else ():
            phrase = [link.doc[i] for i in sorted(noun_phrase(head, link))]
            if link.lower_ == "per" and phrase[0].dep_ == "det":
                yield link, head, phrase
            owners = children(head, "poss")
            if link.lower_ == "by" and head.lower_ in _RECKONINGS and owners:
                yield (
                    link,
                    owners[0],
                    [link.doc[i] for i in sorted(noun_phrase(owners[0], head)) if link.doc[i].dep_ != "case"],
                )
