"""What an organisation sends out and keeps is its own: "the Observer Mission of the Inner Ring", "the Inner Ring mission"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SORT = (
    r"(?:[Jj]oint|[Pp]ermanent|[Ee]lection|[Oo]bservation|[Oo]bserver|[Mm]onitoring|[Ll]iaison|[Ff]ield|[Ss]pecial|[Bb]order"
    r"|[Tt]ruce)"
)
_BODY = r"(?:[Mm]ission|[Oo]ffice|[Ss]ecretariat|[Pp]atrol)"
_SENT = rf"(?:{_SORT} ){{0,3}}{_BODY}"
_WHOLE = re.compile(
    rf"(?:{_SENT} of (?:the )?(?P<of>\w+(?: \w+)+)|(?P<first>(?!{_SORT}\b)\w+(?: (?!{_SORT}\b)\w+)+) (?:{_SORT} ){{1,3}}{_BODY})"
)


def missions(text: str, found: Sequence[str]) -> dict[str, str]:
    """The capitalised names of what these organisations send out, each with its owner; not where two have such a thing.

    >>> missions("The Observer Mission of the Inner Ring left. The Mission is silent.", ("Inner Ring", "Observer Mission"))
    {'Observer Mission of the Inner Ring': 'Inner Ring', 'Observer Mission': 'Inner Ring', 'Mission': 'Inner Ring'}
    >>> missions("The Joint Monitoring Mission left.", ("Joint Monitoring Mission",))
    {}
    """
    owners = {name: owner for name in found if (owner := _owner_in(name)) is not None}
    for owner in (*found, *dict.fromkeys(owners.values())):
        if re.search(rf"(?:^| )(?:{_BODY})(?: of |$)", owner) or not re.search(_BODY, text):
            continue
        name = re.escape(owner)
        ahead = f"of {owner}" in text or f"of the {owner}" in text  # quicker than the expression
        sent = (rf"\b({_SENT}) of (?:the )?{name}\b",) if ahead else ()
        for pattern in (*sent, rf"\b{name}(?:['’]s)? ({_SENT})\b"):
            for match in re.finditer(pattern, text):
                for called in (match.group(), match[1], match[1].split(" ")[-1]):
                    if called[0].isupper() and owners.setdefault(called, owner) != owner:
                        owners[called] = ""
                alone = match[1].split(" ")[-1].capitalize()
                if alone == "Mission" and owners.setdefault(alone, owner) != owner:
                    owners[alone] = ""
    return {called: owner for called, owner in owners.items() if owner}


def _owner_in(name: str) -> str | None:
    """As in "Inner Ring Observer Mission", "Mission of the Inner Ring": the Inner Ring; "Red Ring Mission" is itself."""
    whole = _WHOLE.fullmatch(name)
    return (whole["of"] or whole["first"]) if whole else None
