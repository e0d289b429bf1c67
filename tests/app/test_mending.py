"""Claims beside their article, and the forms that set them right."""

from __future__ import annotations

import json
from dataclasses import replace

import gradio as gr
import pytest

from app.render.claims import claims
from app.ui.mending import changed, mend
from app.ui.renaming import Renaming
from domain.claim import Speaker
from domain.correction import Details, Placed
from domain.errors import NotFound, UserError
from tests.app.fake_corrections import a_correction
from tests.app.live import request, running
from tests.app.payloads import PAYLOADS
from tests.app.ui_fakes import FakeDesk
from tests.app.ui_samples import sample_articles, sample_claims

KILLED, ACCUSED, FIRE = (claim.id for claim in sample_claims())
ARTICLE = sample_articles()[0]


@pytest.fixture
def desk() -> FakeDesk:
    """Three claims of the first sample article."""
    return FakeDesk()


def shown(desk: FakeDesk) -> str:
    """The fold-out of the first article."""
    return claims(ARTICLE, desk.claims(), desk.corrections.placed("courier-1"), desk.parties(), {"Orvenia": "p2"})


# --- what is shown


def test_each_claim_says_who_and_leads_to_its_words(desk: FakeDesk) -> None:
    """Speaker with party, stance, a link that marks the words, the chain, and a form with what stands there now."""
    found = shown(desk)
    at = sample_claims()[0].content[0]
    assert '<bdi class="who">the Orvenian Defence Ministry</bdi>' in found
    assert '<bdi class="who">It (Orvenia)</bdi>' in found
    assert f'href="#s/courier-1/1/{at.start}-{at.end}">“One ranger was killed and four were wounded”' in found
    assert "through Orvenian Wire" in found
    assert found.count('class="mend"') == 3
    assert '<input name="party" value="Orvenia" list="known-parties"' in found
    assert '<option value="accuses" selected>accuses</option>' in found
    assert 'class="p2"' in found


def test_corrected_and_dismissed_claims_are_marked_and_can_be_taken_back(desk: FakeDesk) -> None:
    """The badge on the claim, the list of corrections with what was, why, and Undo."""
    desk.corrections.correct(ACCUSED, Details(party="Corvale"), note="see the second column", who="M. Idris")
    desk.corrections.dismiss(FIRE)
    found = shown(desk)
    assert found.count('class="mend"') == 4
    assert "1 corrected by hand" in found
    assert "Party “Corvale”, was “Orvenia”" in found
    assert "M. Idris · 6 May 2031 · see the second column" in found
    assert "Dismissed:" in found
    assert found.count('name="number"') == 2


def test_a_correction_that_is_not_found_says_so() -> None:
    """It stays on the list, with the reason, also when no claim is left."""
    found = claims(ARTICLE, (), (Placed(correction=a_correction(), standing="words not found"),), (), {})
    assert "its words are not found in the present text" in found
    assert "nine rangers lie dead" in found


def test_nothing_is_shown_where_nothing_was_found() -> None:
    """No empty box; and the claims of one version are not shown beside another."""
    assert claims(ARTICLE, (), (), (), {}) == ""
    assert claims(replace(ARTICLE, version=2), sample_claims(), (), (), {}) == ""


def test_the_outlets_own_words_have_an_empty_speaker() -> None:
    """So that saving another field does not make the outlet a source."""
    own = replace(sample_claims()[0], speakers=(Speaker(name="The Corvale Courier", kind="narrator"),))
    found = claims(ARTICLE, (own,), (), (), {})
    assert "The Corvale Courier (nobody is credited)" in found
    assert '<input name="speaker" value=""' in found
    assert changed(own, {"speaker": "", "party": "Corvale"}) == Details(party="Corvale")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_names_and_notes_stay_text(payload: str) -> None:
    """Whatever somebody typed or an article holds is escaped, in text and in attributes."""
    speaker = Speaker(name=payload, kind="person", party=payload)
    claim = replace(sample_claims()[0], speakers=(speaker,), target_party=payload)
    made = replace(a_correction(), note=payload, who=payload, changed=Details(party=payload))
    found = claims(ARTICLE, (claim,), (Placed(correction=made, standing="applied"),), (payload,), {})
    assert "<script" not in found.lower()
    assert "<img" not in found.lower()
    assert '" on' not in found


# --- what is asked


def test_a_form_changes_only_what_was_changed_in_it(desk: FakeDesk) -> None:
    """Fields left as they stood are not corrections."""
    claim = desk.claims()[0]
    same = {
        "speaker": claim.speakers[0].name,
        "party": " Orvenia ",
        "stance": "asserts",
        "target_party": "",
        "via": "Orvenian Wire",
    }
    assert changed(claim, same) == Details()
    assert changed(claim, same | {"party": "", "via": "Talmark Press > Orvenian Wire", "stance": "denies"}) == Details(
        party="", stance="denies", via=("Talmark Press", "Orvenian Wire")
    )


def test_the_three_verbs_do_what_they_say(desk: FakeDesk) -> None:
    """Correct, dismiss, undo; each is told with its number."""
    assert "Saved (correction 1)" in mend(desk, {"verb": "correct", "claim": KILLED, "party": "Talmark", "note": "n"})
    assert "correction 2" in mend(desk, {"verb": "dismiss", "claim": FIRE, "note": ""})
    assert [c.parties for c in desk.claims()] == [("Talmark",), ("Orvenia",)]
    assert "Taken back (correction 2)" in mend(desk, {"verb": "undo", "number": "2"})
    assert [one.note for one in desk.corrections.kept] == ["n"]


@pytest.mark.parametrize(
    "asked",
    [
        {}, {"verb": "delete"}, {"verb": "undo", "number": "x"}, {"verb": "undo"}, {"verb": "undo", "number": "9"},
        {"verb": "dismiss"}, {"verb": "correct", "claim": "c9"},
    ],
)  # fmt: skip
def test_other_words_do_nothing(desk: FakeDesk, asked: dict[str, str]) -> None:
    """An error in words, and nothing kept."""
    with pytest.raises((UserError, NotFound)):
        mend(desk, asked)
    assert desk.corrections.kept == []


def test_the_route_answers_in_words_and_only_to_its_own_page(desk: FakeDesk) -> None:
    """200 with what was done, 400 with what is wrong, 403 for another page, 422 for what is no form; the pane shows it."""
    heads = {"content-type": "application/json"}
    good = json.dumps({"verb": "correct", "claim": KILLED, "party": "Corvale"}).encode()
    with running(desk) as port:

        def post(body: bytes, **more: str) -> tuple[int, str]:
            status, _, words = request(port, "/claims", method="POST", heads=heads | more, body=body)
            return status, words.decode()

        assert post(good, Origin="http://evil.example")[0] == 403
        assert post(b"[1]")[0] == 422
        assert desk.corrections.kept == []
        assert post(good)[0] == 200
        status, words = post(b'{"verb": "correct", "claim": "c9"}')
        assert (status, "not there any more" in words) == (400, True)
        pane = request(port, "/source?article=courier-1&version=1")[2].decode()
    assert "1 corrected by hand" in pane
    assert desk.corrections.kept[0].changed == Details(party="Corvale")


# --- parties


def test_the_small_form_renames_and_merges(desk: FakeDesk) -> None:
    """The outcome in words; a missing name is said; the lists know the new names."""
    with gr.Blocks():
        form = Renaming(desk)
    assert "“Orvenia” is called “Orvenian Union” from now on" in form.rename("Orvenia", "Orvenian Union")
    assert "“Talmark” is called “Corvale”" in form.merge("Talmark", "Corvale")
    for party, new in ((None, "X"), ("Talmark", None), ("Talmark", "  ")):
        assert "Choose a party" in form.rename(party, new)
    assert "no party" in form.merge("Nobody", "Corvale")
    assert desk.corrections.calls == [("name", ("Orvenia", "Orvenian Union")), ("name", ("Talmark", "Corvale"))]
    assert len(form.known()) == 2
    kept, done = form.known("Talmark", "Corv"), form.known("Nobody", "Corvale")
    assert not any("value" in box for box in kept), "what was chosen stays, and what was chosen meanwhile"
    assert [box["value"] for box in done] == [None, None], "a party that has its new name is chosen no more"
