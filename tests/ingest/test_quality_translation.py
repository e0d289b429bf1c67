"""Suspected machine translation: several different signs, never one alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.quality import grammar, translated
from tests.ingest.build import article, kinds

POOR = (
    "The units of Orvenia has opened the fire in direction of Sella, informs the press-service of the ministry. "
    "Was underlined the importance of the bridge. On the 9th, three soldier were hurt, and the enemy must to retreat."
)


def test_a_poor_translation_is_suspected_and_the_note_counts_the_signs(tmp_path: Path) -> None:
    """Each kind of sign with how often it stands there."""
    one = article(tmp_path, "a.txt", POOR)
    (flag,) = [f for f in one.flags if f.kind == "machine-translated"]
    assert "verbs that do not agree (1)" in flag.note
    assert "literal turns of phrase" in flag.note


@pytest.mark.parametrize(
    "text",
    [
        "Orvenian units opened fire towards Sella on Monday, the ministry's press service said. Three soldiers were hurt.",
        f"Nan Perrick speaks as she likes. “{POOR}” Nobody minded, and the bridge stayed open.",
        "Sella: Two shells on rail yard, none hurt, line closed until noon. Varna: Ropeway working. Mayor silent.",
        "The units of Orvenia has opened fire on the bridge at Sella, the ministry said on Monday in the capital.",
        "Guns &amp; drums were heard . The troops left , and nobody spoke .",
    ],
)
def test_native_copy_quotations_and_slips_stay_quiet(tmp_path: Path, text: str) -> None:
    """One sign, broken English inside quotation marks, a telegram's style and typing are no translation."""
    assert "machine-translated" not in kinds(article(tmp_path, "a.txt", text))


@pytest.mark.parametrize(
    ("count", "sign", "sound"),
    [
        (grammar.singulars_of_several, "Three military man were hurt.", "A three-man crew and three men were hurt."),
        (grammar.disagreeing_verbs, "The forces of Orvenia has left.", "One of the soldiers has left."),
        (grammar.broken_verbs, "The world must to see it.", "It must be seen; she wants to see."),
        (
            grammar.speakers_behind, "It fell, informs the press-service.",
            "It fell, said the mayor. He was told that the road is shut.",
        ),
        (grammar.passives_before_things, "It was underlined the need.", "Was he there? The need was underlined."),
        (grammar.articles_before_states, "The army of the Orvenia, it said.", "The Orvenia talks; the militia in Orvenia."),
        (translated.bare_ordinals, "They met on the 9th local time.", "They met on the 9th floor."),
        (translated.doubled_joins, "Although it rained hard, but they came.", "Although it rained hard, they came."),
        (
            translated.adjectives_for_states, "The border between Armenian and Georgian is shut.",
            "Armenian and Georgian troops met.",
        ),
        (translated.scraps, "They met in Селла on Monday.", "They met in Sella (Селла) on Monday."),
        (translated.calques, "The outside world believes it.", "The world outside knew it."),
        (translated.spaced_stops, "They left , and came , and slept.", "They left, and came, and slept."),
        (
            translated.bare_nouns,
            "They crossed border and reached village. It fell from side of bridge. Shells hit position of battalion in village.",
            "They crossed the border. The bridge of the village fell in the war.",
        ),
    ],
)  # fmt: skip
def test_each_sign_has_its_sound_counterpart(count: object, sign: str, sound: str) -> None:
    """The sentence that made it necessary, and one where it stays at nought."""
    assert callable(count)
    assert count(sign) > 0
    assert count(sound) == 0


def test_a_text_that_says_so_needs_no_signs(tmp_path: Path) -> None:
    """The span is where it says it."""
    one = article(tmp_path, "a.txt", "Guns fired in the city. Translated by Google from the Talmark original.")
    (flag,) = [f for f in one.flags if f.kind == "machine-translated"]
    assert flag.span is not None
    assert flag.span.of(one.text) == "Translated by Google"
