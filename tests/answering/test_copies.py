"""One report in two outlets: one statement with both citations."""

from __future__ import annotations

from answering.verify import verify
from answering.wording import statement_line
from domain.answer import DraftStatement, Evidence
from tests.answering.builders import article

TEXT = "Two border guards were wounded at the Marrow bridge on Sunday."
POST = article(TEXT, id="post-1", outlet="Sella Post", origin="post-1")
TIMES = article(TEXT, id="times-1", outlet="Harbour Times", origin="post-1")
RADIO = article(TEXT, id="radio-1", outlet="Lake Radio", origin="radio-1")


def drafts(*outlets: str) -> list[DraftStatement]:
    """The sentence as each outlet's own."""
    given = {"Sella Post": "post-1", "Harbour Times": "times-1", "Lake Radio": "radio-1"}
    return [DraftStatement(text=f"{o}: “{TEXT}”", sentences=(f"{given[o]}@1.0",), speaker=o) for o in outlets]


def test_copies_are_one_statement() -> None:
    """Both outlets are cited under it, and the line says that it is in the other one too."""
    evidence = Evidence(articles={a.id: a for a in (POST, TIMES, RADIO)})
    found = verify(drafts("Sella Post", "Harbour Times"), evidence, "Who was wounded?")

    (one,) = found.statements
    assert [c.outlet for c in one.citations] == ["Sella Post", "Harbour Times"]
    assert one.also_in == ("Harbour Times",)
    assert "also in Harbour Times" in statement_line(one)
    assert not found.withheld


def test_the_same_words_of_another_origin_are_a_second_statement() -> None:
    """Two newsrooms that report alike are two."""
    evidence = Evidence(articles={a.id: a for a in (POST, TIMES, RADIO)})
    found = verify(drafts("Sella Post", "Lake Radio"), evidence, "Who was wounded?")

    assert [s.also_in for s in found.statements] == [(), ()]
