"""The support score: each of its rules with a statement that it stops and one that it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from answering.support.claimants import other_claimant, other_share, uncredited
from answering.support.clauses import bonds_in
from answering.support.garbling import garbled
from answering.support.label import is_label
from answering.support.parts import added_address, parts_of
from answering.support.weigh import Sources, weigh
from evals.cli import read

SEIZED = "The United Council said its fighters had seized the airfield from the Hadran army after two days of fighting."
FREED = "Kordova handed over 30 soldiers and received 18 civilians in return."
SHELLED = "Artillery shelled the village on Friday, killing four farmers and wounding eleven, the ministry said."
MINE = "A security source said the blast was likely caused by a mine."
TOLD = "Residents said three people were hurt; the army said nobody was in the building."

FIRES = [
    ("who seized it", "The United Council said the Hadran army had seized the airfield from its fighters.", SEIZED),
    ("who got whom", "Kordova received 30 soldiers and handed over 18 civilians in return.", FREED),
    ("who accused whom", "Talmark accused the navy of firing shots.", "It accused Talmark of firing shots."),
    ("another owner", "The ministry demands the release of fourteen Talmark sailors held in Port Cray.",
     "The ministry demands the release of fourteen Orvenian sailors held by Talmark in Port Cray."),
    ("another order of time", "The vote came a week before the sinking of the Heron.",
     "The vote came a week after the sinking of the Heron."),
    ("another number's thing", "The ministry said the shelling killed eleven farmers and wounded four.", SHELLED),
    ("another unit", "The tanker was damaged 40 kilometres off Cape Runa.", "The tanker was damaged 40 miles off Cape Runa."),
    ("families for people", "Forty families left the valley, the mayor said.", "Forty people left the valley, the mayor said."),
    ("people for families", "40 people got flour on Monday.", "Flour went to 40 families on Monday."),
    ("houses for villages", "The fire reached nine houses.", "The fire reached nine villages."),
    ("soldiers for civilians", "Two soldiers and a nurse were hurt.", "Two civilians and a nurse were hurt."),
    ("children for people", "Twelve children were killed at the weir.", "Twelve people were killed at the weir."),
    ("homes for buildings", "Six homes burned on the quay.", "Six buildings burned on the quay."),
    ("a turned vote", "Parliament voted 41 to 88 for the law.", "Parliament voted 88 to 41 for the law."),
    ("another quarter", "The staff could not reach the western quarter.", "The staff could not reach the eastern quarter."),
    ("two people in one", "Commissioner Hanna Orso said five officers were killed.",
     "Five officers were killed near Orso, commissioner Hanna Dree said."),
    ("another's account", "The army said three people were hurt.", TOLD),
    ("something else", "Download the free cleaner to boost computers.", "The staff could not reach the eastern quarter."),
    ("mixed letters", "The minisrty said one gaurd was killed.", "One guard was killed, the ministry said."),
]  # fmt: skip
DOUBTFUL = [
    ("a lost doubt", "A security source said the blast was caused by a mine.", MINE),
    ("a lost approximation", "Doctors said 23 soldiers were wounded.", "Doctors said at least 23 soldiers were wounded."),
    ("an added doubt", "The army said it might investigate.", "The army said it would investigate."),
    ("a deed yet to come", "Kern said his commander burned houses.", "Kern said his commander had been told to burn houses."),
    ("a word of its own", "The ministry said the bridge was secretly closed.", "The ministry said the bridge was closed."),
]  # fmt: skip
QUIET = [
    ("passive", "The airfield was seized from the Hadran army by its fighters, the United Council said.", SEIZED),
    ("shortened", "The United Council said its fighters had seized the airfield.", SEIZED),
    ("numbers in words", "The ministry said 4 farmers were killed and 11 were wounded.", SHELLED),
    ("another order", "According to the ministry, four farmers died when artillery shelled the village on Friday.", SHELLED),
    ("kept doubt", "A security source said a mine probably caused the blast.", MINE),
    ("near synonyms", "A security source said the explosion was likely caused by a mine.", MINE),
    ("both accounts", "Residents said three people were hurt, while the army said nobody was in the building.", TOLD),
    ("people for soldiers", "Twelve people died at the weir.", "Twelve soldiers died at the weir."),
    ("troops for soldiers", "Twelve troops died at the weir.", "Twelve soldiers died at the weir."),
    ("fatalities for dead", "The clinic counted twelve fatalities.", "The clinic counted twelve dead."),
    ("children among people", "Twelve children were killed.", "Of the twelve people killed all were children."),
    ("one of a list", "Three children were hurt.", "Three women and children were hurt."),
    ("an uncounted thing", "40 families left the valley.", "Families left the valley; in all 40 had gone by noon."),
    ("an aside", "A convoy of eleven trucks reached Sorn, the group said.",
     "A convoy of eleven trucks carrying medicine reached Sorn on Sunday, the group said."),
    ("verbatim", SHELLED, SHELLED),
    ("a quotation", "The ministry: “killing four farmers and wounding eleven”", SHELLED),
]  # fmt: skip
IN_OTHER_WORDS = [
    ("households for families", "40 households got flour.", "Flour went to 40 families."),
    ("buildings for houses", "Six buildings burned on the quay.", "Six houses burned on the quay."),
    ("residents for civilians", "Two residents were hurt.", "Two civilians were hurt."),
    ("a thing of the people", "Five family members were hurt.", "Five people were hurt, all of one family."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cited"), [case[1:] for case in FIRES], ids=[case[0] for case in FIRES])
def test_what_the_source_contradicts_is_withheld(text: str, cited: str) -> None:
    """With a reason that names the words."""
    found = weigh(text, Sources(cited=cited, before=cited))
    assert found.verdict == "withheld"
    assert "“" in found.reason


@pytest.mark.parametrize(("text", "cited"), [case[1:] for case in DOUBTFUL], ids=[case[0] for case in DOUBTFUL])
def test_what_goes_beyond_the_source_is_weak(text: str, cited: str) -> None:
    """Shown, with the word that is surer or new."""
    found = weigh(text, Sources(cited=cited))
    assert found.verdict == "weak"
    assert "cited sentence" in found.reason


@pytest.mark.parametrize(
    ("text", "cited"), [case[1:] for case in IN_OTHER_WORDS], ids=[case[0] for case in IN_OTHER_WORDS]
)
def test_another_word_for_what_is_counted_is_not_withheld(text: str, cited: str) -> None:
    """It is weak at most: the reader sees which word is not the source's."""
    assert weigh(text, Sources(cited=cited)).verdict != "withheld"


@pytest.mark.parametrize(("text", "cited"), [case[1:] for case in QUIET], ids=[case[0] for case in QUIET])
def test_what_the_source_carries_is_verified(text: str, cited: str) -> None:
    """In other words, another order, or fewer of them; no reason."""
    assert (weigh(text, Sources(cited=cited)).verdict, weigh(text, Sources(cited=cited)).reason) == ("verified", "")


def test_a_name_from_the_sentences_before_makes_it_weak() -> None:
    """The cited sentence says “he”."""
    found = weigh("Aro Belk left.", Sources(cited="He left.", before="Aro Belk came.", lent=("Aro",)))
    assert found.verdict == "weak"
    assert "“Aro”" in found.reason


def test_what_only_the_question_says_is_no_answer_to_it() -> None:
    """“Why did Corvale agree to guard the mill?” tells nothing of itself; a name or a number of the sentence does."""
    asked = "Why did Corvale agree to guard the mill?"
    echo, balloon = "Corvale agreed to guard the mill.", "The balloon came down two kilometres from the lake."
    found = weigh(echo, Sources(cited=balloon, asked=asked))
    assert found.verdict == "withheld"
    assert "the question's" in found.reason
    assert weigh(echo, Sources(cited="The men of Corvale will stand at its gate.", asked=asked)).verdict != "withheld"
    counted = Sources(cited="All 40 had to go.", asked="How many households were evicted?")
    assert weigh("40 households were evicted.", counted).verdict == "verified"


def test_very_long_sources_are_not_compared() -> None:
    """One endless sentence costs no time."""
    assert weigh("The army left.", Sources(cited="The army of Talmark left. " * 2_000)).verdict == "weak"


def test_another_claimant_is_named() -> None:
    """Whom the statement credits and the source does not; an alias, an outlet by its whole name and “he” are left alone."""
    cited = "Its owner, Piet Aldous, says the crew was freed."
    assert (
        other_claimant("The coast guard of Harrow says the crew was freed.", cited, ()) == "The coast guard of Harrow"
    )
    assert other_claimant("Aldous says the crew was freed.", cited, ()) is None
    assert other_claimant("The Harrow company says the crew was freed.", cited, ("Harrow",)) is None
    assert other_claimant("The Harrow Times says the crew was freed.", cited, (), ("The Harrow Times",)) is None
    assert other_claimant("The Harrow police says the crew was freed.", cited, (), ("The Harrow Times",)) is not None
    assert other_claimant("Rowan Tell says the crew was freed.", "He says the crew was freed.", ()) is None


def test_shares_need_two_speakers() -> None:
    """With one speaker nothing can have been swapped."""
    assert other_share("The army said three people were hurt.", "Three people were hurt, the army said.") is None


def test_what_nobody_says_cannot_be_credited() -> None:
    """A named speaker for the article's own words; its outlet may be named, and whoever does something there."""
    outlet = ("The Harbour Times",)
    found = uncredited("Rowan Tell said the bridge fell.", "The bridge fell before the visit of Rowan Tell.", outlet)
    assert found is not None
    assert found.words == "Rowan Tell"
    assert uncredited("The Harbour Times said the bridge fell.", "The bridge fell.", outlet) is None
    assert uncredited("Rowan Tell said sorry for the raid.", "Rowan Tell apologised for the raid.", outlet) is None


def test_odd_spellings_are_found_and_plain_ones_are_not() -> None:
    """Signs in words, endless words and mixed letters; not plurals, nor a name that the source writes so."""
    known = ("One guard was killed by a B52, the ministry said.",)
    assert garbled("0ne gu@rd was killed", known) is not None
    assert garbled("Oneguardwaskilledtheministrysaid", known) is not None
    assert garbled("One gaurd was killed", known) == "gaurd"
    assert garbled("Guards were killed by a B52", known) is None


def test_a_sentence_is_read_as_who_does_what() -> None:
    """Subject, object, what stands after prepositions; the passive turned round."""
    told = {
        (b.verb.text, b.slot, b.phrase.words[-1].text)
        for b in bonds_in("Rebels freed the pilots, who were held by the navy.")
    }
    assert {
        ("freed", "who", "Rebels"),
        ("freed", "whom", "pilots"),
        ("held", "whom", "pilots"),
        ("held", "who", "navy"),
    } <= told


def test_the_pairs_are_what_they_should_be() -> None:
    """Enough of them, half supported, every kind in both halves, ids once, cited sentences there."""
    pairs = read(Path("evals/support_pairs.jsonl"))
    assert len(pairs) >= 240
    assert sum(p["supported"] for p in pairs) * 2 == len(pairs)
    assert len({p["id"] for p in pairs}) == len(pairs)
    kinds = [{p["kind"] for p in pairs if int(p["id"][:2]) % 2 == half} for half in (0, 1)]
    assert kinds[0] == kinds[1]
    assert all(0 <= i < len(p["sentences"]) for p in pairs for i in p["cited"])


@pytest.mark.parametrize(
    "text",
    [
        "Ansa Verrigo (Foreign Minister, Orvenia) (denial): “who had seen them”",
        "Unattributed: “Four of our brothers fell” (the article names no source)",
        "Teodor Brask (envoy, Lakes Union): “A truce isn't a silence”",
    ],
)
def test_a_name_and_a_short_quotation_are_a_label(text: str) -> None:
    """However short the quotation is, nothing is told beside it."""
    assert is_label(text)


@pytest.mark.parametrize(
    "text",
    [
        "Verrigo killed two guards at the bridge: “who had seen them”",
        "Verrigo. Two guards dead: “who had seen them”",
        "Verrigo: “who had seen them” and left",
        "Verrigo spoke at length",
    ],
)
def test_what_is_told_beside_a_quotation_is_weighed(text: str) -> None:
    """A deed before it, a second sentence, or words after it."""
    assert not is_label(text)


def test_what_is_hung_on_a_true_sentence_withholds_it() -> None:
    """After its full stop, before it, behind a dash or nothing; the sentence itself, with its outlet before it, is shown."""
    cited = "Two border guards were wounded at the Marrow bridge on Sunday, the Orvenian army said."
    sources = Sources(cited=cited, known=("The Sella Post",))
    for tail in ("thank you very much", "Thank you very much", "freegame.example", "buy gold", "merci beaucoup"):
        for text in (f"{cited} {tail}", f"{cited[:-1]} {tail}", f"{cited[:-1]} - {tail}", f"{tail} {cited}"):
            assert weigh(text, sources).verdict == "withheld", text
    for text in (cited, f"The Sella Post: {cited}", f"According to the Sella Post, two{cited[3:]}"):
        assert weigh(text, sources).verdict == "verified", text


def test_a_full_stop_after_a_short_form_ends_nothing() -> None:
    """Ranks and clock times go on; a small word of four letters and more ends its sentence."""
    assert parts_of("Brig. Gen. Toss spoke at 5 p.m. on Friday.") == (
        "Brig.",
        "Gen.",
        "Toss spoke at 5 p.m. on Friday.",
    )
    assert parts_of("He met approx. twenty men.") == ("He met approx. twenty men.",)
    assert parts_of("The guns fell silent. at last") == ("The guns fell silent.", "at last")


def test_an_address_that_no_source_has_is_found() -> None:
    """Of the web and of mail; numbers, abbreviations and the source's own address are left alone."""
    cited = ("Write to desk@harbour.example, the ministry said.",)
    assert added_address("See www.win.example/now for more.", cited) == "www.win.example/now"
    assert added_address("Two were hurt freegame.com", cited) == "freegame.com"
    assert added_address("Write to desk@harbour.example.", cited) is None
    assert added_address("The U.S. gave 3.5 million at 5 p.m. on Friday.", cited) is None
