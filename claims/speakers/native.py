"""Whose country a text is at home in when neither its outlet's name nor a dateline says so: by whom it treats as foreign."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claims.parties import Parties, PartyMention

_MISSION = re.compile(
    r"(?:['’]s?)? (?:\w+ )?(?:embass(?:y|ies)|consul(?:ate|ates|s)?|ambassadors?|envoys?|high commission(?:er)?|legation"
    r"|charg[eé]|diplomats)\b"
)
_SERVES = re.compile(
    r"(?:['’]s?)? (?:\w+ )?(?:army|military|troops|soldiers|forces|officials?|commanders?|generals?|officers?|ministry|minister"
    r"|government|president|premier|police|navy|coastguard|authorities|guards|gunners|artillery|state (?:television|media)|telly"
    r"|television|warships?|thugs|brass|spies|border guards)\b"
)
_OURS = re.compile(
    r"\b[Oo]ur (?:own |brave |lost |dead |missing )?(?:troops|boys|lads|girls|soldiers|sailors|fishermen|forces|army|navy|men"
    r"|fleet|country|nation|air defen[cs]es?|borders?|waters|airspace|coast|heroes|pilots|airmen|marines)\b"
)
_BARE = re.compile(
    r"(?<![\w’'] )\b(?:[Tt]he|[Aa]n?) (?:(?:[Dd]efen[cs]e|[Ii]nterior|[Ff]oreign|[Ee]nergy|[Hh]ealth|[Jj]ustice) )?"
    r"(?:[Mm]inistry|army|navy|police|General Staff|government|[Cc]oastguard|[Cc]oast [Gg]uard|prosecution|air force"
    r"|armed forces)\b(?!['’]s? | (?:of|in|for) (?:the )?[A-Z])"
    r"|(?:^|[.!?:;,”\"—–] |\b(?:and|but|when|after|said|by|as) )(?:Prime Minister|PM|President|Prosecutor"
    r"|(?:Defen[cs]e|Interior|Foreign|Energy|Health|Justice|Fisheries) (?:Minister|Secretary)|Minister) [A-Z]\w+",
    re.MULTILINE,
)
_OFTEN = 3  # times as often as its own country
_QUOTED = re.compile(r"[“\"][^”\"\n]*[”\"]")


def native(text: str, mentions: Sequence[PartyMention], parties: Parties) -> str | None:
    """As in "Prime Minister Orsa wants Kesh's ambassador sent home": of the text's two states the one that has no embassy in it.

    Where the text speaks of "our boys", it is the one of the two whose soldiers are never called by the state's name. Quiet
    where no office stands without a state, and where both states are treated alike: a third state's press does so.
    """
    own = _QUOTED.sub("", text)
    ours = _OURS.search(own) is not None
    if not ours and _BARE.search(own) is None:
        return None
    named = Counter(m.name for m in mentions if m.name in parties.states)
    two = [name for name, _ in named.most_common(2)]
    third = next((n for _, n in named.most_common(3)[2:]), 0)
    if len(two) != 2 or third == named[two[1]] > 1:
        return None
    foreign = {m.name for m in mentions if _MISSION.match(text, m.span.end)} & set(two)
    if not foreign and ours:
        foreign = {m.name for m in mentions if _SERVES.match(text, m.span.end)} & set(two)
    if not foreign and ours and named[two[0]] >= _OFTEN * named[two[1]]:  # the press names the enemy
        foreign = {two[0]}
    left = [name for name in two if name not in foreign]
    return left[0] if foreign and len(left) == 1 else None
