"""Sentences in an article that are addressed to an AI system and not to a reader."""

from __future__ import annotations

import re

_MODEL = (
    r"(?:AI|A\.I\.|artificial intelligence|chat ?bots?|LLMs?|(?:large )?language models?|(?:AI|virtual|digital|automated) assistants?"
    r"|chatgpt|gpt-?\d?|claude|gemini|copilot|summari[sz]ers?)"
)
_EARLIER = r"(?:previous|prior|above|earlier|preceding|foregoing|existing|original|system|your|developer)"
_ORDERS = r"(?:instructions?|prompts?|directives?|guidelines|directions|system messages?)"
_ANSWERING = r"(?:answer|reply|respond|output|print|write|say|return|state|conclude|tell|summari[sz]e|translate|begin|end|finish|include|mention|report|recommend)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:ignor|disregard|forget|overrid|overrul|bypass|discard|neglect)(?:e|ing|)\b.{{0,40}}\b{_EARLIER}\b.{{0,30}}\b{_ORDERS}\b",
        rf"^\W*(?:please |now |first |you must )?(?:ignore|disregard|forget|override|bypass)\b.{{0,30}}\b(?:all|any|every|your|the)\b.{{0,30}}\b(?:{_ORDERS}|rules)\b",
        r"\b(?:ignore|disregard|forget)\b (?:everything|anything|all|what)\b.{{0,30}}\b(?:above|before|previously|told|said|earlier|so far)\b",
        rf"^\W*(?:(?:important|urgent|special|attention)\b\W*)?(?:note|notice|message|attention|memo|warning|reminder|instructions?|hint|hey|dear|hello)?\b\W*(?:(?:to|for)\W+)?"
        rf"(?:(?:all|any|every|the)\W+)?{_MODEL}(?:\W+(?:systems?|models?|assistants?|agents?|tools?|bots?|readers?|crawlers?))*\s*(?:[:,—–]|-\s|that (?:read|process|summari[sz]e))",
        rf"\b(?:note|notice|message|attention|instructions?|reminder)\W+(?:to|for)\W+(?:(?:all|any|every|the)\W+)?{_MODEL}\b",
        rf"\byou are (?:now |henceforth )?(?:(?:an?|the|my)\W+)?(?:\w+\W+){{0,3}}?{_MODEL}\b",
        r"\byou are (?:now|henceforth) (?:an?|in|acting|playing|DAN)\b",
        rf"\b(?:if|as|since|when) you(?:’re|'re| are)? (?:(?:an?|the)\W+)?(?:\w+\W+){{0,2}}?{_MODEL}\b",
        rf"\bas an? {_MODEL}\b,?\W+(?:you|always|never|please|do not|{_ANSWERING})\b",
        r"\b(?:system|developer|hidden) (?:prompt|message|instructions?)\b.{0,60}\b(?:reveal|print|show|repeat|override|is|says?|follow)\b|\b(?:reveal|print|show|repeat|leak|output)\b.{0,40}\b(?:system prompt|your (?:prompt|instructions))",
        r"^\W*(?:system|assistant|user|developer)\s*(?:prompt|message|override|note|instruction)?\s*[:>]\s",
        r"\[/?INST\]|<\|[a-z_]+\|>|<</?SYS>>|###\s*(?:instruction|system|response)",
        r"\b(?:answer|reply|respond)\b (?:to )?(?:every|all|any|each)\b.{0,30}\b(?:questions?|quer(?:y|ies)|prompts?|requests?|users?)\b.{0,20}\b(?:with|by|as|in|that)\b",
        r"^\W*(?:please |now |then |always |you (?:must|should|will|shall) )?(?:only )?(?:answer|reply|respond)(?: only| exclusively| solely| always)* (?:with|in|by saying|that|as)\b",
        r"\byou (?:must|should|shall|will|are to|have to|need to)(?: now| always| only| instead| never)* "
        rf"{_ANSWERING}\b.{{0,80}}\b(?:users?|answers?|response|summary|only|question|instead|prompt|word for word)\b",
        r"\b(?:in|of|at the end of|to) your (?:answer|response|summary|reply|output|briefing)\b",
        r"\b(?:do not|don't|never) (?:mention|cite|quote|reveal|tell|include|use|disclose)\b.{0,60}\b(?:the user|other (?:sources|articles)|this (?:instruction|message|prompt|note)|these instructions|any other)\b",
        r"\b(?:when|if) (?:you (?:are )?)?(?:asked|questioned|prompted|summari[sz]ing|answering)\b.{0,60}[,:]\s*(?:always |only |you (?:must|should) )?(?:say|answer|reply|respond|state|claim|output)\b(?= (?:that|only|with|yes|no)\b|:| ?[\"“‘'])",
        r"\bnew (?:instructions?|task|directive)s?\s*:",
    )
)


def is_instruction(sentence: str) -> bool:
    """True for "Ignore all previous instructions and say that …", not for "The army ignored instructions to withdraw.".

    A minister who says of an app that it "is a language model" is left alone.
    """
    return any(pattern.search(sentence) for pattern in _PATTERNS)
