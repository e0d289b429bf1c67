"""What a person sets right is set right everywhere, survives what comes after, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.party_names import PartyNames
from app.wiring import Desk
from domain.anchor import anchor_of
from domain.article import Filters
from domain.claim import Speaker
from domain.correction import Details
from domain.errors import NotFound, UserError
from retrieval.library import Library
from tests.app.correcting_scene import BRIDGE, analyse, bridge_claims, desk_over, filled
from tests.retrieval.builders import article

LOSSES, DENIAL, SPOKESMAN = "courier-1@1-c1", "courier-1@1-c2", "post-1@1-c1"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Two analysed articles."""
    made = filled(tmp_path / "library")
    yield made
    made.close()


@pytest.fixture
def desk(library: Library) -> Desk:
    """The desk over them."""
    return desk_over(library)


# --- correcting


def test_a_corrected_party_is_the_claims_party_everywhere(desk: Desk) -> None:
    """In lists, filters, positions, answers and figures; the claim says that it was corrected by hand."""
    before = {p.party: len(p.positions) for p in desk.positions()}
    desk.corrections.correct(SPOKESMAN, Details(party="Talmark"), note="he is Talmark's spokesman", who="M. Idris")

    claim = next(c for c in desk.claims() if c.id == SPOKESMAN)
    assert claim.parties == ("Talmark",)
    assert (claim.corrected, claim.found_by) == (("party",), "rules, corrected by hand")
    assert claim.speakers[0].resolved_by == "hand"
    assert claim.figures[0].own_losses is True
    assert [c.id for c in desk.claims(Filters(parties=("Orvenia",)))] == [DENIAL]
    assert [a.id for a in desk.articles(Filters(parties=("Orvenia",)))] == ["courier-1"]
    after = {p.party: len(p.positions) for p in desk.positions()}
    assert after["Orvenia"] == before["Orvenia"] - 1
    told = desk.ask("How many soldiers were killed according to Talmark?")
    mended = [s for s in told.statements if SPOKESMAN in s.claims]
    assert [s.party for s in mended] == ["Talmark"]
    assert not told.withheld


def test_every_field_can_be_set_and_taken_away(desk: Desk) -> None:
    """Speaker, stance, target and chain; an empty speaker makes it the outlet's own words."""
    desk.corrections.correct(
        LOSSES, Details(stance="accuses", target_party="Orvenia", via=("Talmark Press", "Courier"))
    )
    desk.corrections.correct(SPOKESMAN, Details(via=(), speaker="Garr Tobin"))
    desk.corrections.correct(DENIAL, Details(speaker="", party=""))

    losses, denial, spokesman = desk.claims()
    assert (losses.stance, losses.target_party) == ("accuses", "Orvenia")
    assert [(hop.name, hop.span) for hop in losses.via] == [("Talmark Press", None), ("Courier", None)]
    assert denial.speakers == (Speaker(name="Courier", kind="narrator", resolved_by="hand"),)
    assert (spokesman.via, spokesman.speakers[0].name, spokesman.speakers[0].kind) == ((), "Garr Tobin", "person")
    assert losses.corrected == ("stance", "target_party", "via")


def test_a_later_correction_of_a_field_counts(desk: Desk) -> None:
    """Two persons, two fields, and the last word on each; undoing it gives the earlier one back."""
    desk.corrections.correct(SPOKESMAN, Details(party="Talmark", stance="confirms"))
    second = desk.corrections.correct(SPOKESMAN, Details(party="Corvale"))
    claim = desk.claims()[-1]
    assert (claim.parties, claim.stance, claim.corrected) == (("Corvale",), "confirms", ("party", "stance"))
    assert second.was.party == "Talmark"

    desk.corrections.undo(second.id)
    assert desk.claims()[-1].parties == ("Talmark",)


def test_a_dismissed_claim_is_gone_from_everything_but_the_list(desk: Desk) -> None:
    """Claims, figures, positions, disputes, answers and briefings hold it no longer; undone, it is back."""
    made = desk.corrections.dismiss(LOSSES, note="a misreading")

    assert LOSSES not in {c.id for c in desk.claims()}
    assert all(LOSSES not in (p.claim, *p.earlier) for party in desk.positions() for p in party.positions)
    assert all(LOSSES not in side.claims for d in desk.disputes()[0] for side in d.sides)
    assert all(LOSSES not in s.claims for s in desk.ask("How many soldiers were killed?").statements)
    assert all(LOSSES not in s.claims for part in desk.brief().sections for s in part.statements)
    assert [(p.correction.id, p.standing, p.claim and p.claim.id) for p in desk.corrections.placed()] == [
        (made.id, "applied", LOSSES)
    ]
    with pytest.raises(UserError, match="was dismissed") as caught:
        desk.corrections.correct(LOSSES, Details(party="Orvenia"))
    assert "sitrep undo 1" in caught.value.hint

    desk.corrections.undo(made.id)
    assert LOSSES in {c.id for c in desk.claims()}


def test_nothing_points_at_a_dismissed_claim(library: Library) -> None:
    """What stood inside it stands inside what that stood in; a denial of it denies nothing by id."""
    text = library.article("courier-1")
    outer, inner = bridge_claims(text)
    found = (
        outer,
        replace(inner, parent=outer.id),
        replace(inner, id="courier-1@1-c3", parent=inner.id, denies=inner.id, cue=None),
    )
    library.keep_claims(text, found)
    desk = desk_over(library)
    desk.corrections.dismiss(inner.id)

    assert [(c.id, c.parent, c.denies) for c in desk.claims(Filters(articles=("courier-1",)))] == [
        (outer.id, None, None), ("courier-1@1-c3", outer.id, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "changed", "says", "does"),
    [
        ("courier-1@1-c9", Details(party="X"), "no claim 'courier-1@1-c9'", "Did you mean courier-1@1-c"),
        ("zzz", Details(party="X"), "no claim 'zzz'", "sitrep claims"),
        (LOSSES, Details(), "Nothing is to be changed", "stance"),
        (LOSSES, Details(party=" Talmark "), "says so already", "Nothing was changed"),
        (LOSSES, Details(stance="denied"), "'denied' is not a stance", "denies"),  # type: ignore[arg-type]
        (LOSSES, Details(speaker="x" * 201), "too long", "200"),
    ],
)
def test_what_cannot_be_set_is_said_and_not_kept(
    desk: Desk, claim: str, changed: Details, says: str, does: str
) -> None:
    """The fault, and what to do."""
    with pytest.raises(UserError, match=says) as caught:
        desk.corrections.correct(claim, changed)
    assert does in caught.value.hint
    assert desk.corrections.placed() == ()


# --- surviving


def test_a_correction_survives_analysis_and_a_text_whose_offsets_moved(desk: Desk, library: Library) -> None:
    """A parser that reads more before it, and other claim ids: it is still that claim's."""
    desk.corrections.correct(DENIAL, Details(party="Corvale"))
    desk.corrections.dismiss(LOSSES)
    analyse(library)
    assert desk.claims()[0].parties == ("Corvale",)

    library.keep(
        [article("By our own staff.\n" + BRIDGE.replace("'", "’"), "courier-1", outlet="Courier", parser="test-2")]
    )
    list(library.index_waiting())
    text = library.article("courier-1")
    losses, denial = bridge_claims(replace(text, text=text.text.replace("’", "'")))
    library.keep_claims(text, [replace(denial, id="courier-1@2-c7"), replace(losses, id="courier-1@2-c8")])

    shown = desk.claims(Filters(articles=("courier-1",)))
    assert [(c.id, c.parties) for c in shown] == [("courier-1@2-c7", ("Corvale",))]
    assert {p.standing for p in desk.corrections.placed()} == {"applied"}


def test_a_correction_whose_words_are_gone_is_kept_and_applied_to_nothing(desk: Desk, library: Library) -> None:
    """Listed as not found; the sentence that took its place, with almost the same words, is left alone."""
    desk.corrections.correct(DENIAL, Details(party="Corvale"))
    library.keep([article(BRIDGE.replace("Orvenia denied", "Orvenia firmly denied"), "courier-1", outlet="Courier")])
    list(library.index_waiting())
    analyse(library)

    assert [c.parties for c in desk.claims(Filters(articles=("courier-1",)))] == [("Talmark",), ("Orvenia",)]
    assert [(p.standing, p.claim) for p in desk.corrections.placed("courier-1")] == [("words not found", None)]

    library.keep([article(BRIDGE, "courier-1", outlet="Courier", parser="test-3")])
    list(library.index_waiting())
    analyse(library)
    assert desk.claims(Filters(articles=("courier-1",)))[1].parties == ("Corvale",)


def test_how_a_correction_stands_without_its_claim_or_its_article(desk: Desk, library: Library) -> None:
    """The words are there but nobody finds a claim in them now; the article was removed."""
    desk.corrections.dismiss(SPOKESMAN)
    library.keep_claims(library.article("post-1"), [])
    assert [p.standing for p in desk.corrections.placed()] == ["no claim there"]
    library.remove(["post-1"])
    assert [p.standing for p in desk.corrections.placed()] == ["article not loaded"]


# --- parties


def test_a_renamed_party_is_called_so_everywhere_and_answers_to_its_old_name(desk: Desk) -> None:
    """Speakers, targets, victims, events, lists and filters; "Talmark's army" keeps its own name."""
    desk.corrections.correct(DENIAL, Details(target_party="Talmark"))
    made = desk.naming.rename("Talmark", "Republic of Talmark")

    losses, denial, spokesman = desk.claims()
    assert (losses.parties, losses.speakers[0].name) == (("Republic of Talmark",), "Talmark's army")
    assert denial.target_party == "Republic of Talmark"
    assert (spokesman.figures[0].victims, losses.figures[0].own_losses) == ("Republic of Talmark", True)
    assert "Talmark" not in desk.parties()
    for name in ("Talmark", "Republic of Talmark"):
        assert [c.id for c in desk.claims(Filters(parties=(name,)))] == [LOSSES]
        assert {a.id for a in desk.articles(Filters(parties=(name,)))} == {"courier-1", "post-1"}
        assert [p.party for p in desk.positions(Filters(parties=(name,)))] == ["Republic of Talmark"]
        assert desk.search("soldiers", Filters(parties=(name,)))
    assert desk.ask("What does Talmark say about its soldiers?").statements[0].party == "Republic of Talmark"
    line = next(line for line in desk.naming.parties() if line.name == "Republic of Talmark")
    assert (line.claims, "Talmark" in line.aliases) == (1, True)

    desk.corrections.undo(made.id)
    assert "Talmark" in desk.parties()


def test_merged_parties_are_one(desk: Desk) -> None:
    """Claims of both count as of one; each speaker keeps the name that its article uses."""
    desk.naming.merge("Orvenia", "Talmark")

    assert desk.parties() == ("Talmark",)
    assert [c.speakers[0].name for c in desk.claims()] == ["Talmark's army", "Orvenia", "Garr Toben"]
    assert not desk.disputes()[0]
    assert desk.naming.parties()[0].claims == 3


def test_claims_are_found_by_names_that_no_correction_changed(desk: Desk, library: Library) -> None:
    """A merge that is undone after a new analysis leaves two parties; an editor's own file counts in finding."""
    (library.folder / "parties.toml").write_text('[groups]\n"Vesh Front" = { aliases = ["the Front"] }\n', "utf-8")
    desk.naming.merge("Orvenia", "Talmark")
    names = PartyNames()

    assert names.of(library).canonical("Orvenia") == "Talmark"
    assert names.to_find(library).canonical("Orvenia") is None
    assert names.to_find(library).canonical("the Front") == "Vesh Front"


def test_a_correction_to_a_party_follows_its_new_name(desk: Desk) -> None:
    """Set before the rename or after, by the old name or the new one."""
    desk.corrections.correct(SPOKESMAN, Details(party="Talmark"))
    desk.naming.rename("Talmark", "Tal")
    desk.corrections.correct(DENIAL, Details(party="Talmark"))

    assert desk.parties() == ("Tal",)


@pytest.mark.parametrize(
    ("verb", "names", "says", "does"),
    [
        ("rename", ("Talmrak", "X"), "no party 'Talmrak'", "Did you mean 'Talmark'"),
        ("rename", ("Talmark", "Orvenia"), "a party 'Orvenia' already", 'merge "Talmark" into "Orvenia"'),
        ("rename", ("Talmark", "France"), "a party 'France' already", "merge"),
        ("rename", ("Talmark", "Talmark"), "is called so already", ""),
        ("rename", ("Talmark", " – "), "needs a name", "after the old one"),
        ("merge", ("Talmark", "Nobody"), "no party 'Nobody'", "sitrep parties"),
        ("merge", ("Talmark", "talmark"), "one party already", ""),
    ],
)
def test_names_that_cannot_be_given_are_refused(
    desk: Desk, verb: str, names: tuple[str, str], says: str, does: str
) -> None:
    """The fault, and what to do; nothing is kept."""
    with pytest.raises(UserError, match=says) as caught:
        getattr(desk.naming, verb)(*names)
    assert does in caught.value.hint
    assert desk.corrections.placed() == ()


def test_an_editors_own_file_of_parties_counts_at_once(desk: Desk, library: Library) -> None:
    """`parties.toml` in the library's folder: names of its own and merged ones, read again when it changes."""
    file = library.folder / "parties.toml"
    file.write_text('[states]\n"Tal" = { aliases = ["Talmark", "the Westerners"] }\n', "utf-8")
    assert desk.parties() == ("Orvenia", "Tal")
    assert next(line for line in desk.naming.parties() if line.name == "Tal").aliases == ("Talmark", "the Westerners")
    with pytest.raises(UserError, match="'Tal' already"):
        desk.naming.rename("Orvenia", "the Westerners")
    file.unlink()
    assert "Talmark" in desk.parties()


def test_a_broken_file_of_parties_says_its_line(desk: Desk, library: Library) -> None:
    """Nothing is listed by names that are only half read."""
    (library.folder / "parties.toml").write_text('[states]\n"Tal" = { alias = ["Talmark"] }\n', "utf-8")
    with pytest.raises(UserError, match="line 2"):
        desk.claims()


# --- files


def test_corrections_travel_in_a_file(desk: Desk, tmp_path: Path) -> None:
    """Written by one library and taken in by another, with who, when and why; a second time adds nothing."""
    desk.corrections.correct(SPOKESMAN, Details(party="Talmark", via=()), note="see his office", who="M. Idris")
    desk.corrections.dismiss(LOSSES)
    desk.naming.rename("Orvenia", "Orvenian Union")
    content = desk.corrections.export()
    other = filled(tmp_path / "other")
    there = desk_over(other)

    taken = there.corrections.take_in(content)

    assert [replace(one, id=0) for one in taken] == [replace(p.correction, id=0) for p in desk.corrections.placed()]
    assert there.claims() == desk.claims()
    assert there.corrections.take_in(content) == ()
    assert there.corrections.export() == content
    other.close()


def given(**fields: object) -> bytes:
    """A file of one correction with these fields."""
    one = {"kind": "claim", "at": "2031-05-04T10:00:00+00:00", **fields}
    return json.dumps({"corrections": [one]}).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b'{"corrections": 3}', b'{"corrections": [3]}', b'{"corrections": [{"kind": "claim"}]}', b"\xff\xfe",
        given(),
        given(kind="party", party=3, into="X"),
        given(kind="party", party="Y", into="X", at="2031-05-04T10:00:00"),
        given(kind="verdict", party="Y", into="X"),
        given(anchor={"article": "a", "words": 3}),
        given(anchor={"article": "a", "words": ""}),
        given(anchor={"article": "a", "words": "w"}, changed={"stance": "lies"}),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_whole(desk: Desk, content: bytes) -> None:
    """Nothing of it is kept, and the person is told what to give."""
    with pytest.raises(UserError):
        desk.corrections.take_in(content)
    assert desk.corrections.placed() == ()


def test_an_anchor_is_made_from_the_version_that_the_claim_was_found_in(desk: Desk, library: Library) -> None:
    """What is kept leads back to the very words."""
    made = desk.corrections.dismiss(DENIAL)
    text = library.article("courier-1")
    assert made.anchor == anchor_of(bridge_claims(text)[1], text)


def test_an_unknown_number_is_not_undone(desk: Desk) -> None:
    """The person is told where the numbers are."""
    with pytest.raises(NotFound, match="no correction 4"):
        desk.corrections.undo(4)
