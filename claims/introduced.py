"""What an article says about a person beside the name: office, side, and whether the person stands apart from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.no_names import is_date_word
from claims.parse import Token
from claims.parties import Parties, PartyMention
from claims.phrase import OWNED, Phrase
from claims.vocabulary import Vocabulary

_LINKS = frozenset({"of", "for", "the", "'s", "’s", "’", "'", "and", "-", "to", "its", "their", "his", "her", "our"})
_REACH = 14  # tokens of description before or after a name
_ONCE = frozenset({"former", "ex", "retired"})
_WIDE = 4  # words behind "former" that can name the office
_CIVIL_TOO = frozenset({"pilot", "volunteer", "recruit", "defender", "attacker", "intruder", "sniper"})
_COURTESY = frozenset(
    {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "seyed", "sayyid", "sayed", "sayyed", "hajj", "haji"}
)
_OWNERS = frozenset(
    {"regimes", "governments", "countrys", "armys", "states", "movements", "groups", "oppositions", "coalitions"}
)
_BELONGS = frozenset({"of", "from", "for"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """A description of a person; `apart` is True for "former", "retired", "opposition".

    `elsewhere` is True for "President Halk of Somewhere", whatever that is: he is not the outlet's own.
    """

    role: str | None = None
    party: str | None = None
    apart: bool = False
    elsewhere: bool = False


def introduction(
    name: tuple[Token, ...], sentence: Sequence[Token], parties: Parties, vocabulary: Vocabulary
) -> Introduction:
    """What stands before the name and behind it, taken together: "Colonel Veshtan, a spokesman for the Orvenian army"."""
    before = _in_front(_cut(_before(name, sentence), vocabulary), parties, vocabulary)
    behind = _behind(_after(name, sentence), parties, vocabulary)
    if behind.role is None and behind.party is None:
        behind = _copular(name, sentence, parties, vocabulary)
    if behind.role is None and before.role is None:
        behind = replace(behind, role=_serving_in(name, sentence, vocabulary))
    rank = before.role is None or (" " not in before.role and behind.role is not None and behind.party is not None)
    return Introduction(
        role=behind.role if rank else before.role,
        party=before.party or behind.party or _member_of(name, sentence, parties),
        apart=before.apart or behind.apart,
        elsewhere=_of_somewhere(name, sentence),
    )


def _copular(
    name: tuple[Token, ...], sentence: Sequence[Token], parties: Parties, vocabulary: Vocabulary
) -> Introduction:
    """As in "Ada Orsa is Kesh's interior minister.", "Ada Orsa, 34, was head of the Front"; not "a minister's son"."""
    rest = [t for t in sentence if name[-1].i < t.i <= name[-1].i + _REACH]
    if len(rest) > 2 and rest[0].text == "," and rest[1].like_num and rest[2].text == ",":
        rest = rest[3:]
    if not rest or rest[0].lower_ not in ("is", "was", "remains"):
        return Introduction()
    end = next((n for n, t in enumerate(rest) if n and (t.is_punct or t.lower_ in ("and", "who", "but"))), len(rest))
    told = tuple(rest[1:end])
    owned = next((n for n, t in enumerate(told) if t.text in OWNED), -1)
    kin = (
        any(t.lower_ in vocabulary.public and vocabulary.has("offices", t.lower_) for t in told[:owned])
        if owned > 0
        else False
    )
    plain = told and not kin and not any(t.pos_ in ("VERB", "AUX", "ADV") for t in told)
    return _behind(told, parties, vocabulary) if plain else Introduction()


def _serving_in(name: tuple[Token, ...], sentence: Sequence[Token], vocabulary: Vocabulary) -> str | None:
    """As in "Ada Orsa of the foreign ministry": what she serves in, for her office."""
    rest = [t for t in sentence if name[-1].i < t.i <= name[-1].i + 6]
    if len(rest) < 3 or rest[0].lower_ not in ("of", "from", "at") or rest[1].tag_ != "DT":
        return None
    end = next((n for n, t in enumerate(rest) if n > 1 and t.pos_ not in ("NOUN", "PROPN", "ADJ")), len(rest))
    body = rest[2:end]
    serves = body and vocabulary.has("institutions", body[-1].lower_)
    return " ".join(t.text for t in body) if serves else None


def described(tokens: Sequence[Token], parties: Parties, vocabulary: Vocabulary) -> Introduction:
    """The same for words in front of a name that are cut out already."""
    return _in_front(tuple(tokens), parties, vocabulary)


def _in_front(tokens: tuple[Token, ...], parties: Parties, vocabulary: Vocabulary) -> Introduction:
    """As in "Orvenian Foreign Ministry spokesman Veshtan"; "Talmark's Petric Ostoy" by the possessive alone."""
    offices = vocabulary.lists["offices"] | vocabulary.lists["chiefs"] | vocabulary.lists["military"] - _CIVIL_TOO
    if not tokens or not (tokens[-1].text in OWNED or any(t.lower_ in offices for t in tokens)):
        return Introduction(apart=_apart(tokens, vocabulary))
    nouns = [t for t in tokens if t.lower_ in offices and t.text not in OWNED]
    phrase = Phrase.of(tokens, parties, vocabulary, main=nouns[-1] if nouns else tokens[-1])
    party = phrase.mentions[-1].name if not nouns and phrase.mentions else phrase.owner()
    return Introduction(role=role_in(tokens, parties), party=party, apart=_apart(tokens, vocabulary))


def _behind(tokens: tuple[Token, ...], parties: Parties, vocabulary: Vocabulary) -> Introduction:
    """As in ", a spokesman for the Orvenian army,"; ", who speaks for the Orvenian army,"."""
    if not tokens:
        return Introduction()
    offices = vocabulary.lists["offices"] | vocabulary.lists["chiefs"]
    apart = _apart(tokens, vocabulary)
    if tokens[0].lower_ == "who":
        named = parties.named_in(tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text)
        leads = any(t.lemma_ in ("speak", "head", "lead", "command", "represent", "run") for t in tokens[1:3])
        return Introduction(party=named[0] if leads and len(named) == 1 else None, apart=apart)
    nouns = [t for t in tokens if t.lower_ in offices and not _after_link(t, tokens)]
    if not nouns:
        party = None if apart else _voice_of(tokens, parties, vocabulary)
        return Introduction(role=role_in(tokens, parties) if party else None, party=party, apart=apart)
    main = nouns[-1] if len(nouns) == 1 else _last_in_row(nouns)
    phrase = Phrase.of(tokens, parties, vocabulary, main=main)
    return Introduction(role=role_in(tokens, parties), party=phrase.owner(), apart=apart)


def _voice_of(tokens: tuple[Token, ...], parties: Parties, vocabulary: Vocabulary) -> str | None:
    """As in ", the Keshi army's blunt mouthpiece,", ", the public face of the Dawn Front,": whose body it is.

    Quiet for ", the father of a Keshi soldier," and ", a nurse in a Keshi army hospital,".
    """
    whole = Phrase.of(tokens, parties, vocabulary)
    if whole.is_bystander:
        return None
    for n, token in enumerate(tokens):
        inner = tokens[:n] if token.text in OWNED else tokens[n + 1 :] if token.lower_ in ("of", "for", "from") else ()
        owner = Phrase.of(inner, parties, vocabulary) if inner else None
        if owner is not None and (owner.head.lower_ in vocabulary.lists["institutions"] or _is_group(owner)):
            return owner.owner()
    return None


def _is_group(phrase: Phrase) -> bool:
    """True for an organisation by name: "the Dawn Front"."""
    return any(m.name not in phrase.parties.states for m in phrase.mentions)


def _after_link(token: Token, tokens: Sequence[Token]) -> bool:
    """True behind "of" or "for": in "spokesman for the prime minister" the spokesman is meant."""
    return any(t.lower_ in _BELONGS for t in tokens if t.i < token.i)


def _last_in_row(nouns: Sequence[Token]) -> Token:
    """As in "deputy foreign minister": the minister."""
    last = nouns[0]
    for token in nouns[1:]:
        if token.i - last.i > 1:
            break
        last = token
    return last


def _member_of(name: tuple[Token, ...], sentence: Sequence[Token], parties: Parties) -> str | None:
    """As in "Tibor Brusk of the Lakes Union": the union; "Tibor Brusk of Sellen" has no party to name."""
    rest = [t for t in sentence if name[-1].i < t.i <= name[-1].i + 6]
    if not rest or rest[0].lower_ not in ("of", "from"):
        return None
    mentions = parties.mentions(rest[0].doc[rest[0].i + 1 : rest[-1].i + 1].text)
    start = mentions[0].span.start if mentions else -1
    return mentions[0].name if mentions and start <= len("the ") else None


def _of_somewhere(name: tuple[Token, ...], sentence: Sequence[Token]) -> bool:
    """True when "of" and a capital follow the name."""
    rest = [t for t in sentence if name[-1].i < t.i <= name[-1].i + 3 and t.tag_ != "DT"]
    return len(rest) > 1 and rest[0].lower_ in ("of", "from") and rest[1].text[0].isupper()


def _apart(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """As in "a former minister", "an opposition deputy"; not "the commander, a former teacher", who still commands."""
    return any(vocabulary.has("apart", t.lower_) and not _of_trade(t, tokens, vocabulary) for t in tokens)


def _of_trade(token: Token, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """True for "former" before a trade that is no office."""
    behind = [t.lower_ for t in tokens if token.i < t.i <= token.i + _WIDE]
    lists = vocabulary.lists
    offices = vocabulary.public | lists["military"] | lists["chiefs"] | lists["state_modifiers"] | {"judge", "head"}
    return token.lower_ in _ONCE and bool(behind) and not any(w in offices for w in behind)


def role_in(tokens: Sequence[Token], parties: Parties) -> str | None:
    """The office of a description: "Iran's Foreign Ministry spokesman" → the words after "Iran's"."""
    doc, start = tokens[0].doc, tokens[0].idx
    text = doc[tokens[0].i : tokens[-1].i + 1].text
    mentions = parties.mentions(text)
    if mentions and not text[: mentions[0].span.start].strip().removeprefix("the").removeprefix("The").strip():
        tokens = [t for t in tokens if t.idx - start >= mentions[0].span.end]
    tokens = _behind_nearer(tokens, mentions, start)
    if len(tokens) > 1 and tokens[0].lower_ in _OWNERS and tokens[1].text[:1].isupper():
        tokens = tokens[1:]  # "the Keshi regimes Interior Minister", which has lost its apostrophe
    while tokens and (tokens[0].lower_ in _LINKS or tokens[0].tag_ == "DT"):
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_punct or tokens[-1].lower_ in _LINKS or tokens[-1].lower_ in _COURTESY):
        tokens = tokens[:-1]
    return doc[tokens[0].i : tokens[-1].i + 1].text if tokens else None


def _behind_nearer(tokens: Sequence[Token], mentions: Sequence[PartyMention], start: int) -> Sequence[Token]:
    """As in "Gulf ministers Keshi Secretary", "the administration of Keshi President": the office behind the last party."""
    if len(tokens) < 2 or not mentions:
        return tokens
    last = tokens[-1]
    at = next((n for n, t in enumerate(tokens) if t.idx - start >= mentions[-1].span.end), len(tokens))
    ahead = [t for t in tokens[:at] if t.idx - start < mentions[-1].span.start and t.lower_ not in _LINKS]
    rest = tokens[at:]
    capitals = all(t.text[:1].isupper() or t.lower_ in ("of", "for") for t in rest)
    titled = capitals and any(map(_is_office, rest)) and last.pos_ == "PROPN" and not _is_body(last)
    return rest if ahead and titled else tokens


def _is_office(token: Token) -> bool:
    """True for "President", "Secretary"."""
    return Vocabulary.load().among(token.lower_, "offices", "chiefs", "military")


def _is_body(token: Token) -> bool:
    """True for "Army" in "spokesman of the Keshi Army": the description ends in a body, not in an office."""
    return Vocabulary.load().among(token.lower_, "institutions", "bodies", "generic_heads")


def _before(name: tuple[Token, ...], sentence: Sequence[Token]) -> tuple[Token, ...]:
    found: list[Token] = []
    if name[0].i > sentence[0].i + 1 and name[0].nbor(-1).text == "," and _closed(name, sentence):
        name = (name[0].nbor(-1),)  # "the head of the team, Brigadier Ulvand, said"
    for token in reversed([t for t in sentence if name[0].i - _REACH <= t.i < name[0].i]):
        if not (
            token.pos_ in ("PROPN", "NOUN", "ADJ", "DET") or token.lower_ in _LINKS or token.tag_ in ("NN", "NNP", "JJ")
        ):
            break
        found.insert(0, token)
        if token.tag_ == "DT" and token.lower_ in ("the", "a", "an") and token.i > name[0].i - _REACH:
            ahead = token.nbor(-1) if token.i else token
            if ahead.lower_ not in ("of", "for"):  # "In Sellen the envoy Veshtan"
                break
    return tuple(found)


def _cut(found: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """The description without what ran into it: a day, a bracket, "week" in "this week Keshi President Orsa".

    A plain word in small letters is no part of an office in capitals: "shame of the nation President Orsa".
    """
    kept: list[Token] = []
    for token in reversed(found):
        if is_date_word(token) or ")" in token.text or (kept and _apart_from(token, kept[0], vocabulary)):
            break
        kept.insert(0, token)
    while kept and kept[0].lower_ in _LINKS - {"the"} and kept[0].text not in OWNED:
        kept.pop(0)
    return tuple(kept)


def _apart_from(token: Token, after: Token, vocabulary: Vocabulary) -> bool:
    """True for a noun in small letters right before a capital, unless it tells an office, a body, a rank or a trade."""
    if token.pos_ != "NOUN" or not token.text.islower() or not after.text[:1].isupper():
        return False
    known = (
        "offices", "institutions", "chiefs", "military", "bodies", "bystanders", "unnamed_heads", "branches", "attached",
        "outlet_heads", "state_modifiers", "state_bodies", "own_offices", "branches_at_arms", "armed_groups",
    )  # fmt: skip
    return not vocabulary.among(token.lower_, *known) and not vocabulary.among(token.lemma_.lower(), *known)


def _closed(name: tuple[Token, ...], sentence: Sequence[Token]) -> bool:
    after = [t for t in sentence if t.i > name[-1].i]
    return bool(after) and after[0].text in (",", ".")


def _after(name: tuple[Token, ...], sentence: Sequence[Token]) -> tuple[Token, ...]:
    rest = [t for t in sentence if name[-1].i < t.i <= name[-1].i + _REACH]
    if not rest or rest[0].text not in (",", "("):
        return ()
    clause = len(rest) > 1 and rest[1].lower_ == "who"
    found: list[Token] = []
    for token in rest[1:]:
        if token.text in (",", ")") or (not clause and token.pos_ in ("VERB", "AUX")):
            break
        found.append(token)
    return tuple(found)
