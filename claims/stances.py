"""What a neutral cue does by what is said: "said it would answer" commits, "called the story a fable" denies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from claims.attribution import Attribution
from claims.parse import Token
from claims.phrases import Phrases
from claims.reading import Reading
from claims.stances_unsaid import leaves_unsaid
from claims.tree import children
from domain.claim import Stance

_NEUTRAL = frozenset({"asserts"})
_BELIEF = frozenset(
    {
        "believe",
        "think",
        "suspect",
        "assume",
        "reckon",
        "figure",
        "guess",
        "know",
        "see",
        "feel",
        "understand",
        "remember",
        "recall",
        "imagine",
        "hear",
    }
)
_OWN = frozenset({"i", "we"})
_THIRD = frozenset({"he", "she", "it", "they"})
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_DUTY = frozenset({"must", "should", "ought", "shall"})
_STATES = frozenset(
    ["be", "have", "take", "need", "seem", "appear", "become", "remain", "happen", "mean", "cost", "like", "love",
     "prefer", "know",
     "depend", "require", "lead", "cause", "suffer", "die", "lose", "hate", "think", "say", "tell", "expect", "hope",
     "want", "rise",
     "fall", "increase", "last", "result", "matter", "include", "contain", "exceed", "amount", "feel", "see",
     "arrive", "find",
     "prove", "show", "receive", "get", "fail", "collapse", "starve", "drown", "freeze"]
)  # fmt: skip
_VOWS = frozenset({"promise", "vow", "pledge", "guarantee", "undertake", "swear"})
_PLEAS = frozenset(
    {"urge", "beg", "demand", "implore", "beseech", "appeal", "call", "request", "insist", "ask", "recommend"}
)
_FEELING = frozenset(
    ["sorry", "saddened", "sad", "grateful", "thankful", "appalled", "shocked", "horrified", "dismayed",
     "alarmed", "concerned",
     "worried", "disappointed", "heartbroken", "devastated", "outraged", "relieved", "delighted", "pleased",
     "encouraged", "proud",
     "ashamed", "hopeful", "honoured", "honored", "touched", "moved", "glad", "happy", "angry", "furious", "disgusted",
     "stunned", "aghast", "distressed", "disturbed", "troubled", "gratified", "thrilled"]
)  # fmt: skip
_FEEL = frozenset(
    ["hope", "regret", "grieve", "mourn", "deplore", "welcome", "thank", "apologise", "apologize", "salute",
     "congratulate", "fear",
     "lament", "pray", "sympathise", "sympathize", "condole"]
)  # fmt: skip
_DIED = frozenset({"life", "death", "loss", "suffering", "casualty", "victim"})
_ANSWERS = frozenset(
    {"nonsense", "rubbish", "lies", "untrue", "bunk", "bullshit", "never", "no", "garbage", "wrong", "rot", "baloney"}
)
_SCOFFS = _ANSWERS | frozenset(
    {"lie", "invention", "fabrication", "fantasy", "fiction", "false", "propaganda", "slander", "hogwash", "absurd"}
)
_UTTER = frozenset(
    {
        "utter",
        "pure",
        "sheer",
        "complete",
        "total",
        "absolute",
        "plain",
        "a",
        "an",
        "all",
        "utterly",
        "completely",
        "totally",
    }
)
_CALLING = frozenset(
    ["call", "describe", "dismiss", "brand", "label", "term", "dub", "deride", "portray", "characterise",
     "characterize", "depict",
     "mock", "ridicule", "slam", "blast", "condemn", "denounce", "attack", "criticise", "criticize", "paint",
     "consider", "regard",
     "view", "deem", "find", "name", "see", "treat", "decry", "deplore", "slate", "savage", "style"]
)  # fmt: skip
_MOCKING = frozenset({"mock", "ridicule", "deride", "scorn", "lampoon"})
_NAMING = frozenset({"call", "term", "brand", "dub", "label", "style", "deem"})
_JUDGING_RULES = frozenset(
    {"object_as", "judged", "plain_object", "by_agent", "clause", "hearsay", "phrasal", "counted"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """What is said, with the word that the rest of its first sentence hangs from, and the cue's own word."""

    words: tuple[Token, ...]
    top: Token
    cue: Token
    reading: Reading
    source: frozenset[int]

    @property
    def subjects(self) -> tuple[Token, ...]:
        return children(self.top, "nsubj", "nsubjpass", "csubj")

    def helped_by(self, words: frozenset[str]) -> bool:
        """True when an auxiliary of the main verb is one of these."""
        return any(c.lower_ in words for c in children(self.top, "aux"))

    def quoted(self, token: Token) -> bool:
        """True for a word inside quotation marks, and in a turn, an answer, a message."""
        return self.reading.quotation_at(token.i) is not None or self.cue.text == ":"


def with_stance(a: Attribution, reading: Reading) -> Attribution:
    """The attribution with the stance that its words give where its cue leaves it open."""
    if not a.content or a.rule in ("silence", "hearsay_adverb"):
        return a
    said = _content(a, reading)
    if said is None:
        return a
    if (judged := _judgement(said, a)) is not None:
        return replace(a, stance=judged)
    verb = said.cue.lemma_.lower()
    if (
        a.stance == "expresses"
        and a.rule not in ("plain_object", "noun_that", "adjective", "about")
        and verb in _BELIEF
    ):
        return replace(a, stance="asserts")
    if verb in _OWNING and _owns_up(said):
        return replace(a, stance="confirms")
    if verb == "want" and _of_others(said.cue):
        return replace(a, stance="urges")
    if verb == "agree" and a.rule == "infinitive":
        return replace(a, stance="commits")
    if a.stance not in _NEUTRAL or a.rule == "noun_that":
        return a
    rules: tuple[Callable[[_Content], Stance | None], ...] = (
        leaves_unsaid_, _answers, _calls_false, _vows, _pleads, _feels, _commits, _asks_of_others,
    )  # fmt: skip
    found = next((s for rule in rules if (s := rule(said)) is not None), None)
    return replace(a, stance=found) if found is not None else a


def _content(a: Attribution, reading: Reading) -> _Content | None:
    every = reading.doc.tokens
    words = tuple([every[i] for i in sorted(a.content) if not every[i].is_space])
    opening = next((t for t in words if not t.is_punct), None)  # a mark of quotation may be a sentence of its own
    first = [t for t in words if t.sentence == opening.sentence] if opening is not None else []
    body = [t for t in first if not t.is_punct]
    if not body:
        return None
    inside = {t.i for t in first}
    tops = [t for t in body if t.head.i not in inside or t.head.i == t.i]
    top = next((t for t in tops if t.pos_ in ("VERB", "AUX")), tops[0] if tops else body[0])
    return _Content(words=words, top=top, cue=reading.doc[a.head], reading=reading, source=a.source)


_OWNING = frozenset({"claim", "accept", "admit", "acknowledge", "assume"})


def _owns_up(said: _Content) -> bool:
    """As in "claimed responsibility for the raid"."""
    first = next((t for t in said.words if t.pos_ == "NOUN"), None)
    return first is not None and first.lemma_.lower() in ("responsibility", "blame", "guilt", "liability", "authorship")


def _of_others(want: Token) -> bool:
    """As in "wants the ambassador to leave", "wants a full recount"; not "wants to leave"."""
    clauses = [c for c in children(want, "ccomp", "xcomp") if c.i > want.i]
    return any(children(c, "nsubj", "nsubjpass") for c in clauses) or bool(children(want, "dobj"))


def leaves_unsaid_(said: _Content) -> Stance | None:
    """As in "said it could neither confirm nor deny the visit", "told us she had nothing to add"."""
    return "declines" if leaves_unsaid([t.lower_ for t in said.words if not t.is_punct]) else None


def _judgement(said: _Content, a: Attribution) -> Stance | None:
    """As in "described the charge as a fairy tale" (denies), "called the sinking murder" (accuses).

    Whatever is judged: a false word denies; a statement that is called anything but true is denied; a crime is blamed.
    """
    verb = said.cue.lemma_.lower()
    if verb not in _CALLING or a.rule not in _JUDGING_RULES or (a.rule == "clause" and verb not in _NAMING):
        return None
    known = Phrases.load()
    words = [t for t in said.words if not t.is_punct]
    noun = next((t for t in words if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    judging = {w for t in _judging(words, noun) for w in (t.lower_, t.lemma_.lower())}
    told = noun is not None and (noun.lemma_.lower() in known.told or noun.lower_ in known.told)
    if (
        judging & known.false
        or (told and verb in _MOCKING)
        or (noun is not None and noun.lower_ in ("talk", "idea") and judging)
    ):
        return "denies"
    if (
        told
        and judging
        and not judging & known.true
        and verb in _NAMING | {"dismiss", "describe"}
        and a.rule != "clause"
    ):
        return "denies"
    blames = a.stance in ("asserts", "expresses", "accuses") and bool(judging & known.crime)
    return "accuses" if blames and not told else None


def _judging(words: Sequence[Token], noun: Token | None) -> list[Token]:
    """The words that judge: behind "as", else behind the noun that is judged."""
    links = [t.i for t in words if t.lower_ == "as"]
    known = Phrases.load()
    itself = noun is not None and noun.lower_ in known.crime | known.false and noun.lower_ not in known.told
    first = links[0] if links else -1 if noun is None or itself else noun.i
    return [t for t in words if t.i > first]


def _answers(said: _Content) -> Stance | None:
    """As in "Rubbish," he replied; "Utter nonsense!"; "No. Our own people drink from it"; "Not true"."""
    every = [t.lower_ for t in said.words if not t.is_punct]
    words = every[:3]
    if not words or not (said.quoted(said.words[0]) or said.cue.text == ":" or len(words) < 3):
        return None
    alone = len(words) == 1 or any(t.text in ".!,:;—–-" for t in said.words[1:3])
    plain = words[0] in _ANSWERS and alone
    scoffs = len(every) == len(words) and bool(_SCOFFS & set(words)) and set(words) <= _SCOFFS | _UTTER
    return "denies" if plain or scoffs or words[:2] in (["not", "true"], ["not", "so"], ["not", "guilty"]) else None


def _calls_false(said: _Content) -> Stance | None:
    """As in "said that the story was pure invention", "Talk of troops is offensive", "That is a filthy lie"."""
    known = Phrases.load()
    top, subjects = said.top, said.subjects
    if top.lemma_ != "be" or not subjects:
        return None
    negated = bool(children(top, "neg"))
    what = [g for c in children(top, "attr", "acomp") for g in (c, *children(c, "amod", "compound", "conj"))]
    judging = {w for t in what for w in (t.lower_, t.lemma_.lower())}
    subject = subjects[0]
    told = subject.lemma_.lower() in known.told or subject.lower_ in (
        "this",
        "that",
        "it",
        "these",
        "those",
        "all",
        "everything",
    )
    if not told:
        return None
    if judging & known.false:
        return None if negated else "denies"
    noun = subject.lemma_.lower() in known.told and subject.pos_ == "NOUN"
    if negated and judging & known.true:
        return "denies"
    insulting = judging & {
        "offensive",
        "insulting",
        "insult",
        "shameful",
        "disgraceful",
        "outrageous",
        "sick",
        "reckless",
        "ugly",
    }
    return "denies" if noun and insulting and not negated else None


def _vows(said: _Content) -> Stance | None:
    """As in "I can promise you that everybody will see a judge"."""
    own = any(s.lower_ in _OWN for s in said.subjects)
    return "commits" if own and said.top.lemma_ in _VOWS and not children(said.top, "neg") else None


def _pleads(said: _Content) -> Stance | None:
    """As in "I'd ask everybody to spare the family", "We demand their release", "Please write that we need blood"."""
    own = any(s.lower_ in _OWN for s in said.subjects)
    if own and said.top.lemma_ in _PLEAS and not children(said.top, "neg") and said.top.tag_ != "VBD":
        asks = said.top.lemma_ != "ask" or children(said.top, "xcomp", "ccomp") or _has(said, "for", "that")
        return "urges" if asks else None
    first = next(t for t in said.words if not t.is_punct)
    return "urges" if first.lower_ == "please" else None


def _has(said: _Content, *words: str) -> bool:
    return any(c.lower_ in words for c in said.top.children)


def _feels(said: _Content) -> Stance | None:
    """As in "said it was saddened by the loss", "We grieve with you", "saying that he hoped the talks would go on"."""
    own = any(s.lower_ in _OWN | _THIRD for s in said.subjects)
    if not own or children(said.top, "neg"):
        return None
    if said.top.lemma_ in _FEEL and said.top.pos_ == "VERB" and not children(said.top, "aux", "auxpass"):
        return "expresses"
    words = {said.top.lower_} | {c.lower_ for c in children(said.top, "acomp", "attr")}
    return (
        "expresses" if words & _FEELING and (said.top.lemma_ == "be" or children(said.top, "auxpass", "aux")) else None
    )


def _commits(said: _Content) -> Stance | None:
    """As in "said it would bring the matter before the court", "We shall not be the first".

    Quiet for what may happen ("it would take weeks") and what would have been.
    """
    top = said.top
    verb = next(iter(children(top, "xcomp")), top) if top.lemma_ in ("go", "be") else top
    willing = said.helped_by(_FUTURE) or (top.lemma_ == "be" and _ready(top))
    if not willing or any(
        c.lower_ in ("have", "'ve", "’ve", "be") and c.dep_ in ("aux", "auxpass") and c.lower_ != "be"
        for c in top.children
    ):
        return None
    if children(top, "auxpass") or children(top, "nsubjpass"):
        return None
    subject = next(iter(said.subjects), None)
    if subject is None or not _oneself(subject, said):
        return None
    firm = (
        top.lemma_ not in _STATES
        or _ready(top)
        or (top.lemma_ == "be" and children(top, "neg") and subject.lower_ in _OWN)
    )
    return "commits" if (firm and verb.lemma_ not in _STATES | {"be"}) or (firm and top.lemma_ == "be") else None


def _ready(verb: Token) -> bool:
    return any(
        c.lower_ in ("ready", "prepared", "willing", "determined", "resolved") and children(c, "xcomp", "ccomp")
        for c in children(verb, "acomp", "attr")
    )


def _oneself(subject: Token, said: _Content) -> bool:
    """True for the speaker: "we" in his own words, "it" or "the ministry" of the one that speaks."""
    if subject.lower_ in _OWN:
        return True
    source = {said.reading.doc[i].lower_ for i in said.source}
    if subject.lower_ in _THIRD:
        return bool(source) and not any(c.dep_ == "expl" for c in said.top.children)
    return subject.pos_ in ("NOUN", "PROPN") and subject.lower_ in source


def _asks_of_others(said: _Content) -> Stance | None:
    """As in "said that both sides must hold fire"; not "the man must have known"."""
    top = said.top
    if not said.helped_by(_DUTY) or any(c.lower_ in ("have", "not") and c.dep_ == "aux" for c in top.children):
        return None
    subject = next(iter(said.subjects), None)
    others = subject is not None and subject.lower_ not in _OWN | {
        "it",
        "there",
        "this",
        "that",
        "what",
        "which",
        "who",
    }
    shall = all(c.lower_ == "shall" for c in children(top, "aux") if c.lower_ in _DUTY)
    asked = top.lemma_ != "be" or children(top, "auxpass")
    return "urges" if others and not shall and asked else None
