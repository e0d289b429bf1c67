"""A follow-up question, made to stand on its own from the conversation before it, without a model."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from answering.casualties import kinds_asked
from answering.kinds import kind_of
from answering.subject import subject_of
from answering.vocabulary import word_set
from answering.words import content_terms
from domain.answer import Turn

_NAME = re.compile(r"\b[A-Z][^\W\d_]+(?:[-' ’][A-Z][^\W\d_]+)*")
_PERSON = re.compile(r"(?i)\b(he|she|him|his|her|hers)\b")
_THING = re.compile(r"(?i)\b(they|them|their|theirs|it|its)\b")
# "Has the hospital confirmed it?": the matter of the last question, no party.
_OBJECT = re.compile(r"(?i)(?<!does )(?<!did )(?<!has )(?<!is )(?<!was )(?<!do )(?<!will )\b(?:it|that|this)\W*$")
# "How many of these came back?", "When did that begin?", "Who repaired them?": the matter of the last question too.
_MATTER = re.compile(
    r"(?i)\b(?:of|among|about|for|with|to) (?:it|these|those|that|this)\b|\b(?:does|did|is|was|has|have|were|will) (?:that|"
    r"this)\b|"
    r"\bthem\b|\b(?:did|does|do|has|had|will|would|could) (?:it|they) (?:all |really |ever )?"
    r"(?:happen|occur|begin|start|end|stop|last|take place|come about|break out|go on|been confirmed|be confirmed)"
)
# "Is there an answer of the other camp?": other than whoever spoke last.
_OTHER = re.compile(
    r"(?i)\bthe other (?:side|party|camp|government|country)\b|\bthe others?\b|\b(?:any|some)(?:one|body) else\b|\bwho else\b"
)
_PLACE = re.compile(r"(?i)\b(there)\b(?!\s+(?:is|are|was|were|any|been|a)\b)")
_WHAT_ABOUT = re.compile(r"(?i)^\W*(?:and |but |so |ok(?:ay)?,? )*(?:what|how) about\s+(?P<topic>.+?)\s*\??\s*$")
_BARE = re.compile(r"(?i)^\W*(?:and|but|or)\s+(?P<topic>(?:the |in |on |at |by |from |for )?[^?]{2,60}?)\s*\??\s*$")
_ASKING = re.compile(
    r"(?i)\b(who|what|when|where|why|which|how|did|does|do|is|are|was|were|has|have|can|tell|list|show|put)\b"
)
_SMALL = (
    r"(?:on|in|at|about|for|to|with|from|by|over|after|before|when|that|this)"  # no noun follows "her" in "her on it"
)
_OF_ALL = re.compile(r"(?i)\b(?:articles?|librar(?:y|ies)|loaded|everything|overview|sources do you)\b")
# "And the rebels?" after "What did Talmark say?": somebody who may speak, and no new subject of the talk.
_SPEAKER = re.compile(
    r"(?i)^(?:the |its |their |his |her |local |other )*(?:other side|rebels?|insurgents?|militants?|fighters|guerrillas?|"
    r"separatists?|"
    r"army|military|navy|air force|police|coastguard|government|opposition|ministry|minister|president|premier|prime minister|"
    r"general staff|parliament|mayor|governor|authorities|officials?|spokes(?:man|woman|person|people)|embassy|ambassador|"
    r"hospitals?|doctors?|medics?|rescuers?|aid (?:workers?|agenc(?:y|ies)|groups?)|observers?|monitors?|mission|witness(?:es)?|"
    r"residents?|locals?|villagers?|townspeople|survivors?|famil(?:y|ies)|relatives|press|media|experts?|analysts?|"
    r"investigators?|"
    r"union|company|operator|court|judge|prosecutors?|defence|lawyers?)$"
)
_POSSESSIVE = {"his", "hers", "their", "theirs", "its"}

PartiesIn = Callable[[str], tuple[str, ...]]


def stand_alone(text: str, history: Sequence[Turn], parties_in: PartiesIn) -> str:
    """The question with pronouns and omissions filled in from the conversation; as typed when nothing is missing.

    >>> stand_alone("And what did she offer?", [Turn(role="assistant", content="Mira Solen spoke.")], lambda text: ())
    'And what did Mira Solen offer?'
    """
    if not history:
        return text
    elliptical = _elliptical(text, history, parties_in)
    filled = elliptical if elliptical is not None else _pronouns_filled(text, history, parties_in)
    if filled != text or not is_thin(text, parties_in):
        return filled
    before = matter_of(history, parties_in)
    return text if before is None else f"{text.rstrip(' ?.')}: {before}"


def is_thin(text: str, parties_in: PartiesIn) -> bool:
    """True for “How many were killed?”, “why?”, “What happened next?”: it names nothing, so the talk tells of what.

    Quiet where it names somebody or something, and where it asks for all that is loaded.
    """
    named = parties_in(text) or _NAME.search(_lowered_opening(text)) or re.search(r"\d|[“\"]", text)
    told = [t for t in content_terms(text) if not kinds_asked(t)]
    return not named and not _OF_ALL.search(text) and len(told) < _TOO_LITTLE


def matter_of(history: Sequence[Turn], parties_in: PartiesIn) -> str | None:
    """The question that the talk is about: the last one, or what that one leaned on itself.

    >>> talk = [Turn(role="user", content=q) for q in ("How many fell at Lisk?", "who says so?")]
    >>> matter_of(talk, lambda text: ())
    'How many fell at Lisk?'
    """
    at = next((i for i in reversed(range(len(history))) if history[i].role == "user"), None)
    if at is None:
        return None
    before = " ".join(history[at].content.split())
    asked = stand_alone(before, history[:at], parties_in)
    return asked.removeprefix(f"{before.rstrip(' ?.')}: ")


_LEANING = re.compile(
    r"(?i)\b(?:he|she|him|his|her|hers|they|them|their|theirs|it|its|that|this|these|those|there|then|other side|same|else)\b|"
    r"^\W*(?:and|but|so|or|what about|how about)\b"
)
_MARKS = re.compile(r"\s*\[\d+\]|\([^()]*→[^()]*\)")
_ASIDE = re.compile(r"\([^()]*\)")  # "(Lake News, 4 May)": where it stood, nobody who was spoken of
_LENT_WORDS = 45  # of the last answer: its first statement, as a rule
_TOO_LITTLE = 2  # content words, of which one asks
_TOPIC = re.compile(
    r"(?i)\b(?:on|about|over|of|for|regarding|concerning|as to|in|at|whether|how|who|why|when|where)\b|[:?].*\w"
)
_LENT_QUESTIONS = 2  # the last one may itself rest on the one before


def rests_on(text: str, history: Sequence[Turn]) -> str:
    """The last two questions and the beginning of the last answer, when a question leans on them; else nothing.

    >>> rests_on("And who denies it?", [Turn(role="user", content="Who fired?"), Turn(role="assistant", content="Talmark [1].")])
    'Who fired? Talmark.'
    """
    if not history or not (_LEANING.search(text) or _names_too_little(text)):
        return ""
    asked = [t.content for t in history if t.role == "user"][-_LENT_QUESTIONS:]
    told = history[-1].content if history[-1].role == "assistant" else ""
    return " ".join([*" ".join(asked).split(), *_MARKS.sub("", told).split()[:_LENT_WORDS]])


def _names_too_little(text: str) -> bool:
    """True for "What would the terms be?" and "put the two explanations side by side": of what, the talk before has told."""
    few = len(content_terms(text)) <= _TOO_LITTLE
    return few or (kind_of(text) in ("compare", "contradiction") and not _TOPIC.search(text))


def _elliptical(text: str, history: Sequence[Turn], parties_in: PartiesIn) -> str | None:
    """“And what about Talmark?” asks the last question again, of another party or topic."""
    found = _WHAT_ABOUT.match(text) or _BARE.match(text)
    if found is None or (found.re is _BARE and _ASKING.search(found["topic"])):
        return None
    before = next((t.content for t in reversed(history) if t.role == "user"), None)
    if before is None:
        return None
    earlier = [t for t in history if t.content is not before]
    asked = stand_alone(before, earlier, parties_in) if earlier else before
    return _with_topic(asked.strip(), found["topic"].strip(), parties_in)


def _with_topic(asked: str, topic: str, parties_in: PartiesIn) -> str:
    """The earlier question with its party or source replaced when the new topic is one, else with the topic added."""
    if source := re.match(r"(?i)according to (.+)", topic):
        kept = re.sub(r"(?i),?\s*according to [^,?]+", "", asked).rstrip(" ?.")
        return f"{kept}, according to {source[1]}?"
    old, new = parties_in(asked), parties_in(topic)
    if old and new and len(old) == 1:
        words = [w for w in re.findall(r"[^\W\d_]+(?:['’]s)?", asked) if parties_in(w) == old]
        if words:
            return re.sub(rf"\b{re.escape(words[0])}", _in_place_of(words[0], topic), asked, count=1)
    subject = subject_of(asked)
    if subject and not new and _SPEAKER.match(topic) and topic.lower() != "the other side":
        return asked.replace(subject, topic, 1)
    return f"{asked.rstrip(' ?.')}: {topic}?"


def _in_place_of(word: str, topic: str) -> str:
    bare = re.sub(r"(?i)^(?:the|in|on|at|by|from|for)\s+", "", topic)
    return f"{bare}'s" if word.endswith(("'s", "’s")) else bare


def _pronouns_filled(text: str, history: Sequence[Turn], parties_in: PartiesIn) -> str:
    if found := _PERSON.search(text):
        return _put(text, found, last_person(history, parties_in))
    if _OBJECT.search(text) or _MATTER.search(text) or _OTHER.search(text):
        before = matter_of(history, parties_in)
        return text if before is None else f"{text.rstrip(' ?.')}: {before}"
    if found := _THING.search(text):
        own = parties_in(text[: found.start()]) or _NAME.findall(_lowered_opening(text[: found.start()]))
        named = None if own else _last_party(history, parties_in) or last_person(history, parties_in)
        return _put(text, found, named)
    if found := _PLACE.search(text):
        return _put(text, found, _last_place(history), lead="at ")
    return text


def _put(text: str, found: re.Match[str], name: str | None, lead: str = "") -> str:
    if name is None:
        return text
    word = found[1].lower()
    nominal = re.match(rf"\s+(?!{_SMALL}\b)(?:[a-z]+ )?[a-z]{{4,}}", text[found.end() :]) is not None
    possessive = word in _POSSESSIVE or (word == "her" and nominal)
    return text[: found.start()] + lead + name + ("'s" if possessive else "") + text[found.end() :]


def last_person(history: Sequence[Turn], parties_in: PartiesIn) -> str | None:
    """The name of two words or more that was named last and is no party, else the last single name."""
    told = (_ASIDE.sub(" ", turn.content) for turn in reversed(history))
    names = [n for words in told for n in reversed(_names(words)) if not parties_in(n)]
    return next((n for n in names if " " in n), names[0] if names else None) or _last_party(history, parties_in)


def _last_party(history: Sequence[Turn], parties_in: PartiesIn) -> str | None:
    found = (parties_in(turn.content) for turn in reversed(history) if turn.role == "user")
    asked = next((parties[-1] for parties in found if parties), None)
    return asked or next((p[-1] for t in reversed(history) if (p := parties_in(t.content))), None)


def _last_place(history: Sequence[Turn]) -> str | None:
    places = (
        re.findall(r"\b(?:in|at|near)\s+((?:the )?[A-Z][^\W\d_]+(?: [A-Za-z]+)?)", t.content) for t in reversed(history)
    )
    return next((found[-1] for found in places if found), None)


def _names(text: str) -> list[str]:
    found = (_without_opener(name) for name in _NAME.findall(text))
    return [name for name in found if name]


def _without_opener(name: str) -> str:
    words = name.split()
    while words and words[0].lower() in word_set("conversation_openers"):
        words.pop(0)
    return " ".join(words)


def _lowered_opening(text: str) -> str:
    return re.sub(r"^\W*\w+", "", text)
