"""XML from strangers: no entities, no DTD, no network, no giant trees."""

from __future__ import annotations

from typing import Any

from domain.errors import SourceRefused

_MOST_TAGS = 1_500_000


def parsed(data: bytes, what: str) -> Any:
    """The root element; SourceRefused, naming `what`, for broken XML and for any that declares entities."""
    from lxml import etree  # type: ignore[import-untyped]  # late, and it has no types

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    if (tags := data.count(b"<")) > _MOST_TAGS:
        raise SourceRefused(f"{what} has {tags:,} XML tags, more than {_MOST_TAGS:,}: split it into articles")
    if b"<!ENTITY" in data:
        raise SourceRefused(f"{what} declares XML entities, as only a trap does: save it again without them")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise SourceRefused(f"{what} holds broken XML: open it and save it again") from problem
    if root is None:
        raise SourceRefused(f"{what} holds no XML: open it and save it again")
    return root


def local_name(element: Any) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
