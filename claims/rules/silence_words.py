"""Words of the rules for what is left unsaid: verbs of telling, giving and dodging, and what one can be silent about."""

from __future__ import annotations

import re

SPEAK = frozenset(
    ["comment", "say", "discuss", "answer", "respond", "reply", "confirm", "elaborate", "speak", "disclose",
     "name", "give", "draw",
     "talk", "deny", "reveal", "release", "publish", "identify", "specify", "explain", "provide", "share", "divulge",
     "address",
     "clarify", "detail", "tell", "speculate", "verify", "corroborate", "engage", "apologise", "apologize", "condemn",
     "sign", "show",
     "produce", "state", "rule", "commit", "hand", "grant", "acknowledge", "admit", "accept", "meet"]
)  # fmt: skip
TELL = frozenset(
    ["say", "specify", "disclose", "reveal", "elaborate", "name", "clarify", "indicate", "explain", "tell",
     "identify", "state",
     "confirm", "establish", "determine", "verify", "corroborate", "discuss", "divulge", "exclude", "detail", "assess",
     "ascertain", "conclude", "attribute", "comment", "speculate", "know", "share", "address", "mention"]
)  # fmt: skip
KEPT_BACK = frozenset(
    ["disclose", "reveal", "name", "identify", "specify", "discuss", "divulge", "publish", "release", "verify",
     "corroborate", "establish",
     "determine", "confirm", "detail", "attribute", "mention", "address", "explain", "clarify", "authenticate",
     "substantiate"]
)  # fmt: skip
"""Verbs whose denied object is what is kept back: "would not name the man", "did not confirm the report"."""
GIVE = frozenset(
    {
        "give",
        "provide",
        "offer",
        "release",
        "make",
        "issue",
        "send",
        "have",
        "take",
        "reach",
        "draw",
        "supply",
        "publish",
    }
)
GIVEN = frozenset(
    ["figure", "detail", "number", "comment", "information", "explanation", "reason", "date", "name", "breakdown",
     "answer", "reply",
     "statement", "response", "question", "source", "conclusion", "word", "toll", "timetable", "reaction", "account",
     "clue", "hint", "confirmation", "particulars"]
)  # fmt: skip
HAD = frozenset(
    {"comment", "answer", "reply", "word", "response", "reaction", "confirmation"}
)  # "had no comment", not "had no evidence"
TAKEN = frozenset({"question"})
ASKED = frozenset(
    ["question", "request", "inquiry", "enquiry", "call", "query", "letter", "email", "e-mail", "message",
     "telephone", "phone",
     "approach", "text", "proposal", "offer", "charge", "allegation", "report", "claim", "accusation"]
)  # fmt: skip
ASKING = frozenset({"who", "what", "when", "where", "how", "whether", "if", "why", "which", "whose", "whom"})
NOBODY = frozenset({"nobody", "none", "neither", "no-one"})
DODGE = frozenset(
    {
        "sidestep",
        "dodge",
        "duck",
        "evade",
        "parry",
        "deflect",
        "avoid",
        "skirt",
        "ignore",
        "bypass",
        "fend",
        "bat",
        "brush",
    }
)
WITHOUT = frozenset({"comment", "answer", "reply", "response", "word", "explanation", "reaction", "acknowledgement"})
UNANSWERED = frozenset({"unanswered", "open", "unexplained", "unaddressed", "uncommented", "unacknowledged"})
HUSHED = frozenset(
    {
        "silent",
        "tight-lipped",
        "mum",
        "quiet",
        "mute",
        "schtum",
        "tightlipped",
        "close-mouthed",
        "tight",
        "coy",
        "cagey",
    }
)
MODALS = frozenset({"would", "will", "could", "can", "ca", "wo", "may", "shall"})
HUNG_UP = re.compile(
    r"^(?:hung up|hangs up|put(?:s)? the (?:phone|telephone|receiver) down|put(?:s)? down the (?:phone"
    r"|telephone|receiver)"
    r"|slammed (?:down )?the (?:phone|telephone|receiver)(?: down)?|shook (?:his|her) head|shrugged"
    r"|rang off|walked (?:out|off|away)"
    r" without|left (?:\w+ ){0,3}without a word|took no questions|takes the next question|turned (?:his"
    r"|her) back|bit (?:his|her) lip)\b"
)


SILENT_VERBS = (
    TELL | KEPT_BACK | GIVE | DODGE
    | frozenset(
        ["decline", "refuse", "fail", "omit", "neglect", "hesitate", "comment", "respond", "reply", "answer",
         "return", "speak", "be", "remain",
         "stay", "keep", "reach", "contact", "prepare", "draw", "have", "leave", "meet", "greet", "pass", "hang",
         "put", "slam", "shake",
         "shrug", "ring", "walk", "turn", "bite", "say"]
    )
)  # fmt: skip
"""Every verb that one of the rules below asks for: other verbs are let go at once."""
UNABLE = re.compile(
    r"(?:\bunable to|\bunwilling to|\breluctant to|\b(?:not|n't|n’t|never"
    r"|no longer)\b(?: \w+){0,2} (?:able|prepared|willing|ready|authori[sz]ed|allowed"
    r"|permitted|free|inclined|at liberty|in a position|attempt\w*|wish\w*|want\w*|care\w*|choose|chose"
    r"|seek|sought|try|tried|intend\w*) to"
    r"|\bin no position to|\bat no liberty to|\brather not|\bpreferred not to|\bprefer not to"
    r"|\bchose not to|\bstopped short of|\bstops short of)$"
)
