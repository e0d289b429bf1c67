"""A conversation as a document: each question with its answer, and after each answer where its numbers lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.export.audit import Articles
from app.export.document import Block, Document, Heading, Note, document
from app.export.reading import answer
from app.export.statements import line
from app.render.words import count, stamp
from domain.conversation import Conversation, Exchange


def conversation(kept: Conversation, articles: Sequence[Articles]) -> Document:
    """The conversation; `articles` are the cited ones of each exchange, in the versions that are cited."""
    about = line(f"Begun {stamp(kept.begun)}", count(len(kept.exchanges), "question"), f"conversation {kept.id}")
    blocks: list[Block] = [Note(text=about)]
    for one, cited in zip(kept.exchanges, articles, strict=True):
        blocks += _exchange(one, cited)
    return document(kept.title, blocks)


def _exchange(one: Exchange, cited: Articles) -> Iterator[Block]:
    """The answer's own document, one level deeper, under its question."""
    yield Heading(text=one.answer.question)
    yield Note(text=f"Asked {stamp(one.at)}")
    if one.answer.notice:
        yield Note(text=one.answer.notice)
    for block in answer(one.answer, (), cited).blocks:
        yield replace(block, level=block.level + 1) if isinstance(block, Heading) else block
