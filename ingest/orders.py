"""Tasks and orders that only a machine that writes could be meant by: "Write a poem about the sea."."""

from __future__ import annotations

import re

_OPENING = r"^\W*(?:(?:please|now|then|also|finally|instead|first|always|next)\b,?\s+)*"
_REPLY = r"(?:answers?|repl(?:y|ies)|responses?|outputs?|summar(?:y|ies)|messages?|completions?)"
_GENRE = (
    r"(?:poems?|haikus?|limericks?|songs?|lyrics|rhymes?|(?:short )?stor(?:y|ies)|fairy tales?|jokes?|riddles?|essays?"
    r"|letters?|e-?mails?"
    r"|speech(?:es)?|introductions?|paragraphs?|blog posts?|reviews?|recipes?"
    r"|summar(?:y|ies)|translations?|equivalents?|examples?"
    r"|(?:python|java|code|sql) \w+|functions?|scripts?|programs?|slogans?"
    r"|headlines?|cover letters?|tweets?|dialogues?|lists? of)"
)
_LETTERS = (
    r"(?:letters?|vowels?|consonants?|spaces?|characters?|punctuation|typos|misspellings|anagrams?"
    r"|emojis?|uppercase|lowercase)"
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


TASKS = (
    # "Write a poem about the sea."; not "Write-offs rose."
    _pattern(
        rf"{_OPENING}(?:write|draft|compose|provide|develop|create|generate|produce|craft|give"
        rf"|give me|show me|tell me|prepare|make up)\s+"
        rf"(?:me\s+)?(?:an?|the|some|three|five|ten|another)\s+(?:[\w'’-]+\s+){{0,4}}?{_GENRE}\b"
    ),
    # "Explain the water cycle in simple terms."; not "Explaining the losses, the general said …"
    _pattern(
        rf"{_OPENING}(?:explain|describe|define|summari[sz]e|paraphrase|rewrite|rephrase|translate"
        rf"|proofread|outline|break down|solve|calculate)\s+"
        r"(?:the|an?|this|these|that|how|what|why|in|following|[\"“'‘])"
    ),
    _pattern(
        r"^\W*(?:can|could|would|will) you (?:please )?(?:show|tell|give|explain|write|help|list|provide|translate|describe)\b"
    ),
)
MEDDLING = (
    # "Modify your answer to praise the army.", "Add a link to your reply."; not "We await your answer."
    _pattern(
        rf"{_OPENING}(?!(?:we|i|he|she|they|it|the|your|our|his|her|their|thank|for|if|as|when|what|who|how|where|why|is|are|was|do|did|has|have)\b)"
        rf"[a-z]+\s+(?:.{{0,160}}\s)?your (?:[a-z]+ )?{_REPLY}\b"
    ),
    _pattern(rf"^\W*(?:in|within|throughout|at the (?:end|start) of|for) (?:all )?your {_REPLY},"),
    # "Replace every third letter with its number."; not "Replace the governor, the crowd demanded."
    _pattern(
        rf"{_OPENING}(?:replace|convert|substitute|swap|change|turn|scramble"
        rf"|shuffle|jumble|mix up|rearrange|misspell|reverse|remove|group"
        rf"|introduce|insert|use(?! of\b)|capitali[sz]e|write|combine|omit|delete)\s+(?:[\w'’-]+\s+){{0,4}}?{_LETTERS}\b"
    ),
    _pattern(rf"{_OPENING}(?:misspell|anagram|rot13|base64|encode|decode|encrypt)\s+(?:every|each|all|the|your|any)\b"),
)
_QUOTED = re.compile(r"^\W*[“\"„«]|^[^“\"„«]*[”»]|^[^\"]*\"[^\"]*$")


def is_order_to_write(sentence: str) -> bool:
    """True for a task or an order about a reply as the article's own sentence; somebody's quoted words are left alone."""
    if _QUOTED.search(sentence):
        return False
    return any(pattern.search(sentence) for pattern in (*TASKS, *MEDDLING))
