"""Rules for what somebody leaves unsaid: "declined to comment", "gave no figure", "has not commented"."""

from __future__ import annotations

import re

from claims.attribution import Attribution
from claims.parse import Token
from claims.rules.cue_verb import cue_words, noun_phrase
from claims.rules.subjects import SUBJECTS, find_subject
from claims.tree import NONE, Tokens, children, subtree, subtrees

_SPEAK = frozenset(
    ["comment", "say", "discuss", "answer", "respond", "reply", "confirm", "elaborate", "speak", "disclose", "name", "give", "draw",
     "talk", "deny", "reveal", "release", "publish", "identify", "specify", "explain", "provide", "share", "divulge", "address",
     "clarify", "detail", "tell", "speculate", "verify", "corroborate", "engage", "apologise", "apologize", "condemn", "sign", "show",
     "produce", "state", "rule", "commit", "hand", "grant", "acknowledge", "admit", "accept", "meet"]
)  # fmt: skip
_TELL = frozenset(
    ["say", "specify", "disclose", "reveal", "elaborate", "name", "clarify", "indicate", "explain", "tell", "identify", "state",
     "confirm", "establish", "determine", "verify", "corroborate", "discuss", "divulge", "exclude", "detail", "assess",
     "ascertain", "conclude", "attribute", "comment", "speculate", "know", "share", "address", "mention"]
)  # fmt: skip
_KEPT_BACK = frozenset(
    ["disclose", "reveal", "name", "identify", "specify", "discuss", "divulge", "publish", "release", "verify", "corroborate", "establish",
     "determine", "confirm", "detail", "attribute", "mention", "address", "explain", "clarify", "authenticate", "substantiate"]
)  # fmt: skip
"""Verbs whose denied object is what is kept back: "would not name the man", "did not confirm the report"."""
_GIVE = frozenset({"give", "provide", "offer", "release", "make", "issue", "send", "have", "take", "reach", "draw", "supply", "publish"})
_GIVEN = frozenset(
    ["figure", "detail", "number", "comment", "information", "explanation", "reason", "date", "name", "breakdown", "answer", "reply",
     "statement", "response", "question", "source", "conclusion", "word", "toll", "timetable", "reaction", "account",
     "clue", "hint", "confirmation", "particulars"]
)  # fmt: skip
_HAD = frozenset({"comment", "answer", "reply", "word", "response", "reaction", "confirmation"})  # "had no comment", not "had no evidence"
_TAKEN = frozenset({"question"})
_ASKED = frozenset(
    ["question", "request", "inquiry", "enquiry", "call", "query", "letter", "email", "e-mail", "message", "telephone", "phone",
     "approach", "text", "proposal", "offer", "charge", "allegation", "report", "claim", "accusation"]
)  # fmt: skip
_ASKING = frozenset({"who", "what", "when", "where", "how", "whether", "if", "why", "which", "whose", "whom"})
_NOBODY = frozenset({"nobody", "none", "neither", "no-one"})
_DODGE = frozenset({"sidestep", "dodge", "duck", "evade", "parry", "deflect", "avoid", "skirt", "ignore", "bypass", "fend", "bat", "brush"})
_WITHOUT = frozenset({"comment", "answer", "reply", "response", "word", "explanation", "reaction", "acknowledgement"})
_UNANSWERED = frozenset({"unanswered", "open", "unexplained", "unaddressed", "uncommented", "unacknowledged"})
_HUSHED = frozenset({"silent", "tight-lipped", "mum", "quiet", "mute", "schtum", "tightlipped", "close-mouthed", "tight", "coy", "cagey"})
_MODALS = frozenset({"would", "will", "could", "can", "ca", "wo", "may", "shall"})
_HUNG_UP = re.compile(
    r"^(?:hung up|hangs up|put(?:s)? the (?:phone|telephone|receiver) down|put(?:s)? down the (?:phone|telephone|receiver)"
    r"|slammed (?:down )?the (?:phone|telephone|receiver)(?: down)?|shook (?:his|her) head|shrugged|rang off|walked (?:out|off|away)"
    r" without|left (?:\w+ ){0,3}without a word|took no questions|takes the next question|turned (?:his|her) back|bit (?:his|her) lip)\b"
)


_SILENT_VERBS = (
    _TELL | _KEPT_BACK | _GIVE | _DODGE
    | frozenset(
        ["decline", "refuse", "fail", "omit", "neglect", "hesitate", "comment", "respond", "reply", "answer", "return", "speak", "be", "remain",
         "stay", "keep", "reach", "contact", "prepare", "draw", "have", "leave", "meet", "greet", "pass", "hang", "put", "slam", "shake",
         "shrug", "ring", "walk", "turn", "bite", "say"]
    )
)  # fmt: skip
"""Every verb that one of the rules below asks for: other verbs are let go at once."""


def silence(token: Token) -> Attribution | None:
    """Who is silent, by which words, about what."""
    if token.lemma_ not in _SILENT_VERBS:
        return None
    content = (
        _declined(token) or _unanswered(token) or _gave_none(token) or _left_open(token) or _said_nothing(token)
        or _unavailable(token) or _sidestepped(token) or _kept_back(token) or _left_unanswered(token) or _hung_up(token)
    )  # fmt: skip
    subject = _whose(token)
    if not content or subject is None:
        return None
    source = NONE if subject.lower_ in _NOBODY else noun_phrase(subject, token)
    cue = cue_words(token)
    return Attribution(
        head=token.i, cue=cue - content or frozenset({subject.i}), content=content - cue - source or content, stance="declines",
        rule="silence", source=source - content, source_head=subject.i if source else None,
    )  # fmt: skip


def _declined(token: Token) -> Tokens | None:
    """As in "a spokeswoman declined to comment on the losses"; "refused to be drawn on the log"."""
    if token.lemma_ not in ("decline", "refuse", "fail", "omit", "neglect", "hesitate") or token.dep_ in ("amod", "compound"):
        return None
    asked = [c for c in children(token, "xcomp") if token.lemma_ == "decline" or c.lemma_ in _SPEAK]
    if asked and token.lemma_ in ("fail", "omit", "neglect"):
        asked = [c for c in asked if c.lemma_ in ("respond", "reply", "answer", "comment", "explain", "return")]
    noun = [o for o in children(token, "dobj") if o.lemma_.lower() in ("comment", "interview", "request")]
    return subtrees(asked or (noun if token.lemma_ in ("decline", "refuse") else [])) or None


def _unanswered(token: Token) -> Tokens | None:
    """As in "the ministry has not commented on the report"; "did not answer our questions"; "neither replied"."""
    silent = _negated(token) or _by_nobody(token) or _yet_to(token)
    if not silent or token.lemma_ not in ("comment", "respond", "reply", "answer", "return", "speak"):
        return None
    if token.lemma_ == "speak" and not _yet_to(token):
        return None
    asked = [o for o in children(token, "dobj") if o.lemma_.lower() in _ASKED]
    if token.lemma_ in ("return", "answer") and not (asked or _yet_to(token) or _by_nobody(token) or children(token, "dobj")):
        return None
    if token.lemma_ == "answer" and token.dep_ == "xcomp":
        return None
    about = [c for c in children(token, "prep") if c.lower_ != "according"]
    return subtrees([*asked, *about]) or frozenset({token.i})


def _gave_none(token: Token) -> Tokens | None:
    """As in "it gave no figure for its own side"; "they sent identical answers: no comment"."""
    given = [c for c in children(token, "dobj") if c.lemma_.lower() in _GIVEN]
    none = [c for c in given if any(d.lower_ == "no" for d in c.children) or (_negated(token) and token.lemma_ != "have")]
    if token.lemma_ not in _GIVE or not none:
        return None
    if (token.lemma_ == "have" and none[0].lemma_.lower() not in _HAD) or (
        token.lemma_ == "take" and none[0].lemma_.lower() not in _TAKEN
    ):
        return None
    return subtrees(none) | subtrees(c for c in children(token, "dative", "prep") if c.i > none[0].i)


def _left_open(token: Token) -> Tokens | None:
    """As in "she did not say who had seen them"; not "she did not say that they had gone"."""
    if token.lemma_ not in _TELL or not (_negated(token) or _by_nobody(token) or _unable(token)):
        return None
    if token.lemma_ == "know" and (_parenthesis(token) or not _negated(token)):
        return None
    clauses = [
        c for c in children(token, "ccomp", "xcomp", "dobj", "advmod")
        if c.i > token.i and token.doc[min(subtree(c))].lower_ in _ASKING
    ]  # fmt: skip
    if clauses:
        return subtrees(clauses)
    bare = not children(token, "ccomp", "xcomp", "dobj", "advcl")
    would = any(c.lower_ in _MODALS for c in children(token, "aux"))
    ongoing = token.tag_ == "VBG" and bool(children(token, "aux"))
    alone = bare and (
        token.lemma_ in ("elaborate", "specify", "comment")
        or (token.lemma_ == "say" and (would or ongoing) and not _parenthesis(token))
    )
    return frozenset({token.i}) if alone else None


def _said_nothing(token: Token) -> Tokens | None:
    """As in "the ministry has said nothing about injuries"; "had nothing to add to the minister's words"."""
    nothing = [o for o in children(token, "dobj") if o.lower_ == "nothing"]
    adds = any(g.lemma_ in ("add", "say") for o in nothing for g in children(o, "relcl", "acl", "xcomp"))
    if not nothing or not (token.lemma_ == "say" or (token.lemma_ == "have" and adds)):
        return None
    return subtrees([*nothing, *(c for c in children(token, "prep") if c.lower_ in ("about", "on", "of"))])


def _unavailable(token: Token) -> Tokens | None:
    """As in "could not be reached for comment"; "nobody was prepared to comment"; "is silent"."""
    silent = [c for c in children(token, "acomp") if c.lower_ in _HUSHED]
    hushed = silent or [c for c in children(token, "oprd", "attr", "advmod", "dobj") if c.lower_ in _HUSHED - {"open", "tight"}]
    quiet = token.lemma_ == "be" and not any(c.lower_ in ("silent", "mum", "tight-lipped", "coy") for c in hushed)
    if token.lemma_ in ("be", "remain", "stay", "keep") and hushed and not quiet:
        return subtrees(hushed) | subtrees(children(token, "prep"))
    fits = token.lemma_ in ("reach", "contact", "be", "prepare") or token.lower_ in ("available", "prepared")
    denied = fits and (_negated(token) or any(s.lower_ in _NOBODY for s in children(token, *SUBJECTS)))
    if not denied:
        return None
    below = [t for t in (token.doc[i] for i in sorted(subtree(token))) if t.lower_ == "comment" and t.i > token.i]
    if not below:
        return None
    return frozenset({below[0].i}) | subtrees(children(below[0], "prep"))


def _sidestepped(token: Token) -> Tokens | None:
    """As in "he sidestepped a question over the log"; "the ministry would not be drawn on the units"."""
    if token.lemma_ in _DODGE:
        return subtrees(o for o in children(token, "dobj") if o.lemma_.lower() in _ASKED) or None
    drawn = token.lemma_ == "draw" and _negated(token) and children(token, "auxpass")
    return subtrees(children(token, "prep")) or None if drawn else None


def _kept_back(token: Token) -> Tokens | None:
    """As in "would not name the man", "did not confirm this information", "could not verify either account".

    Quiet for a passive ("was not identified") and for what simply did not happen ("did not publish a paper" has no will: it counts
    only with "would", "could" or "has").
    """
    if token.lemma_ not in _KEPT_BACK or not (_negated(token) or _by_nobody(token) or _unable(token)) or children(token, "auxpass"):
        return None
    held = [*children(token, "dobj"), *(c for c in children(token, "ccomp") if c.i > token.i)]
    return subtrees(o for o in held if o.i > token.i or o.tag_ in ("WP", "WDT")) or None


def _left_unanswered(token: Token) -> Tokens | None:
    """As in "left our questions unanswered", "has left the charge without comment", "met the report with silence"."""
    objects = children(token, "dobj")
    if token.lemma_ in ("leave", "meet", "greet", "pass") and objects:
        below = [token.doc[i] for i in sorted(subtree(token)) if i > objects[0].i]
        open_ = token.lemma_ == "leave" and any(t.lower_ in _UNANSWERED for t in below)
        without = any(
            t.lower_ in ("without", "with") and any(g.lower_ in (_WITHOUT if t.lower_ == "without" else {"silence"}) for g in below)
            for t in below
        )
        if open_ or without:
            return noun_phrase(objects[0], token)
    nsubj = children(token, "nsubj", "csubj")
    if token.lemma_ == "leave" and not objects and nsubj and (oprd := [c for c in token.children if c.lower_ in _UNANSWERED]):
        held = frozenset(range(token.i + 1, oprd[0].i))
        return held or None
    return None


def _hung_up(token: Token) -> Tokens | None:
    """As in "The embassy hung up on us", "The minister shook his head", "slammed the phone down", "took no questions"."""
    if token.tag_ not in ("VBD", "VBZ", "VBN") or token.lemma_ not in (
        "hang", "put", "slam", "shake", "shrug", "ring", "walk", "leave", "take", "turn", "bite"
    ):  # fmt: skip
        return None
    found = _HUNG_UP.match(token.doc[token.i : token.sent.end].text.lower())
    if found is None:
        return None
    last = token.doc[token.i].idx + found.end()
    return frozenset(t.i for t in token.sent if token.i <= t.i and t.idx < last) | subtrees(
        c for c in children(token, "prep") if c.lower_ == "on"
    )


def _by_nobody(token: Token) -> bool:
    """As in "Neither capital has answered", "None would comment"."""
    return any(
        s.lower_ in _NOBODY or any(c.lower_ in ("neither", "no") and c.dep_ in ("det", "preconj", "cc") for c in s.children)
        for s in children(token, *SUBJECTS)
    )


def no_word(token: Token) -> Attribution | None:
    """As in "There was no immediate comment from Kesh", "There has been no word from the embassy"."""
    if token.lemma_.lower() not in _HAD | {"statement", "acknowledgement", "claim"} or token.dep_ not in ("attr", "nsubj", "dobj"):
        return None
    verb = token.head
    there = any(c.lower_ == "there" and c.dep_ == "expl" for c in verb.children) and verb.lemma_ == "be"
    none = any(c.lower_ == "no" for c in token.children)
    links = [c for c in (*children(token, "prep"), *children(verb, "prep")) if c.lower_ in ("from", "by") and children(c, "pobj")]
    if not (there and none and links):
        return None
    head = children(links[0], "pobj")[0]
    source = noun_phrase(head, verb)
    content = frozenset(range(min(subtree(verb)), token.i + 1)) - source
    return Attribution(
        head=token.i, cue=frozenset({token.i}), content=content, stance="declines", rule="silence", source=source, source_head=head.i
    )


def _yet_to(token: Token) -> bool:
    """As in "has yet to reply"."""
    return any(c.lower_ == "to" for c in token.children) and any(
        t.lower_ == "yet" for t in token.doc[max(token.sent.start, token.i - 3) : token.i]
    )


def _unable(token: Token) -> bool:
    """As in "was unable to determine", "is not in a position to say", "are not able to say", "declined"."""
    before = " ".join(t.lower_ for t in token.doc[max(token.sent.start, token.i - 8) : token.i])
    return bool(_UNABLE.search(before))


_UNABLE = re.compile(
    r"(?:\bunable to|\bunwilling to|\breluctant to|\b(?:not|n't|n’t|never|no longer)\b(?: \w+){0,2} (?:able|prepared|willing|ready|authori[sz]ed|allowed"
    r"|permitted|free|inclined|at liberty|in a position|attempt\w*|wish\w*|want\w*|care\w*|choose|chose|seek|sought|try|tried|intend\w*) to"
    r"|\bin no position to|\bat no liberty to|\brather not|\bpreferred not to|\bprefer not to|\bchose not to|\bstopped short of|\bstops short of)$"
)


def _whose(token: Token) -> Token | None:
    """The subject, also of "is not in a position to say", where the parser hangs the verb from a noun."""
    subject = find_subject(token)
    if (subject is None or subject.tag_ == "NN" and subject.lower_ in ("position", "liberty", "way")) and _unable(token):
        above = next((t for t in token.ancestors if children(t, *SUBJECTS)), None)
        return children(above, *SUBJECTS)[0] if above is not None else subject
    return subject


def _parenthesis(token: Token) -> bool:
    """True for "said" that hangs from another verb: "as I could not say"."""
    return token.dep_ in ("ccomp", "advcl", "parataxis", "relcl", "xcomp")


def _negated(token: Token) -> bool:
    return any(c.dep_ == "neg" for c in token.children)
