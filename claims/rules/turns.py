"""What is said in the turns of a transcript and in the answers of an interview: each statement of it is one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claims.attribution import Attribution
from claims.parse import Token
from claims.reading import Reading
from claims.transcript import answers_of, turns_of
from claims.tree import NONE, Tokens, trimmed, words_in
from domain.claim import Stance

_SPEECH = 60  # words of a turn that is a speech, and one statement
_LEAD = 5  # words of "Two of them.", which go with the sentence behind them
_BACK = 9  # words of "They took it at noon.", which go with the sentence before them
_POINTING = frozenset({"it", "they", "that", "this", "those", "these", "he", "she", "them", "theirs"})
_POLITE = frozenset({"thank", "thanks", "good", "hello", "welcome", "next", "gentlemen", "ladies", "goodbye", "please"})
_OWN = frozenset({"i", "we"})
_NEAR = 2  # words before "I" in what is told of himself
_COVERED = 0.5  # share of a sentence that a cue inside it gives to somebody already


def turns(reading: Reading, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """As in "HALK: The road is shut. We shut it on Monday.": each sentence is Halk's; not the questions of who only asks."""
    for turn in turns_of(reading.text):
        source = _within(reading, turn.start, turn.named)
        if turn.asks and turn.foreign and source:
            yield from _question(reading, (turn.named, turn.said, turn.end), frozenset(source))
        if not turn.asks and source:
            mark = next((i for i in _within(reading, turn.named, turn.said) if reading.doc[i].text == ":"), None)
            yield from _statements(reading, (turn.said, turn.end), frozenset(source), found, mark)


def _question(reading: Reading, place: tuple[int, int, int], source: Tokens) -> Iterator[Attribution]:
    """As in "QUESTION (Radio Kesh): Do you accept this number?", put by somebody else than the outlet: all of it is one."""
    named, said, end = place
    content = trimmed(reading.doc, _within(reading, said, end))
    mark = next((i for i in _within(reading, named, said) if reading.doc[i].text == ":"), None)
    if content and mark is not None:
        yield Attribution(
            head=mark, cue=frozenset({mark}), content=content - source, stance="questions", rule="turn", source=source,
            source_head=max(source),
        )  # fmt: skip


def answers(reading: Reading, places: Sequence[tuple[int, int]], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """As in an interview printed without names: what stands in the answers; the place tells who speaks."""
    for place in places:
        yield from _statements(reading, place, NONE, found, None)


def _statements(
    reading: Reading, place: tuple[int, int], source: Tokens, found: Sequence[Attribution], mark: int | None
) -> Iterator[Attribution]:
    """`mark` is the colon of a turn's label, the cue of the first statement; None in an answer without a name."""
    heads = {a.head for a in found}
    sentences = list(_sentences(reading, place))
    speech = mark is not None and sum(map(words_in, sentences)) > _SPEECH
    for tokens in [[t for one in sentences for t in one]] if speech else _joined(iter(sentences)):
        content = trimmed(reading.doc, (t.i for t in tokens)) - source
        if not content or tokens[-1].text == "?" or tokens[0].text in "([" or _is_polite(tokens):
            continue
        if not speech and _is_told(reading, content, found):
            continue
        cue = frozenset({mark} if mark is not None else ())
        head = mark if mark is not None else next((i for i in sorted(content) if i not in heads), None)
        if head is None:
            continue
        heads.add(head)
        rule, mark = ("turn" if source else "answer"), None
        yield Attribution(
            head=head, cue=cue, content=content, stance=_own_stance(reading, content, found), rule=rule, source=source,
            source_head=max(source, default=None),
        )  # fmt: skip


def _within(reading: Reading, start: int, end: int) -> list[int]:
    tokens = reading.doc.tokens
    first, last = (bisect_left(tokens, at, key=lambda t: t.idx) for at in (start, end))
    return [i for i in range(first, last) if not tokens[i].is_space]


def _sentences(reading: Reading, place: tuple[int, int]) -> Iterator[list[Token]]:
    """The sentences of these characters, without blanks; one that begins before them only with its part inside."""
    held = _within(reading, *place)
    tokens = [reading.doc[i] for i in held]
    here: list[Token] = []
    for token in tokens:
        if here and token.sentence != here[-1].sentence:
            yield here
            here = []
        here.append(token)
    if here:
        yield here


def _joined(sentences: Iterator[list[Token]]) -> Iterator[list[Token]]:
    """The sentences, a few words by themselves ("Rubbish.", "Two.") with what explains them."""
    kept: list[list[Token]] = []
    lead = False
    for tokens in sentences:
        words = words_in(tokens)
        asks = tokens[-1].text == "?"
        back = bool(kept) and words < _BACK and tokens[0].lower_ in _POINTING and not asks and kept[-1][-1].text != "?"
        if kept and (lead or back):
            kept[-1] = [*kept[-1], *tokens]
        else:
            kept.append(tokens)
        number = words <= 2 and tokens[0].like_num
        clause = words > 2 and any(t.tag_ in ("VBZ", "VBD", "VBP") for t in tokens)
        lead = words < _LEAD and not number and not clause and not asks and not lead and not back and not _is_polite(tokens)
    yield from kept


def _is_polite(tokens: Sequence[Token]) -> bool:
    """As in "Good morning.", "Thank you.", "Next question, please."."""
    return tokens[0].lower_ in _POLITE and words_in(tokens) < _LEAD


def own_words(reading: Reading, found: Sequence[Attribution]) -> frozenset[int]:
    """The heads of what somebody says of himself in his own turn ("I am not going to speculate"): his sentence says it whole."""
    places = [(t.said, t.end) for t in turns_of(reading.text)] or list(answers_of(reading.text))
    return frozenset(
        a.head
        for a in found
        if _is_own(reading, a) and any(start <= reading.doc[a.head].idx < end for start, end in places)
    )


def _is_own(reading: Reading, a: Attribution) -> bool:
    return (
        not a.quoted
        and len(a.source) == 1
        and reading.doc[min(a.source)].lower_ in _OWN
        and reading.quotation_at(min(a.source)) is None
    )


def _own_stance(reading: Reading, content: Tokens, found: Sequence[Attribution]) -> Stance:
    """As in "I am not going to speculate": declines, as its own words do."""
    first = min(content)
    inside = (a for a in found if a.cue and a.cue <= content and _is_own(reading, a) and min(a.source) <= first + _NEAR)
    return next((a.stance for a in inside if a.stance in ("declines", "commits", "denies")), "asserts")


def _is_told(reading: Reading, content: Tokens, found: Sequence[Attribution]) -> bool:
    """True for a sentence most of which somebody says by a cue of its own: "He told me that he was at sea"."""
    words = [i for i in content if reading.doc[i].is_alpha]
    own = frozenset(words)
    told = (a for a in found if a.cue and a.cue <= content and not _is_own(reading, a))
    return any(len(own & (a.content | a.cue | a.source)) > _COVERED * len(own) for a in told)
