"""A way into a library that is quick to set up: a small embedder, a finder of one claim a sentence, no process to start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.adding import Adding
from app.analysing import Analyst
from app.parsing import Parse
from domain.article import Article, Refusal
from domain.claim import Claim, Speaker
from domain.errors import SourceRefused
from domain.report import Link, Parsed, Source
from ingest.fetch import Fetched
from ingest.limits import Limits
from ingest.load import read_one
from retrieval.library import Library
from tests.retrieval.builders import FakeEmbedder


class SentenceFinder:
    """Each sentence is a claim of the outlet; remembers which articles it was given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def find_many(self, articles: Iterable[Article]) -> Iterator[tuple[Claim, ...]]:
        """One claim a sentence."""
        for article in articles:
            self.given.append(article.id)
            yield tuple(
                Claim(
                    id=f"{article.id}@{article.version}-c{sentence.index}",
                    article=article.id,
                    version=article.version,
                    speakers=(Speaker(name=article.name, kind="narrator", party="Talmark"),),
                    stance="asserts",
                    content=(sentence.span,),
                    form="indirect",
                )
                for sentence in article.sentences
            )


class Web:
    """Pages by address; remembers what it was asked for, and answers "not modified" to who has the etag."""

    def __init__(self, pages: Mapping[str, str | bytes] | None = None) -> None:
        self.pages: dict[str, str | bytes] = dict(pages or {})
        self.asked: list[str] = []
        self.moved: dict[str, str] = {}

    def __call__(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:  # noqa: ARG002 -- the seam's own
        """The page, or a refusal."""
        self.asked.append(url)
        place = self.moved.get(url, url)
        if place not in self.pages:
            raise SourceRefused("the server says that there is no such page (404): check the address")
        page = self.pages[place]
        data = page.encode() if isinstance(page, str) else page
        now = f'"{hash(data)}"'
        kind = "application/rss+xml" if data.lstrip().startswith(b"<?xml") else "text/html"
        same = etag == now
        return Fetched(
            url=place, status=304 if same else 200, media_type=kind, data=b"" if same else data, etag=now,
            not_modified=same,
        )  # fmt: skip


@contextmanager
def parse_here(limits: Limits = Limits()) -> Iterator[Parse]:  # noqa: B008 -- Limits is frozen
    """A parser in this process."""

    def parse(sources: Iterable[Source]) -> Iterator[Parsed]:
        for source in sources:
            found = list(read_one(source, limits))
            yield Parsed(
                source=source,
                articles=tuple(one for one in found if isinstance(one, Article)),
                refused=tuple(one for one in found if isinstance(one, Refusal)),
                links=tuple(one for one in found if isinstance(one, Link)),
            )

    yield parse


def a_way_in(folder: Path, *, finder: Any = None, web: Any = None, batch: int = 4, **known: Any) -> Adding:
    """The way into the library in the folder, open for writing."""
    library = Library.open(folder, FakeEmbedder(), writer=True)
    finder = finder or SentenceFinder()
    return Adding(
        library,
        Limits(**known),
        Analyst(lambda: finder),
        parse=parse_here,
        fetch=web or Web(),
        batch=batch,
    )


def a_page(title: str, text: str, address: str | None = None, outlet: str = "Courier") -> str:
    """A web page with one article, naming its own address where one is given."""
    link = f'<link rel="canonical" href="{address}">' if address else ""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n"))
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="2031-05-04T10:00:00Z">{link}</head>'
        f"<body><nav>Home News Sport</nav><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def a_feed(*links: str) -> str:
    """An RSS feed that lists addresses."""
    items = "".join(f"<item><title>Story {n}</title><link>{link}</link></item>" for n, link in enumerate(links))
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>'
        f"<link>https://courier.example/</link><description>News</description>{items}</channel></rss>"
    )
