"""What a question asks for that the closest sentences do not have: then they are near, and no answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from answering.closeness import around, words_of
from answering.names import names_in
from answering.polarity import negations
from answering.ranking import SURE, Ranked, Ranking
from answering.slots import undone_by, unfilled
from answering.subject import claims_of_subject, subject_of
from answering.wanting import holds
from answering.words import content_terms, in_parties, names_meet, same_name, stem, tokens
from answering.writers.why import deed_in, supported

_LOOKED_AT = 3  # of the closest sentences
_THERE = 0.5  # likeness from which a word is taken to be there in other words
_NOUN_THERE = 0.3  # the same for the thing that is asked for, which is told in many ways
_AUX = r"(?:did|does|do|has|have|had|is|was|are|were)"
# "What was the motto of the guild?", "What rent does the mill pay?", "How many looms has Talmark shipped?"
_THING = (
    r"(?i)^\W*(?:and |but )?what (?:is|was|are|were) (?:the |its |his |her |their )?(?P<thing>(?:\w+ ){0,2}?\w+) (?:of|for)\b",
    rf"(?i)^\W*(?:and |but )?what (?P<thing>(?!{_AUX}|happened|exactly|else)\w+) {_AUX}\b",
    rf"(?i)\bhow many (?:of (?:its|their|the) )?(?:own )?(?P<thing>(?:\w+ )?\w+?) {_AUX}\b",
)
# "Who baked the loaves?", "Which crew won the race?"
_DEED = (
    r"(?i)^\W*(?:and |but )?(?:who|which \w+) (?:has |had |have )?"
    r"(?P<deed>\w+ed|\w+t|sold|won|led|gave|built|made|ran|wrote|shot|knew)\b"
)
# "What rent does the mill pay?": no word that merely goes with it will do.
_NAMED_THING = rf"(?i)^\W*(?:and |but )?what (?!{_AUX}|time|day|date|happened|exactly|else|kind|sort)\w+ {_AUX}\b"
_NAMED_THING_THERE = 0.6
# "When did the mayor admit it?", "Who at the office confirmed it?": somebody must be told to have done so.
_GRANTS = {
    r"\b(?:admit|conced|acknowledg|own(?:s|ed)? up)": r"\b(?:admit|conced|acknowledg|own(?:s|ed)? up|confess|grant)",
    r"\bconfirm": r"\b(?:confirm|acknowledg|admit|conced)",
    r"\bagree": r"\b(?:agree|accept|share[sd]? (?:the|this|that)|both)",
    r"\bden(?:y|ie[sd])\b": (
        r"\b(?:den(?:y|ie[sd]|ial)|reject|refut|dismiss|contradict|disput|untrue|false|not|never|no|nobody|invention|lie[sd]?)\b"
    ),
}
_OF_GRANTING = re.compile(r"(?i)^\W*(?:and |but |so )?(?:who|when|which|where)\b")
# "the Orvenian ambassador to Talmark": nothing is told of Talmark
_ACCREDITED = re.compile(r"\b(?:ambassador|envoy|consul|delegate|emissary)s? (?:to|in) (?:the )?[A-Z]\w+")
_OURS = re.compile(r"(?i)\b(?:we|our|ours|us)\b")
_EVEN_HANDED = re.compile(r"(?i)\b(?:both|the two|either side|neither)\b")
_TITLES = frozenset(
    ("lt", "capt", "col", "gen", "sgt", "cpl", "maj", "adm", "mr", "mrs", "ms", "dr", "prof", "sir", "dame", "qc", "kc")
)
_NO_DEED = frozenset(
    stem(w)
    for w in (
        "report", "told", "asked", "said", "claimed", "denied", "stated", "want", "went", "put", "first", "most", "least",
        "let", "set", "kept", "got", "brought", "thought", "meant", "felt", "made",
    )
)  # fmt: skip
"""Words of saying, and such as mean nothing by themselves: “Who let on that the mill had burnt?”."""


def is_unanswered(ranking: Ranking) -> bool:
    """True when the closest sentences lack what is asked for, or the question names somebody that no article does.

    Where one of them is surely an answer as judged, it may say in other words what the question asks for.
    """
    best = ranking.best[:_LOOKED_AT]
    if not best or _unknown_name(ranking) or _nobody_spoke(ranking):
        return True
    doubted = () if ranking.surest >= SURE else (_thing_missing, _deed_missing, unfilled)
    return any(rule(ranking, best) for rule in (_ungranted, undone_by, *doubted))


def _ungranted(ranking: Ranking, best: tuple[Ranked, ...]) -> bool:
    """True for “Who at the harbour office confirmed it?” where none of the closest sentences tells of a confirmation.

    Quiet for “Did the office confirm it?”: what it said instead is an answer.
    """
    head = ranking.close.head
    if not _OF_GRANTING.search(head):
        return False
    wanted = (answer for asked, answer in _GRANTS.items() if re.search(rf"(?i){asked}", head))
    return any(not any(re.search(rf"(?i){answer}", r.text) for r in best) for answer in wanted)


def assumes_too_much(ranking: Ranking) -> bool:
    """True for “Why has the mayor sold the bridge?” where no source tells of it and the closest sentence does not deny it.

    Where the closest sentence denies it, that is the answer.
    """
    assumed = deed_in(ranking.case) if ranking.case.question.kind == "why" else None
    if assumed is None or supported(ranking.case, *assumed):
        return False
    first = ranking.best[0]
    return not (sets_right(ranking, [first.id]) and _is_of_deed(ranking, first, assumed[1]))


def sets_right(ranking: Ranking, ids: Sequence[str]) -> bool:
    """True unless a question takes for done what no source tells of, and none of the sentences denies it or favours nobody."""
    assumed = deed_in(ranking.case) if ranking.case.question.kind == "why" else None
    if assumed is None or supported(ranking.case, *assumed):
        return True
    ledger = ranking.case.ledger
    denied = any(c.stance == "denies" for i in ids for c in ledger.at(i))
    texts = [ledger.evidence.sentence(i) or "" for i in ids]
    return denied or any(negations(text) or _EVEN_HANDED.search(text) for text in texts)


def _is_of_deed(ranking: Ranking, one: Ranked, deed: str) -> bool:
    """True when a sentence has most of the words of a deed, or words that may stand for them."""
    terms = [t for t in content_terms(deed) if t in ranking.close.weights and t not in ranking.close.names]
    found = ranking.close.best(words_of(one.article, one.sentence))
    return bool(terms) and sum(found.get(t, 0.0) >= _THERE for t in terms) > len(terms) / 2


def lacks_sort(ranking: Ranking, texts: Iterable[str]) -> bool:
    """True when a sum, a time, a year or a number is asked for and none of the texts has one."""
    sort = ranking.sort
    return sort in ("money", "clock", "year", "number") and not any(holds(sort, text) for text in texts)


def _unknown_name(ranking: Ranking) -> bool:
    """True for “What did the Harvel senate vote?” where no article has the name: others' deeds are no answer.

    It stays quiet where the articles write the name as an adjective ("Harvelian") or in full ("the Joint Harbour Mission" for
    "JHM"), on a party's other name ("Lutsen" for Gerovia), and on a title ("Lt", "Mrs").
    """
    head = ranking.close.head
    if any(not any(same_name(t, w) for t in tokens(p) for w in tokens(head)) for p in ranking.case.question.parties):
        return False  # the question calls a party otherwise
    told = (tokens(f"{a.title or ''} {a.name}") for a in ranking.case.ledger.evidence.articles.values())
    above = frozenset(w for words in told for w in words)
    called = [n for n in names_in(_after_first(head)) if not _in_full(ranking, n)]
    names = {t for n in called for t in tokens(n)}
    return any(not ranking.case.knows(n) and not any(same_name(n, w) for w in above) for n in names - _TITLES)


def _in_full(ranking: Ranking, name: str) -> bool:
    """True for “JHM” where an article has “Joint Harbour Mission”."""
    if not re.fullmatch(r"[A-Z]{2,6}", name):
        return False
    said = re.compile(r"\b" + r"\w+(?:[ -](?:of|the|for|and|in|on|de))*[ -]".join(name) + r"\w+")
    return any(said.search(a.text) for a in ranking.case.ledger.evidence.articles.values())


def of_others(ranking: Ranking, one: Ranked) -> bool:
    """True when a question names parties and a sentence, with what stands around it, is about none of them.

    "How many looms has Talmark shipped?" is not answered by what the guild counts of Velmora's. Quiet for "our looms" in
    an article on Talmark, and where the way of a story or two accounts are asked for.
    """
    parties = ranking.case.question.parties
    if not parties or ranking.case.question.kind in ("chain", "compare"):
        return False
    told = {p for c in ranking.claims(one.article, one.sentence) for p in (*c.parties, c.target_party) if p}
    own = frozenset(tokens(_ACCREDITED.sub(" ", one.text)))
    words = own | around(one.article, one.sentence)
    named = any(same_name(t, w) for p in parties for t in tokens(p) for w in words)
    ours = _OURS.search(one.text) and ranking.close.named(one.article) == 1.0 and not told
    return not named and not ours and not any(in_parties(p, parties) for p in told)


def by_others(ranking: Ranking, one: Ranked) -> bool:
    """True when somebody's account is asked for and a sentence holds the words of others only, and does not name that somebody.

    "Whom does the Harvel mission blame?" is not answered by whom Talmark blames. Quiet where nobody is credited.
    """
    told = ranking.claims(one.article, one.sentence)
    asked = (
        ranking.case.question.kind == "position" and bool(ranking.whose) and re.search(r"\b[A-Z]", _subject(ranking))
    )
    if not asked or not told or any(ranking.is_whose(c) for c in told):
        return False
    return not names_meet(" ".join(ranking.whose), one.text)


def elsewhere(ranking: Ranking, one: Ranked) -> bool:
    """True when what somebody said of a named place or person is asked for and a sentence's article never names that.

    "What did the league say about Lisk?" is not answered by what it said of Sellen. Quiet where no article has the name.
    """
    if ranking.case.question.kind != "position":
        return False
    speaker = [*tokens(_subject(ranking)), *(t for p in ranking.case.question.parties for t in tokens(p))]
    about = [n for n in ranking.close.names if not any(same_name(n, w) for w in speaker) and ranking.case.knows(n)]
    there = tokens(f"{one.article.title or ''} {one.article.name} {one.article.text}") if about else []
    return any(not any(same_name(n, w) for w in there) for n in about)


def _subject(ranking: Ranking) -> str:
    return subject_of(ranking.close.head) or ""


def _after_first(question: str) -> str:
    """The question without its first word: a capital there tells nothing."""
    return re.sub(r"^\W*[\w'’]+", "x", question)


def _nobody_spoke(ranking: Ranking) -> bool:
    """True when the account of a named office or person is asked for that is quoted nowhere.

    "What did the Corvale foreign ministry say?" where only its army speaks; "the mission" may be called otherwise.
    """
    subject = subject_of(ranking.close.head)
    named = subject is not None and re.search(r"\b[A-Z]", subject) is not None
    return named and ranking.case.question.kind == "position" and claims_of_subject(ranking.case) == ()


def _thing_missing(ranking: Ranking, best: tuple[Ranked, ...]) -> bool:
    """True for “What was the motto of the guild?” where the closest sentences speak of the guild and of no motto."""
    found = next((m["thing"] for rule in _THING if (m := re.search(rule, ranking.close.head))), None)
    things = [t for t in content_terms(found or "") if t in ranking.close.weights]
    enough = _NAMED_THING_THERE if re.search(_NAMED_THING, ranking.close.head) else _NOUN_THERE
    return bool(things) and max(_best(ranking, best, things).values(), default=0.0) < enough


def _deed_missing(ranking: Ranking, best: tuple[Ranked, ...]) -> bool:
    """True for “Who baked the loaves?” where nothing near speaks of baking."""
    found = re.search(_DEED, ranking.close.head)
    if found is None or stem(found["deed"].lower()) in _NO_DEED or found["deed"].lower() not in ranking.close.weights:
        return False
    return max(_best(ranking, best, [found["deed"].lower()]).values(), default=0.0) < _THERE


def _best(ranking: Ranking, best: tuple[Ranked, ...], terms: list[str]) -> dict[str, float]:
    words = frozenset(w for r in best for w in words_of(r.article, r.sentence) | around(r.article, r.sentence))
    found = ranking.close.best(words)
    return {t: found.get(t, 0.0) for t in terms}
