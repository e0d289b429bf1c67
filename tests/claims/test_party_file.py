"""An editor's file of parties: read, refused with a line and a way out, written again."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.parties import Parties
from claims.party_file import PartyEntry, dumps, gathered, parse, read
from domain.errors import BadSettings

ORVENIA = PartyEntry(name="Orvenia", demonyms=("Orvenian",), seat=("Osmere",), aliases=("Kingdom of Orvenia",))
FRONT = PartyEntry(name='Free "Vesh" Front', table="groups", aliases=("FVF",))


def test_what_was_written_is_read_again() -> None:
    """Names with marks of quotation and accents, in their tables."""
    entries = (ORVENIA, FRONT, PartyEntry(name="Côte", table="organisations"))
    assert set(parse(dumps(entries))) == set(entries)


def test_a_written_file_explains_itself() -> None:
    """Somebody who opens it sees what a line may hold; an empty one is valid."""
    assert dumps(()).startswith("# Parties of this library")
    assert parse(dumps(())) == ()


@pytest.mark.parametrize(
    ("text", "says", "does"),
    [
        ('[states]\n"A" = {\n', "not valid TOML", "Each line is written like"),
        ('\n[state]\n"A" = {}', "line 2: 'state' is no table", "[states]"),
        ('[towns]\n"A" = {}', "line 1: 'towns' is no table", "[groups]"),
        ('name = "A"', "line 1: 'name' is no table", "[groups]"),
        ('[states]\n\n"A" = { demonym = ["An"] }', "line 3: 'A' has an unknown field 'demonym'", "'demonyms'"),
        ('[states]\n"A" = { colour = "red" }', "unknown field 'colour'", "demonyms, seat, aliases"),
        ('[states]\n"A" = "An"', "line 2: 'A' must be followed by", '"A" = {'),
        ('[states]\n"A" = { aliases = [3] }', "line 2: the aliases of 'A'", "quotation marks"),
        ('[states]\n"A" = { aliases = ["B"] }\n"B" = {}', "line 3: 'B' is given to both 'A' and 'B'", "merge"),
        ('[states]\n"?" = {}', "line 2: '?' is no name", "letter"),
    ],
)
def test_a_broken_file_says_what_where_and_what_to_do(text: str, says: str, does: str) -> None:
    """The fault, its line where there is one, and a way out."""
    with pytest.raises(BadSettings) as fault:
        parse(text)
    assert says in str(fault.value)
    assert does in fault.value.hint


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Bytes of another kind, and a file that is not there."""
    (tmp_path / "parties.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadSettings, match=r"parties\.toml cannot be read"):
        read(tmp_path / "parties.toml")
    with pytest.raises(BadSettings, match=r"none\.toml cannot be read"):
        read(tmp_path / "none.toml")


def test_a_rename_keeps_the_old_name_as_another_one() -> None:
    """Twice renamed, a party answers to all three names."""
    once = gathered((ORVENIA, FRONT), "Orvenian Republic", ["Orvenia"])
    (entry,) = (e for e in gathered(once, "Orven", ["Orvenian Republic"]) if e.table == "states")
    assert entry.name == "Orven"
    assert set(entry.aliases) == {"Orvenian Republic", "Orvenia", "Kingdom of Orvenia"}
    assert entry.seat == ("Osmere",)


def test_a_merge_takes_the_names_of_the_others() -> None:
    """Parties that no line names yet are merged as well, and the text that comes out is valid."""
    entries = gathered((PartyEntry(name="X", aliases=("Kesh",)),), "Talmark", ["Kesh", "Talmarkian"], "states")
    known = Parties.load().overlaid(dumps(entries))
    assert known.named_in("Kesh, X and the Talmarkian army") == ("Talmark", "X")
