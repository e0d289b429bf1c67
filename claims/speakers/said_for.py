"""Whom somebody speaks for by what is said: who accuses one of two is of the other."""

from __future__ import annotations

from claims.attribution import Attribution
from claims.speakers.scene import Scene
from claims.tree import children
from domain.claim import Speaker

_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})


def side_by_words(speaker: Speaker, attribution: Attribution, scene: Scene) -> str | None:
    """The party of a national office whose state no word names, by what it says."""
    role = {w.lower() for w in (speaker.role or speaker.name).split()}
    if speaker.party or not role & scene.vocabulary.lists["national_offices"] or role & scene.vocabulary.lists["apart"]:
        return None
    return _accusing(attribution, scene) or _committing(attribution, scene)


def accuses_itself(speaker: Speaker, attribution: Attribution, scene: Scene) -> bool:
    """True when somebody accuses the very party that was only inferred for them: the inference was wrong."""
    inferred = speaker.party is not None and speaker.resolved_by == "inferred"
    return inferred and attribution.stance == "accuses" and speaker.party in _accused(attribution, scene)


def _accusing(attribution: Attribution, scene: Scene) -> str | None:
    """As in "Prime Minister Dovan accused Kesh of opening the dam", when the article sets two parties against each other."""
    if attribution.stance != "accuses":
        return None
    accused = _accused(attribution, scene)
    others = [p for p in scene.pair if p not in accused]
    sure = len(scene.named) == 2 or set(scene.pair) == set(scene.leading)
    return others[0] if sure and len(scene.pair) == 2 and len(others) == 1 else None


def _accused(attribution: Attribution, scene: Scene) -> set[str]:
    verb = scene.reading.doc[attribution.head]
    objects = [_text(c.left_edge.i, c.right_edge.i, scene) for c in children(verb, "dobj", "obj")]
    return {party for words in objects for party in scene.parties.named_in(words)[:1]}


def _committing(attribution: Attribution, scene: Scene) -> str | None:
    """As in "Velmora has not sent a fighter and will punish whoever goes, Interior Minister Fennick said".

    Quiet for what a state has done, which anybody may tell.
    """
    doc = scene.reading.doc
    content = [doc[i] for i in sorted(attribution.content)]
    subject = next((t for t in content if t.dep_ == "nsubj"), None)
    if subject is None or subject.head not in content:
        return None
    named = scene.parties.named_in(_text(subject.left_edge.i, subject.right_edge.i, scene))
    bare = subject.right_edge.i - subject.left_edge.i <= 1
    own = any(c.dep_ == "neg" or c.lower_ in _FUTURE for c in subject.head.children)
    return named[0] if len(named) == 1 and bare and own and subject.head.dep_ in ("ccomp", "ROOT") else None


def _text(first: int, last: int, scene: Scene) -> str:
    return scene.reading.doc[first : last + 1].text
