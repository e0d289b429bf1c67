"""Follow-up questions that the evidence can answer."""

from __future__ import annotations

from collections import Counter

from domain.answer import Evidence, Question

_ASKS = {
    "killed": "How many people were reported killed, and by whom?",
    "wounded": "How many people were reported wounded, and by whom?",
    "missing": "How many people are reported missing?",
    "captured": "How many people were reported captured?",
    "displaced": "How many people were reported displaced?",
    "casualties": "Who gave figures of casualties?",
    "equipment": "What equipment was reported lost?",
}


def suggestions(question: Question, evidence: Evidence) -> tuple[str, ...]:
    """Up to three: a dispute in the evidence, figures, the position of the party that speaks most and was not asked about."""
    found: list[str] = []
    sides = next(([s.party for s in d.sides if s.claims] for d in evidence.disputes), [])
    if len(sides) >= 2 and question.kind != "contradiction":
        found.append(f"Where do the accounts of {sides[0]} and {sides[1]} contradict each other?")
    if question.kind not in ("how-many", "who-reported"):
        found += [
            ask
            for kind in dict.fromkeys(f.kind for c in evidence.claims for f in c.figures)
            if (ask := _ASKS.get(kind))
        ][:1]
    speaking = Counter(p for c in evidence.claims for p in c.parties)
    found += [f"What is the position of {p}?" for p, _ in speaking.most_common() if p not in question.parties][:2]
    return tuple(found[:3])
