"""The way in: what is given is received first, parsed once, joined with what is held, and can be undone."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.adding import Adding
from app.intake import PASTED, pasted
from app.tally import Tally
from app.watching import Watching
from domain.errors import NotFound, UserError
from domain.report import AddReport, Feed, Progress, Source
from ingest import identity
from tests.app.way_in import SentenceFinder, Web, a_feed, a_page, a_way_in

BRIDGE = (
    "Shells struck the river bridge at Halden on Monday morning, residents said.\n"
    "Talmark's army said that two of its soldiers were killed and four were wounded in the attack.\n"
    "Orvenia denied that its batteries had opened fire, and called for an inquiry by the mediators."
)
GRAIN = (
    "Grain prices rose sharply in the port of Velm this week, according to traders.\n"
    "They blamed a late harvest and the canal that has been closed to barges since the spring floods.\n"
    "The ministry of agriculture promised to release a part of its reserves before the end of the month."
)
RUSSIAN = (
    "Артиллерия обстреляла мост через реку в понедельник утром, сообщили жители города и представители властей. "
    "Министерство обороны заявило, что погибли двое военных, и потребовало созвать заседание совета посредников."
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder for files and a library."""
    return tmp_path


@pytest.fixture
def way_in(place: Path) -> Iterator[Adding]:
    """The way into a library in that folder."""
    adding = a_way_in(place / "library", web=Web(), finder=SentenceFinder())
    with closing(adding.library):
        yield adding


def given(place: Path, name: str, text: str) -> Source:
    """A file with this text."""
    path = place / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return Source(location=str(path))


def add(way_in: Adding, *sources: Source, **how: Any) -> AddReport:
    """What became of the sources."""
    return way_in.add(sources, Tally(**how))


def web_of(way_in: Adding) -> Web:
    """The web that the way in fetches from."""
    web = way_in.fetch
    assert isinstance(web, Web)
    return web


# --- received, parsed, unchanged


def test_everything_is_received_before_anything_is_parsed(way_in: Adding, place: Path) -> None:
    """The total is known from the first parsed article on, and each state change is told once."""
    sources = [given(place, f"{n}.txt", f"{BRIDGE} Report {n}.") for n in range(6)]
    seen: list[Progress] = []

    report = add(way_in, *sources, progress=seen.append)

    steps = [one.step for one in seen]
    assert steps.count("received") == steps.count("parsed") == steps.count("indexed") == steps.count("analysed") == 6
    assert steps[:6] == ["received"] * 6
    assert {one.total for one in seen[6:]} == {6}
    assert [one.done for one in seen if one.step == "analysed"] == [1, 2, 3, 4, 5, 6]
    assert len(report.added) == 6


def test_what_is_in_is_not_parsed_again(way_in: Adding, place: Path) -> None:
    """The same bytes of the same source: unchanged, and nothing is said to the parser or the finder."""
    source = given(place, "bridge.txt", BRIDGE)
    first = add(way_in, source)
    (item,) = way_in.queue.items()
    seen: list[Progress] = []

    again = add(way_in, source, source, progress=seen.append)

    assert again.unchanged == first.added
    assert seen == []
    assert way_in.queue.items() == (item,)


def test_a_changed_file_is_a_new_version(way_in: Adding, place: Path) -> None:
    """The item is parsed again, and what it was before can be read, with its own original."""
    (first,) = add(way_in, given(place, "bridge.txt", BRIDGE)).added

    assert add(way_in, given(place, "bridge.txt", GRAIN)).updated == (first,)
    assert way_in.queue.original(first) == GRAIN.encode()
    assert way_in.queue.original(first, 1) == BRIDGE.encode()
    assert way_in.library.article(first, 1).text == BRIDGE


def test_originals_are_kept_once_and_for_nobody_else(way_in: Adding, place: Path) -> None:
    """Named by their digest, mode 0600; the same bytes under two names are one original and one article."""
    add(way_in, given(place, "a.txt", BRIDGE), given(place, "b.txt", BRIDGE))

    (kept,) = [path for path in (place / "library" / "originals").rglob("*") if path.is_file()]
    assert kept.name == identity.digest_of(BRIDGE.encode())
    assert kept.parent.name == kept.name[:2]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert len(way_in.library.articles()) == 1
    assert [item.state for item in way_in.queue.items()] == ["parsed", "parsed"]


def test_a_large_list_of_records_is_read_from_where_it_is(place: Path) -> None:
    """A .jsonl file beyond the limit is not copied; its lines go in, and again it is unchanged."""
    lines = "".join(f'{{"id": "r{n}", "text": "{GRAIN.splitlines()[0]} Report {n}."}}\n' for n in range(40))
    source = given(place, "records.jsonl", lines)
    way_in = a_way_in(place / "library", max_file_bytes=1000)
    with closing(way_in.library):
        assert len(add(way_in, source).added) == 40
        assert not (place / "library" / "originals").exists()
        assert len(add(way_in, source).unchanged) == 40


def test_what_fails_is_noted_with_the_reason_and_tried_again(way_in: Adding, place: Path) -> None:
    """An empty file is refused, and taken once it holds something; the log tells both."""
    source = given(place, "bridge.txt", "")
    refused = add(way_in, source, given(place, "grain.txt", GRAIN))
    (failed,) = way_in.queue.items(["failed"])
    assert len(refused.added) == 1
    assert refused.refused[0].reason == failed.reason
    assert failed.tries == 1

    given(place, "bridge.txt", BRIDGE)
    report = way_in.retry([failed.id], Tally())

    assert len(report.added) == 1
    assert way_in.queue.items(["failed"]) == ()
    assert [line.action for line in way_in.queue.log(9)] == ["added", "retried", "added", "refused"]
    with pytest.raises(NotFound, match="no failed source"):
        way_in.retry([failed.id], Tally())


def test_a_stop_is_heeded_and_the_next_run_goes_on(way_in: Adding, place: Path) -> None:
    """Stopped within a batch: what was received stays, and nothing has to be named again."""
    sources = [given(place, f"{n}.txt", f"{BRIDGE} Report {n}.") for n in range(12)]
    analysed: list[str] = []

    def tell(progress: Progress) -> None:
        if progress.step == "analysed":
            analysed.append(progress.doing)

    stopped = add(way_in, *sources, progress=tell, stopped=lambda: len(analysed) > 1)
    rest = way_in.resume(Tally())

    assert stopped.stopped
    assert 0 < len(stopped.added) < 12
    assert len({*stopped.added, *rest.added}) == 12
    assert way_in.library.counts() == {"analysed": 12}


# --- pasted


def test_a_pasted_text_is_an_article(way_in: Adding) -> None:
    """Its original is what was pasted; pasted again it is unchanged; a name given is its name."""
    first = add(way_in, *pasted(BRIDGE, None, way_in.queue.originals))
    named = add(way_in, *pasted(GRAIN, "grain.txt", way_in.queue.originals))

    assert way_in.library.article(first.added[0]).source == PASTED
    assert way_in.library.article(named.added[0]).source == "grain.txt"
    assert way_in.queue.original(first.added[0]) == BRIDGE.encode()
    assert add(way_in, *pasted(BRIDGE, None, way_in.queue.originals)).unchanged == first.added


def test_pasted_addresses_are_addresses(way_in: Adding) -> None:
    """One a line and nothing else; an address in a text leaves it a text, and nothing is refused."""
    originals = way_in.queue.originals
    both = pasted("https://courier.example/a\n\n  http://post.example/b\n", None, originals)

    assert [one.location for one in both] == ["https://courier.example/a", "http://post.example/b"]
    assert [one.location for one in pasted("See https://courier.example/a", None, originals)] == [PASTED]
    with pytest.raises(UserError, match="nothing was pasted"):
        pasted(" \n ", None, originals)


@pytest.mark.parametrize("text", ["hello", "hello world\n", "courier.example/the-ford-burns-again", "?"])
def test_a_word_or_two_are_no_article(way_in: Adding, text: str) -> None:
    """They are refused with what to do, and nothing of them is kept."""
    with pytest.raises(UserError, match="neither an article nor an address") as refused:
        pasted(text, None, way_in.queue.originals)
    assert "https://" in str(refused.value.hint)


@pytest.mark.parametrize(
    "text", ["Three dead at ford.", "河边有三人死亡两人受伤市长周一上午在新闻发布会上说", "Neun Tote, sagt Orvenia"]
)
def test_a_short_report_is_an_article(way_in: Adding, text: str) -> None:
    """A line is enough, also in a script that has no spaces."""
    assert [one.location for one in pasted(text, None, way_in.queue.originals)] == [PASTED]


# --- addresses


def test_all_forms_of_an_address_are_one_article(way_in: Adding) -> None:
    """With tracking, on the mobile host, through a redirect or as a saved copy: one article, one id."""
    address = "https://www.courier.example/world/bridge"
    page = a_page("Bridge struck at Halden", BRIDGE, address)
    web = web_of(way_in)
    web.pages = {address: page, "https://m.courier.example/world/bridge?utm_source=x": page}
    web.moved = {"https://short.example/x1": address}

    (first,) = add(way_in, Source(location=address)).added
    forms = ["https://m.courier.example/world/bridge?utm_source=x", "https://short.example/x1"]
    again = add(way_in, *(Source(location=form) for form in forms))

    assert again.unchanged == (first,)
    assert [a.id for a in way_in.library.articles()] == [first]


def test_a_saved_copy_joins_the_article_at_its_address(way_in: Adding, place: Path) -> None:
    """The same report, saved by a person with a sentence that came later: a new version of the one that is held."""
    address = "https://courier.example/world/bridge"
    web_of(way_in).pages = {address: a_page("Bridge struck at Halden", BRIDGE, address)}
    (first,) = add(way_in, Source(location=address)).added
    later = BRIDGE + "\nA third soldier died of his wounds on Tuesday, the army said."

    saved = add(way_in, given(place, "saved.html", a_page("Bridge struck at Halden", later, address)))

    assert saved.updated == (first,)
    assert "third soldier" in way_in.library.article(first).text


def test_a_hostile_page_cannot_overwrite_anothers_article(way_in: Adding, place: Path) -> None:
    """A page that names another outlet's address, with other words, stays apart; the article keeps its one version."""
    address = "https://courier.example/world/bridge"
    web_of(way_in).pages = {address: a_page("Bridge struck at Halden", BRIDGE, address)}
    (first,) = add(way_in, Source(location=address)).added

    hostile = add(way_in, given(place, "fake.html", a_page("Grain prices rise in Velm", GRAIN, address, outlet="Fake")))

    assert len(hostile.added) == 1
    assert hostile.added[0] != first
    assert [v.version for v in way_in.library.article(first).versions] == [1]
    assert "bridge at Halden" in way_in.library.article(first).text


def test_a_page_that_cannot_be_fetched_is_tried_again(way_in: Adding) -> None:
    """It fails with the reason; `retry` asks the server again."""
    address = "https://courier.example/world/bridge"
    refused = add(way_in, Source(location=address)).refused
    web_of(way_in).pages = {address: a_page("Bridge struck at Halden", BRIDGE, address)}

    assert "404" in refused[0].reason
    assert len(way_in.retry((), Tally()).added) == 1
    assert web_of(way_in).asked == [address, address]


# --- feeds


def test_a_feed_brings_each_of_its_pages_once(way_in: Adding) -> None:
    """In two feeds, under two forms: fetched once. The log and the queue know every address."""
    one, two = "https://courier.example/bridge", "https://courier.example/grain"
    web = web_of(way_in)
    web.pages = {
        "https://courier.example/feed": a_feed(one, two + "?utm_source=rss"),
        "https://courier.example/world": a_feed(two, one + "#top"),
        one: a_page("Bridge struck at Halden", BRIDGE, one),
        two + "?utm_source=rss": a_page("Grain prices rise", GRAIN, two),
    }

    report = add(
        way_in, Source(location="https://courier.example/feed"), Source(location="https://courier.example/world")
    )

    assert len(report.added) == 2
    assert not report.refused
    assert sorted(web.asked[2:]) == sorted([one, two + "?utm_source=rss"])


def test_what_is_no_address_is_watched_by_nobody(way_in: Adding) -> None:
    """It is refused with what an address begins with, and stands in no list of feeds."""
    watching = Watching(way_in)
    report = watching.round(["morning headlines"], Tally(None, None))
    (refused,) = report.refused
    assert "https://" in refused.reason
    assert way_in.queue.feeds() == ()


def test_a_watched_feed_is_asked_only_for_what_has_changed(way_in: Adding) -> None:
    """Not modified: nothing is parsed. A new story: only that is fetched. Removed by a person: it does not come back."""
    feed, one, two = (f"https://courier.example/{name}" for name in ("feed", "bridge", "grain"))
    web = web_of(way_in)
    web.pages = {
        feed: a_feed(one), one: a_page("Bridge struck", BRIDGE, one), two: a_page("Grain prices rise", GRAIN, two),
    }  # fmt: skip
    watching = Watching(way_in)

    (first,) = watching.round([feed], Tally()).added
    assert watching.round([feed], Tally()) == AddReport(seconds=pytest.approx(0, abs=5))
    way_in.library.remove([first])
    web.pages[feed] = a_feed(two, one)
    third = watching.round([feed], Tally())

    assert len(third.added) == 1
    assert web.asked == [feed, one, feed, feed, two]
    assert [a.id for a in way_in.library.articles()] == list(third.added)
    assert watching.round([], Tally()).added == ()
    assert web.asked[5:] == []  # not due yet
    watching.drop("https://www.courier.example/feed/")
    assert way_in.queue.feeds() == ()


def test_a_feed_that_fails_is_left_alone_longer_each_time(way_in: Adding) -> None:
    """The reason and the number of failures are kept; the other feeds are asked all the same."""
    good, one = "https://post.example/feed", "https://post.example/a"
    web_of(way_in).pages = {good: a_feed(one), one: a_page("Grain prices rise", GRAIN, one)}
    watching = Watching(way_in)
    waits = []
    for _ in range(2):
        report = watching.round(["https://gone.example/feed", good], Tally())
        failing = next(feed for feed in way_in.queue.feeds() if feed.failures)
        assert failing.checked_at is not None
        assert failing.next_at is not None
        waits.append(failing.next_at - failing.checked_at)
        assert [refusal.source for refusal in report.refused] == ["https://gone.example/feed"]

    assert waits[0] < waits[1]
    assert (failing.failures, "404" in failing.note) == (2, True)
    assert len(way_in.library.articles()) == 1


# --- parsed again


def test_parsing_again_makes_a_version_only_where_it_reads_otherwise(way_in: Adding, place: Path) -> None:
    """From the original, also when the file is gone; citations of the earlier version read the same words."""
    (first,) = add(way_in, given(place, "bridge.txt", BRIDGE)).added
    (place / "bridge.txt").unlink()
    cited = way_in.library.article(first).sentences[1].span.of(way_in.library.article(first).text)
    assert way_in.reparse([first], Tally()).unchanged == (first,)

    with closing(sqlite3.connect(place / "library" / "catalogue.db")) as catalogue, catalogue:
        catalogue.execute(
            "UPDATE versions SET text = replace(text, 'Shells', '&amp;Shells')"
        )  # as an earlier parser read it
        catalogue.execute("UPDATE items SET pipeline = 'earlier'")
    assert way_in.reparse((), Tally()).updated == (first,)

    now, before = way_in.library.article(first), way_in.library.article(first, 1)
    assert (now.version, now.text) == (2, BRIDGE)
    assert before.text.startswith("&amp;Shells")
    assert cited in before.text
    assert way_in.queue.log(1)[0].action == "reparsed"
    assert way_in.queue.original(first) == BRIDGE.encode()


def test_what_has_no_original_is_told(way_in: Adding) -> None:
    """An article from before originals were kept cannot be parsed again."""
    from tests.retrieval.builders import article

    way_in.library.keep([article()])

    report = way_in.reparse(["courier-1"], Tally())

    assert [refusal.source for refusal in report.refused] == ["courier-1"]
    assert "its original is not kept" in report.refused[0].reason


# --- removed and restored


_DERIVED = ("passages", "vectors", "claims", "claim_parties", "words_docsize")


def derived(way_in: Adding) -> dict[str, int]:
    """Rows of every derived table, and vectors in Chroma's index."""
    folder = way_in.library.folder
    with closing(sqlite3.connect(folder / "catalogue.db")) as catalogue:
        counts = {name: catalogue.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _DERIVED}  # noqa: S608 -- names of our own
    upkeep = way_in.library._upkeep
    assert upkeep is not None
    assert upkeep._index is not None
    return counts | {"index": upkeep._index.count()}


def test_what_is_removed_is_gone_from_everything_derived(way_in: Adding, place: Path) -> None:
    """Passages, words, vectors, claims, parties and Chroma hold what they held without it; restored, all is back."""
    way_in.library.wait_for_index(60)
    add(way_in, given(place, "grain.txt", GRAIN))
    without = derived(way_in)
    (bridge,) = add(way_in, given(place, "bridge.txt", BRIDGE)).added
    with_it = derived(way_in)
    assert all(with_it[name] > without[name] for name in without)

    assert way_in.library.remove([bridge]) == (bridge,)
    assert derived(way_in) == without
    assert way_in.library.remove([bridge]) == ()
    assert [article.id for article in way_in.library.removed()] == [bridge]
    assert way_in.library.restore([bridge]) == (bridge,)
    way_in.resume(Tally())

    assert derived(way_in) == with_it
    assert [line.action for line in way_in.queue.log(2)] == ["restored", "removed"]
    with pytest.raises(NotFound):
        way_in.library.remove(["nobody"])


def test_a_removed_article_comes_back_when_it_is_given_again(way_in: Adding, place: Path) -> None:
    """A person who adds the file once more means it."""
    source = given(place, "bridge.txt", BRIDGE)
    (bridge,) = add(way_in, source).added
    way_in.library.remove([bridge])

    assert add(way_in, source).added == (bridge,)
    assert way_in.library.counts() == {"analysed": 1}


# --- languages


def test_a_language_that_is_not_read_yields_no_claims(way_in: Adding, place: Path) -> None:
    """It is kept, searched by its words and done with, and the finder never sees it."""
    finder = way_in._analyst._finder
    assert isinstance(finder, SentenceFinder)

    report = add(way_in, given(place, "bridge.txt", BRIDGE), given(place, "most.txt", RUSSIAN))

    russian = next(a for a in way_in.library.articles() if "мост" in a.text)
    assert russian.state == "analysed"
    assert [claim.article for claim in way_in.library.claims() if claim.article == russian.id] == []
    assert russian.id not in finder.given
    assert set(report.added) - set(finder.given) == {russian.id}
    assert way_in.library.search("артиллерия")[0].passage.article == russian.id


# --- feeds as stored


def test_a_feed_is_stored_whole(way_in: Adding) -> None:
    """What is known of a feed comes back equal."""
    feed = Feed(
        url="https://courier.example/feed", etag='"1"', modified="Sat, 03 May 2031 10:00:00 GMT", failures=2, note="x"
    )
    way_in.queue.keep_feed(feed)

    assert way_in.queue.feeds() == (feed,)
