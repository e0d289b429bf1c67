"""Which kind of question it is, by its words; the first rule that fits wins."""

from __future__ import annotations

import re

from answering.two_accounts import asks_two
from domain.answer import QuestionKind

_SAYS = (
    r"(?:report|sa(?:y|id)|claim|stat(?:e|ing)|announc|confirm|den(?:y|i)|accus|blam|alleg|mention|gave|give|warn|told|urg|call|"
    r"offer|demand|wrote|carried|condemn|admit|tell|put|spoke|speak|estimat|suggest|believ|propos)"
)
_WHAT_SAID = (
    r"(?:sa(?:y|id)|state|claim|den(?:y|ied)|demand|offer|promise|call for|want|ask|urge|propose|announce|think|respond|"
    r"admit|warn|accuse|blame|declare|threaten|pledge|express|deny|insist|request|tell\b|mention|reply)"
)
_TELLERS = (
    r"(?:sources?|outlets?|part(?:y|ies)|ministr(?:y|ies)|agenc(?:y|ies)|officials?|sides?|media|countr(?:y|ies)|government|"
    r"articles?|newspapers?|spokes\w+|persons?|organi[sz]ations?)"
)

_AT_ONE = r"(?!.*\b(?:contradict|differ|disagree))"
_BEGAN = (
    r"(?:start(?:ed|s)?|began|begins?|to blame|responsible|at fault|fired|opened fire|shot|attacked|broke|violated|struck|"
    r"shelled|provoked|is right|is lying)"
)

_TOLD_THEM = r"told (?!whom)\w+(?: \w+)?(?: \w+)? (?:that|to)\b"
_TELLS_OFF = rf"(?:disput|doubt|den[iy]|contradict|disagree|{_TOLD_THEM}|asked (?!whom)|urged|warned)"
_BY_WHAT = (
    r"\bby what (?:route|way|channel)|\bon whose (?:authority|word)|\b(?:through|via) (?:which|what|whose|whom)\b"
)
_THEY_AGREE = r"\b(?:sources?|governments?|sides?|parties|armies)\b.*\bagree (?:on|about|over)\b"
_WHAT_COUNT = (
    r"what (?:(?:is|was) the (?:\w+ ){0,2}?)?(?:sum|price|amount|share|number|(?:death )?(?:figure|toll|count)s?)"
)
_TWO_TELL = r"\btwo (?:capitals|governments|armies) (?:account|explain|describe|see|tell)"
_FROM_WHERE = (
    r"\bwhere (?:does|did|do) .* come from|\bwhose (?:word|information|report)|\bby whom\b|"
    r"^(?!\W*who\b).*\bcame from\b"
)
_SAYS_WHO = r"^\W*(?:does|did|has) .*\bsa(?:y|id) (?:which|whether|who|if|what)\b"
_TWO_TOLD = (
    r"\b(?:both|two|rival|competing) (?:versions|accounts|stories|tellings)\b|\b(?:accounts|versions|stories) clash|"
    r"\bwho says what\b|\b(?:different|two|both|opposing) sides say\b"
)
_TELLING = (
    r"(?:accounts?|versions?|stor(?:y|ies)|tellings?|sides?|statements?|figures?|counts?|tallies|"
    r"testimon(?:y|ies)|they|witnesses)"
)
# Where do the stories diverge? Do the accounts part? Does his evidence square with that? Does Talmark tell it the same way?
_PART_WAYS = (
    rf"\bdiverg\w*|\bpart (?:ways|company)\b|\b{_TELLING}\b.{{0,40}}\b(?:part|split|collide|conflict|vary|jar)\b|"
    r"\b(?:square|tally|chime|accord|line up|match up|fit in|sit) with\b|\bstacks? up (?:against|with|beside|to)\b|"
    r"\bhow far apart\b|\b(?:gap|gulf|discrepanc(?:y|ies)|mismatch|rift) (?:between|in|over|on)\b|\bat variance\b|"
    r"\b(?:tells?|told|sees?|saw|puts?) it the same\b|\bthe same (?:story|tale|version|account)\b|\bdon[’']t add up\b|"
    r"\b(?:borne|bear|bears|bore) (?:it |this |that |them )?out\b"
)
_CONFLICTING = r"conflicting (?:account|report|claim|version|figure)"
_WHO_IS_RIGHT = (
    r"\b(?:is|are|was|were) .{2,60} (?:lying|telling the truth|to be (?:believed|trusted)|to blame|at fault|in the right)\b|"
    r"\bwhose fault\b|\bwho(?:m|se)? (?:\w+ )?(?:should|can|do|does|would|shall) (?:we|i|you|one) (?:believe|trust)\b|"
    r"\bwho (?:is|was) (?:right|wrong|lying|telling the truth|to (?:be believed|blame)|at fault|responsible)\b"
)
_VICTIMS = (
    r"(?:civilians|children|women|soldiers|troops|guards|villagers|residents|journalists|servicemen|fighters|police)"
)
_HOW_SEEN = r"^\W*(?:and |but )?how (?:does|do|did)\b.*\b(?:react|respond|explain|tell|see|describe|answer)\b"

# Each rule stands under a question that made it necessary.
_RULES: tuple[tuple[QuestionKind, str], ...] = (
    # Why did Corvale close its border?
    ("why", r"^\W*(?:and |but |so )?(?:why|for what reason|what (?:is|was) the reason|how come|what made)\b"),
    # Does Talmark admit any losses? Has the ministry acknowledged casualties of its own?
    (
        "how-many",
        (
            r"^\W*(?:and |but |so )?(?:does|did|has|have|do) .{2,60} (?:admit|acknowledge|concede|confirm|own up to|give|"
            r"report|disclose|suffer|have)\w* "
            r"(?:to )?(?:having )?(?:any |its |their |some )?(?:own )?(?:losses|casualties|deaths|dead|wounded|killed)\b"
        ),
    ),
    # And who disputes that? Who told reporters that the bridge was shut?
    (
        "who-reported",
        rf"^\W*(?:and |but )?(?:who|which (?:\w+ ){{1,3}}?)(?: else)? ?(?:has |have )?{_TELLS_OFF}\w*",
    ),
    # Is Talmark lying? Whom should one believe? Nobody here says so: the accounts are set side by side.
    ("contradiction", _WHO_IS_RIGHT),
    # How do the losses that the two armies give compare?
    ("compare", r"\bhow (?:does|do|did) .*\b(?:differ from|compare)\b"),
    # By what route did the paper learn of it? On whose authority does it say so?
    (
        "chain",
        rf"{_BY_WHAT}|\bhow (?:does|did|do) .* (?:know|learn|hear)\b|\bwhat (?:is|was) the source\b|\bwhom? .* cite\b",
    ),
    # Do the two ministries agree on the toll? On what do they give different accounts?
    (
        "contradiction",
        (
            rf"\bdifferent (?:stor|account|version|figure)|{_TWO_TOLD}|{_PART_WAYS}|"
            rf"\bdiffer (?:on|about|over|in)\b|{_THEY_AGREE}|^\W*in what\b.*\bdiffer"
        ),
    ),
    # What does the Assembly say about who fired first?
    (
        "position",
        rf"^\W*(?:and |but )?what (?:exactly )?(?:did|does|do|has|have)\b{_AT_ONE}.*\b{_WHAT_SAID}\w*|{_SAYS_WHO}",
    ),
    # Whom does the Assembly blame for it?
    (
        "position",
        (
            r"^\W*(?:and |but )?whom? (?:did|does|do|has|have) "
            r".*\b(?:blam|accus|hold|held|suspect|prais|thank|condemn|support|back|warn)\w*"
        ),
    ),
    # On which points do the two accounts contradict each other?
    (
        "contradiction",
        rf"\b(?:contradict|disagree|disput(?:e|es|ing)\b|(?:is|are|was|were) disputed|{_CONFLICTING}|inconsisten|at odds)",
    ),
    # Who opened fire first? Who is to blame for the clash?
    (
        "contradiction",
        rf"\bwho (?!(?:else )?(?:sa|claim|report|told|den)\w*)(?:\w+ ){{0,2}}?{_BEGAN}\b|\bwho (?:is|was) the aggressor\b",
    ),
    # Where do the accounts differ?
    ("contradiction", r"\b(?:accounts?|versions?|sides?|figures?|parties)\b.*\bdiffer"),
    # Compare what Orvenia and Talmark say about the bridge.
    (
        "compare",
        rf"\b(?:compar|versus\b|vs\b|differences? between|as opposed to|side by side)|{_TWO_TELL}",
    ),
    # Put the events of the night in order.
    (
        "order",
        r"\b(?:in order\b(?! to)|(?:what|which) order|sequence|chronolog|timeline|(?:happened|came|was) first)",
    ),
    # Trace the drone report to its first source: through whom did it come?
    (
        "chain",
        r"\b(?:trac(?:e|ed|ing)\b|told whom|through whom|chain|original source|originally|second[- ]?hand|via whom)",
    ),
    # Where does the claim about the tunnel come from? Whose report is that? What is the origin of the story?
    (
        "chain",
        rf"{_FROM_WHERE}|\bwho told\b|\borigin of|\bhow (?:does|did|do) .* (?:know|reach)",
    ),
    # Through which agency did the ministry speak? Which agencies carried its statement?
    (
        "chain",
        rf"\b(?:through|via|by) (?:which|what) {_TELLERS}|\bwhich {_TELLERS} (?:carried|relayed|passed on|quoted|published)\b",
    ),
    # Which papers reported the toll? Who first gave the number of dead?
    (
        "who-reported",
        (
            rf"^\W*(?:and |but )?(?:(?:which|what) {_TELLERS}|who) (?:first |else )?(?:has |have )?{_SAYS}\w* .*"
            r"\b(?:tolls?|numbers?|figures?|counts?)\b"
        ),
    ),
    # How many guards were wounded?
    (
        "how-many",
        (
            rf"\b(?:how many|how much|how often|{_WHAT_COUNT}|numbers? of|death tolls?|casualty (?:figure|number|count)s?)\b|"
            r"^\W*(?:the |all |any )?(?:casualties|losses|dead and wounded|killed and wounded)\W*$"
        ),
    ),
    # Losses at the bridge, the final number? What does the brigade's latest tally say?
    (
        "how-many",
        (
            r"\b(?:final|latest|total|exact|official|current|overall|last|new|newest|updated|revised) "
            r"(?:number|count|figure|tally|toll|total)s?\b|\b(?:body|head) ?count\b"
        ),
    ),
    # Was anybody hurt? Were any civilians killed?
    (
        "how-many",
        (
            r"^\W*(?:and |but )?(?:was|were|has|have|had|is|are|did) (?:there )?(?:any\w*|some(?:one|body)|people|"
            rf"(?:\w+ )?{_VICTIMS}).*\b(?:kill|wound|injur|hurt|die|dead|casualt|victim|harm|los[est])"
        ),
    ),
    # What is the latest? Summarise the articles.
    (
        "general",
        (
            r"^\W*what(?:[’']s| is| are| was) (?:the )?(?:latest|news?\b|situation|state of play|going on|happening)|"
            r"^\W*(?:please )?(?:summari[sz]e|sum up|recap|brief me|give me an? (?:overview|summary))\b|^\W*overview\b"
        ),
    ),
    # On which date did the ministry speak?
    (
        "when",
        r"\b(?:what|which)(?: \w+)? (?:date|day|time|month|year|hour)\b|\bsince when\b|\bhow long ago\b|^\W*(?:and )?when\b",
    ),
    # What is the position of Corvale on the talks? Has it commented on the shelling?
    (
        "position",
        (
            r"\b(?:positions?|stance|attitude|reaction|react(?:ed|s)?|respon(?:d|ded|se)|demands?|views?|repl(?:y|ied)|"
            r"commented|(?:said|say) anything|statements? (?:by|from|of))\b|^\W*(?:has|have|did|does)\b.*\bcomment\b"
        ),
    ),
    # Would Corvale accept talks? What is its reply to the charge? How did the mayor describe it?
    (
        "position",
        rf"^\W*(?:and |but )?(?:would|will)\b|\bunder what conditions?\b|\b(?:answer|reply) to\b|{_HOW_SEEN}",
    ),
    # What did the spokeswoman say about the bridge?
    ("position", rf"\bwhat (?:\w+ ){{0,2}}?(?:did|does|do|has|have|had)\b.*\b{_WHAT_SAID}\w*"),
    # Who reported casualties? Which agency wrote that the road was mined?
    ("who-reported", rf"\b(?:who(?: else)?|which (?:\w+ ){{0,2}}?{_TELLERS})\b.*\b{_SAYS}\w*"),
    # Three were hurt, according to whom?
    ("who-reported", r"\baccording to (?:whom|which)\b"),
    # What kind of body is the River Assembly?
    ("what-is", r"^\W*(?:and )?what (?:kind|sort|type) of\b"),
    # What is the "Sella corridor"?
    (
        "what-is",
        r"^\W*(?:and )?(?:what|who|where) (?:exactly )?(?:is|are|was|were)\b|\bwhat does .* (?:mean|stand for)\b|^\W*define\b",
    ),
)


def asks_verdict(question: str) -> bool:
    """True for a question that wants to be told who is right, which no answer does.

    >>> asks_verdict("Is Talmark lying?"), asks_verdict("Who fired first?")
    (True, False)
    """
    return re.search(_WHO_IS_RIGHT, question, re.IGNORECASE) is not None


def kind_of(question: str) -> QuestionKind:
    """The kind of a question that stands on its own; "general" when no rule fits, "compare" where it asks for two accounts.

    >>> kind_of("How many guards were wounded?"), kind_of("Tell me about the bridge.")
    ('how-many', 'general')
    """
    found: QuestionKind = next((kind for kind, rule in _RULES if re.search(rule, question, re.IGNORECASE)), "general")
    return "compare" if found not in ("why", "contradiction") and asks_two(question) else found
