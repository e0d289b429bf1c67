"""What to be careful of beside quoted words, as plain lines for a terminal: the same as the browser shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.citation import FLAG_WORDS, Caution, Citation


def cautions(cited: Iterable[Citation], kinds: Sequence[str] | None = None) -> str:
    """The flags that touch quotations, in a reader's words, then each suggested reading with its reason; "" for none.

    `kinds` are those of a statement; left out, those of the quotations themselves.
    """
    quoted = tuple(cited)
    found = tuple(dict.fromkeys(caution for one in quoted for caution in one.cautions))
    own = [kind for one in quoted for kind in one.flags] if kinds is None else kinds
    names = [FLAG_WORDS.get(kind, kind) for kind in dict.fromkeys((*(caution.kind for caution in found), *own))]
    return "; ".join((*names, *(_reading(caution) for caution in found if caution.suggestion is not None)))


def bracketed(words: str) -> str:
    """Cautions as they stand behind a line.

    >>> bracketed("likely machine-translated"), bracketed("")
    (' [caution: likely machine-translated]', '')
    """
    return f" [caution: {words}]" if words else ""


def _reading(caution: Caution) -> str:
    return caution.reading + (f" – {caution.note}" if caution.note else "")
