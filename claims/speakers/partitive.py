"""Some of several: "one of the monitors", "a member of the mission", "two of its officers"."""

from __future__ import annotations

from claims.phrase import Phrase
from claims.speakers.scene import Scene

_PARTS = frozenset(
    ["one", "some", "many", "several", "most", "none", "others", "another", "both", "all", "half", "majority", "number", "group",
     "member", "members", "veteran", "handful", "pair", "couple", "dozens", "scores", "part", "few", "each", "any"]
)  # fmt: skip


def of_several(phrase: Phrase, scene: Scene) -> Phrase | None:
    """The phrase behind "of" or "from among" when the first word only counts; quiet for "one of the villagers".

    Quiet, too, when the text goes on to say who it was: "one of them, a corporal of nineteen,".
    """
    head = phrase.head
    counts = head.lower_ in _PARTS or head.tag_ == "CD" or head.like_num
    at = next((n for n, t in enumerate(phrase.tokens) if t.i > head.i and t.lower_ in ("of", "among")), None)
    if not counts or at is None or at + 1 >= len(phrase.tokens):
        return None
    end = next(
        (n for n, t in enumerate(phrase.tokens) if n > at and t.text in (",", "(", "—", "–")), len(phrase.tokens)
    )
    other = {t.lower_ for t in phrase.tokens[end:]} & (
        scene.vocabulary.lists["military"] | scene.vocabulary.lists["bystanders"]
    )
    inner = scene.phrase(phrase.tokens[at + 1 : end]) if end > at + 1 and not other else None
    return inner if inner is not None and not inner.is_bystander else None
