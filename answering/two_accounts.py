"""Questions that ask for two accounts of one matter in plain words, without "contradict" or "compare"."""

from __future__ import annotations

import re

_ACCOUNT = (
    r"(?:sides?|words?|figures?|numbers?|counts?|versions?|lines?|tall(?:y|ies)|tolls?|estimates?|stor(?:y|ies)|accounts?|"
    r"claims?|stances?|positions?|totals?|views?|denials?|testimony|statements?|reports?)"
)
_ONE = r"(?P<noun>side|word|figure|number|count|version|line|tally|toll|estimate|story|account|view)"
_BESIDE = r"(?:against|next to|beside|alongside|versus|vs\.?|v\.?)"
_SIDES = (
    r"(?:sides?|govts?|governments?|parties|armies|navies|camps|capitals|ministries|militaries|papers|"
    r"versions?|accounts?|stories|tellings|readings|figures|numbers|counts|views)"
)
_SAY = (
    r"(?:say|tell|claim|describe|see|explain|put|give|report|state|treat|deal with|call|count|admit|acknowledge|answer|read|"
    r"judge|present|view|portray|cover|react|respond)"
)
_ASKS = r"(?:what|how|how many|how much|why|where|when|which)"
_DO = r"(?:do|does|did|has|have|is|was|are|were)"
_BREAK = r"(?:,|[?.;:]|[-–—] )"
_PHRASE = r"(?:a |an |the |from )?[\w’'-]+(?: [\w’'-]+){0,2}"
_LAST = r"\b(?:figures|numbers|counts|tolls|tallies|accounts|versions|reports|stories|dates|totals)\b"

# Each cue stands under the questions that made it necessary.
_CUES = (
    # Was the town warned? Both sides, please. I need both versions. What each side says of the ford.
    (
        rf"{_BREAK} ?(?:\w+ ){{0,4}}both (?:the )?{_SIDES}\b(?! (?:have|had|were|are|did|do|lost|signed|agreed)\b)|"
        rf"\b(?:need|want|give|hear|from|by|of|with) (?:me )?both (?:the )?{_SIDES}\b|\bboth {_SIDES}(?: please)?\W*$|"
        rf"\b(?:as|how|what) each (?:{_SIDES} )?(?:{_SAY}|tells?)s?\b"
    ),
    # Was the ferry late? The captain's side and the harbour's side.
    rf"\b{_ONE}\b,? and\b.{{2,50}}\b(?P=noun)\b",
    # The mayor's figure against that of the baker? The army's tally next to the rebels'.
    (
        rf"{_ACCOUNT}\b[^,?.;:]{{0,40}}? {_BESIDE} |\w['’]s? (?:\w+ ){{1,3}}{_BESIDE} |"
        r"\b(?:against|beside|next to) (?:that|those) of\b"
    ),
    # Losses at the ford: Orsa v rebels. The new bell: the abbot against the bakers.
    r"\w (?:v|vs)\.? \w|:[^:?]* against (?!the law)[^:?]*[?.]?\W*$",
    # Set the sergeant against the minister. Put the army's claim beside what the doctor saw.
    r"^\W*(?:and |please |now )?(?:set|put|lay|place|hold|weigh)\b.{3,150} (?:against|beside|next to|alongside)\b",
    # The sale of the mill: what speaks against his story?
    r"\bwhat(?:ever)? (?:speaks|tells|stands|counts|goes|is there|is said) against\b",
    # Was the lamp lit or not?
    r"\bor (?:not|rather|was it|were they|is it|did (?:it|they|he|she))\b",
    # Boats at the mole, one or two? Was the lamp on or off?
    (
        r"\b(?:one or (?:two|more|several|many)|on or off|in or out|inside or outside|for or against|before or after|"
        r"with or without|true or false|(?:alive or dead|dead or alive)|left or right|right or left|east or west|west or east|"
        r"north or south|south or north)\b"
    ),
    # First shots at the mill, tower or quay? Fire in the loft - arson or lightning, who knows?
    rf"(?:^|{_BREAK}) ?(?!{_ASKS}\b|who){_PHRASE} or {_PHRASE} ?(?:\?|$|[-–—:])",
    # Was the light on? Who says which? Who says that he drowned, and who denies it?
    (
        r"\bwho (?:says|said|claims|reports) (?:which|yes|no)\b|"
        r"\bwho\b.{3,60}\band who (?:\w+ )?(?:den(?:y|ies|ied)|says?|disput|rejects?)"
    ),
    # Who held the mill? Do the two armies agree? They don't agree, do they?
    (
        r"\b(?:do|does|did)(?:n[’']t)? (?:they|these|those|the (?:two|three)|both|all)\b(?: (?!agree)\w+){0,4}? "
        r"(?:agree|match|tally)\b(?! (?:to|that|with)\b)|\b(?:don|doesn|didn)[’']t agree\b|\b(?:not|hardly) agree\b"
    ),
    # Are the two papers' numbers of boats the same? How do the counts differ? The abbot and the baker read it differently.
    (
        rf"^\W*(?!why\b).*{_LAST}.* the same\W*$|\b(?:counts|numbers|tallies|tolls|estimates|totals|reports|stories|papers|"
        r"outlets|witnesses)\b.{0,80}\bdiffer|"
        r"\b(?:reads?|tells?|sees?|saw|told|counts?|put|describes?d?)\b.{0,60}\bdifferently\b"
    ),
    # The reports seem to say two things. The abbot says one thing.
    r"\b(?:two|different|opposite) things\b|\bsays? one thing\b",
    # Did the army change its tune on the prisoners? Did it stick to the figure? Does the cook back up his story?
    (
        r"\bchang(?:e|ed|es|ing) (?:its|his|her|their) (?:tune|story|mind|account|version|line|figure|number|tally)\b|"
        r"\brow(?:s|ed)? back\b|\bback(?:s|ed)?[ -]?track|\bwent back on\b|"
        r"\b(?:keep|kept|stick|stuck|stand|stood|hold|held) (?:to|by) (?:this|that|it|its|his|her|their|the) "
        r"(?:\w+ )?(?:figure|number|count|claim|story|account|version|remark|word|denial)\b|"
        r"\bback(?:ed|s)? up .{3,60}(?:account|claim|denial|version|story)"
    ),
    # The mayor and the baker: how does each describe it? What do the two each say?
    (
        rf"\b(?:how|what|how many) {_DO} (?:.{{3,120}} )?each (?:of (?:them|the \w+) )?(?:\w+ ){{0,2}}{_SAY}|"
        rf"\bhow {_DO} (?:.{{3,60}} )?each\b|"
        r"(?<!\bon )(?<!\bfor )\b(?:each|either) (?:side|party|army|ministry|government|paper)\b|"
        r"\beach (?:say|give|claim|describe|report|state)s?\b"
    ),
    # What did the mayor call it and what did the baker call it?
    rf"\b{_ASKS} (?:do|does|did)\b.+(?:,| and|, and) {_ASKS} (?:do|does|did|has|have) (?!(?:it|they|he|she)\b)",
    # How many boats does the navy say it sank, and what does the harbour office acknowledge?
    rf"\b{_SAY}(?:s|ed)?\b.+(?:,| and|, and) what (?:answer|reply|do|does|did|the|his|her)\b(?! (?:we|i|you)\b)",
    # How many boats burnt, as counted by the mayor and by the police?
    r"\b(?:by|according to|from) [^,?]{3,60},? and (?:by|according to|from) ",
    # Prisoners at the mill: ministry / rebels / Lake Relief
    r":.*[\w’'] / [\w’']",
)


def asks_two(question: str) -> bool:
    """True for a question that plain words show to want two accounts.

    >>> asks_two("Was the ford mined? Both sides, please."), asks_two("Did both sides lose boats at the ford?")
    (True, False)
    """
    return any(re.search(cue, question, re.IGNORECASE) for cue in _CUES)
