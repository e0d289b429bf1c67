"""An answer as it is kept, and as it comes back, also where another version of Sitrep kept it."""

from __future__ import annotations

import json
from datetime import datetime

from domain.answer import Answer, Scope
from domain.codec import decode, encode
from retrieval.undoable import storable

OTHER_VERSION = (
    "This answer was kept by another version of Sitrep: only its words can be shown. Ask again for its sources."
)


def kept_answer(noun: str, *, question: str, said: str, engine: str) -> Answer:
    """The answer that `noun` holds; its bare words with a notice when its shape is no longer known."""
    try:
        return decode(Answer, json.loads(noun))
    except (TypeError, KeyError, ValueError, AttributeError):  # a field that is missing, or holds another kind of value
        return Answer(
            question=question,
            asked_as=question,
            kind="general",
            answer=said,
            lead=said,
            statements=(),
            gaps=(),
            withheld=(),
            silence=None,
            scope=Scope(articles=0, origins=0),
            engine=engine,
            notice=OTHER_VERSION,
        )


def row_of(name: str, number: int, answer: Answer, now: datetime) -> dict[str, object]:
    """The row of an answer as the next of a conversation."""
    return {
        "conversation": name,
        "n": number,
        "at": now.isoformat(),
        "question": storable(answer.question),
        "said": storable(answer.answer),
        "engine": answer.engine,
        "words": storable(f"{answer.question}\n{answer.answer}".casefold()),
        "noun": json.dumps(encode(answer)),  # what UTF-8 cannot hold as escapes
    }
