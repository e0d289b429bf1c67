"""Texts that are all navigation, legal and share words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.article import Flag
from ingest.boilerplate import is_footer
from ingest.quality.subject import Subject
from ingest.quality.walls import asks_consent

_MENU = re.compile(
    r"(?:home|news|world|politics|business|sports?|opinion|culture|video|weather|search|menu|contact(?: us)?"
    r"|about(?: us)?|log ?in"
    r"|sign (?:in|up)|subscribe|newsletters?|facebook|twitter|x|instagram|telegram|whatsapp|linkedin|youtube|rss"
    r"|e-?mail|print|share"
    r"|share (?:on|via|this)[\w ]{0,20}|tweet|copy link|comments?|advertis(?:e|ement)|privacy(?: policy)?"
    r"|cookie policy|terms(?: of [\w ]{3,12})?"
    r"|terms (?:and|&) conditions|sitemap|help|faq|jobs|careers|archive|imprint|back to top"
    r"|skip to (?:main )?content|read more|next|previous"
    r"|most read|trending|latest(?: news)?|related(?: articles| stories)?|tags?|topics?|follow us"
    r"|download [\w ]{0,20}app|all rights reserved)"
    r"(?:\s*[|·•/>»,&-]+\s*|\s+|$)",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"\bpage (?:you (?:are|were) looking for|you requested|not found|cannot be found|does not exist"
    r"|has been (?:moved|removed))"
    r"|\b(?:error )?404\b.{0,40}\b(?:not found|error|page)|\bcheck the (?:address|url)\b|\btry (?:our|the) search\b"
    r"|\breturn to the home ?page\b|\b(?:enable|turn on) javascript\b|\bjavascript (?:is (?:disabled|required"
    r"|not enabled))\b",
    re.IGNORECASE,
)
_LONGEST = 4_000
_SHARE = 0.8


def only_boilerplate(subject: Subject) -> Iterator[Flag]:
    """A text of menu words, rights and calls to share; not a short report."""
    text = subject.text
    if len(text) > _LONGEST or not text:
        return
    kept = sum(s.end - s.start for s in subject.sentences if _is_no_news(s.span.of(text)))
    if kept >= _SHARE * sum(s.end - s.start for s in subject.sentences):
        yield Flag(kind="boilerplate-only", note="only navigation, legal or share words; no news was found in it")


def _is_no_news(words: str) -> bool:
    return _is_furniture(words) or _MISSING.search(words) is not None or asks_consent(words)


def _is_furniture(words: str) -> bool:
    """A footer, or a line made of menu words: "Home | World | Sign in"; not "Home guards were called up."."""
    at = 0
    while found := _MENU.match(words, at):
        at = found.end()
        if at == found.start():
            break
    return is_footer(words) or at >= len(words.rstrip(" .|"))
