"""Pages that are no articles (not found, consent walls, "enable JavaScript"), and the labels that sites put into articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.formats.page import Block

_GONE = re.compile(
    r"\b(?:page|article|story|content|link|address)\b.{0,60}\b(?:not (?:be )?found|does(?:n['’]t| not) exist"
    r"|no longer (?:exists?|available)|(?:has|may have|was) (?:been )?(?:moved|removed|deleted|expired)|isn['’]t available)"
    r"|\berror 404\b|\b404\b.{0,40}\bnot found\b|could(?:n['’]t| not) find (?:that|the|this) page"
    r"|\b(?:please )?(?:check the (?:address|url)|try (?:our |a |the )?search|go (?:back )?to (?:the |our )?home)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|\bour (?:\d+ )?(?:advertising )?partners\b|\bpersonal data\b|\bpersonali[sz]ed ads?\b|\bprivacy\b"
    r"|\byour preferences\b|\bgeolocation data\b|\blegitimate interest\b|\bdevice characteristics\b",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"\b(?:enable|turn on|activate|requires?|without) (?:your )?(?:browser['’]?s? )?java ?script\b"
    r"|java ?script (?:is|has been) (?:disabled|turned off)|\bchecking (?:if|your) (?:the site|browser|connection)"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|\bare you a robot\b|\b(?:unusual|suspicious) (?:traffic|activity)\b"
    r"|\bcomplete the captcha\b|\bplease wait while\b|\baccess (?:to this page )?(?:has been )?denied\b",
    re.IGNORECASE,
)
_GATE = re.compile(
    r"\b(?:subscribe|log ?in|sign (?:in|up)|register|create an? (?:free )?account)\b.{0,60}"
    r"\bto (?:continue|keep|finish|read|unlock|access)\b.{0,20}\b(?:reading|full|rest|more|this|story|article)\b"
    r"|\bthis (?:article|content|story) is (?:only |exclusively )?(?:for|available to|reserved for) .{0,20}\bsubscribers\b"
    r"|\b(?:subscribers|members)[- ]only (?:article|content|story)\b"
    r"|\byou(?:['’]ve| have) (?:reached|used) .{0,30}\bfree articles\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:advertisement|advert|ad|sponsored(?: content)?|promoted|related(?: (?:articles?|stories|topics|news))?"
    r"|share(?: this)?(?: (?:article|story|page|post))?(?: on .{1,40})?|read (?:more|next|also)|most (?:read|popular)"
    r"|more (?:stories|news)|comments?(?: \(\d+\))?|(?:post|leave) a (?:comment|reply)|reply|tags?|topics?"
    r"|follow us(?: on .{1,40})?|sign (?:in|up)|log ?in|subscribe(?: now)?|print(?: this)?|e-?mail(?: this)?"
    r"|loading(?:\.{3}|…)?|story continues below|continue reading(?: below)?|click to (?:copy|enlarge|share).{0,40}"
    r"|already a subscriber\?.{0,20}|skip (?:advertisement|ad|to (?:main )?content))\s*[:.…]*",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")
_LONGEST = 200
_MOSTLY = 0.7


def is_label(text: str) -> bool:
    """A site's own word in the midst of an article: "Advertisement", "Read more:"; not "Advertisement sales fell."."""
    return len(text) <= 60 and _LABEL.fullmatch(text.strip(" \n|•·-–—[]()")) is not None


def is_gate(text: str) -> bool:
    """A box that keeps the rest from those who do not pay: "Subscribe to keep reading"; not "Subscribe to our newsletter"."""
    return len(text) <= 400 and _GATE.search(text) is not None


def service_of(kept: Sequence[Block]) -> str | None:
    """What a page of at most 200 words says instead of an article, None where it is one.

    "The page you are looking for does not exist."; not a report of 300 words on a ministry's page that was removed.
    """
    texts = [block.body.text for block in kept]
    total = sum(len(_WORDS.findall(text)) for text in texts)
    if not total or total > _LONGEST:
        return None
    for pattern, what in (
        (_GONE, "says that there is no such page"),
        (_CONSENT, "only asks for consent to cookies"),
        (_MACHINE, "only asks for JavaScript or a proof that you are human"),
    ):
        said = sum(len(_WORDS.findall(text)) for text in texts if pattern.search(text))
        if said >= _MOSTLY * total:
            return what
    return None
