"""Through whom a statement came: carriers become hops of the chain, never speakers, when somebody else speaks inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.attribution import Attribution
from claims.carriers import beside, carriers_of
from claims.carriers_around import HANDING_ON, around, by, hands_on, is_around, is_participle, somebody
from claims.carriers_inside import DOCUMENTS, cited_inside, handed_over, without_label, without_quoter
from claims.carriers_mention import Mention
from claims.carriers_named import is_public_agency
from claims.carriers_none import agency_alone, is_measure, says_itself, without_people
from claims.carriers_passing import conveyed_for, passed_on, read_out_by, told_to
from claims.carriers_people import through_people
from claims.carriers_pointed import pointed_at
from claims.carriers_same import is_same
from claims.carriers_turns import floors
from claims.reading import Reading
from claims.rules.cue_verb import noun_phrase
from claims.said import Said, holding
from claims.speakers import Speakers
from claims.speakers.left_out import with_source
from claims.tree import words_in
from domain.article import Article
from domain.claim import Speaker, Via
from domain.text import Span

_ENOUGH = 3  # words of a statement that somebody without a name makes inside another
_SPARE = 3  # words that an outlet's own content may have beside the statement that it carries


def with_chains(said: Sequence[Said], reading: Reading, article: Article) -> tuple[Said, ...]:
    """The statements without pure carriers, each with its hops from the innermost to the publishing outlet."""
    named = without_people(carriers_of(article), said)
    told = beside(said, (m for m in named if not m.own), reading)
    pointed = pointed_at(said, named, reading)
    floor = floors(said, named, reading)
    through = through_people(said, reading)
    carriers = {c.head for c in said if _is_carrier(c, said, reading, named) or _only_quotes(c, reading, named)}
    according = [c for c in said if c.attribution.rule == "according_to"]
    holders = holding(said)
    linked = []
    for item in said:
        if item.head in carriers:
            continue
        outer = holders(item)
        hops = [
            *through.get(item.head, ()),
            *item.via,
            *pointed.get(item.head, ()),
            *told.get(item.head, ()),
            *_according(item, according, reading),
        ]
        near = said if item.attribution.rule == "according_to" else outer
        hops += [h for o in around(item, near, reading) for h in (*by(o, item), *o.via, *told.get(o.head, ()))]
        hops += floor.get(item.head, ())
        if not hops and item.attribution.rule == "hearsay":
            hops = _outlet_before(item, said)
        linked.append(
            replace(item, via=_chain(_tidy(hops, named), item, article), parent=_parent(item, outer, carriers))
        )
    return tuple(i for i in linked if i.parent is None or _worth_nesting(i, linked, reading))


def _tidy(hops: Sequence[Via], named: Sequence[Mention]) -> tuple[Via, ...]:
    """The hops by the names of the carriers that stand there: "the state agency ONA" is ONA; the own outlet is none."""
    tidy = []
    for hop in hops:
        span = hop.span
        there = [m for m in named if span and _meet(m, span)]
        if any(m.own for m in there):
            continue
        tidy.append(replace(hop, name=there[0].name) if there else hop)
    return tuple(tidy)


def heard(attribution: Attribution, reading: Reading, speakers: Speakers) -> Said:
    """The attribution with its speakers, and those who carried it by their own names in its clause."""
    if attribution.rule == "answer":
        teller = speakers.telling(reading.doc[attribution.head].idx)
        return Said(attribution=attribution, speakers=(teller or Speaker(name="interviewee", kind="unnamed"),))
    attribution = cited_inside(without_quoter(without_label(attribution, reading), reading), reading, speakers)
    attribution = with_source(conveyed_for(attribution, reading), reading, speakers.memory.people, speakers.parties)
    item = Said(attribution=attribution, speakers=speakers.of(attribution))
    over = (
        _hop(s)
        for find in (handed_over, passed_on, read_out_by, told_to)
        for s in find(attribution, reading, speakers)
        if s.name not in {o.name for o in item.speakers}
    )
    return replace(item, via=(*over, *_carrier(item, reading, speakers)))


def _is_carrier(carrier: Said, said: Sequence[Said], reading: Reading, named: Sequence[Mention]) -> bool:
    """As in "X said ..., according to Agency"; "Agency reported that X said ...": the agency carries."""
    a = carrier.attribution
    if a.rule == "according_to":
        return any(_carries(carrier, s, reading) for s in said)
    if not (carrier.kinds == {"outlet"} or _names_carrier(carrier, named)):
        return False
    inner = [
        s
        for s in said
        if is_around(carrier, s, reading) and hands_on(carrier, s, reading) and s.attribution.speech and somebody(s)
    ]
    if not inner:
        return False
    covered = frozenset().union(*(s.attribution.content | s.attribution.cue | s.attribution.source for s in inner))
    return words_in(reading.doc[i] for i in a.content - covered) <= _SPARE


def _only_quotes(item: Said, reading: Reading, named: Sequence[Mention]) -> bool:
    """As in "according to ONA, which quoted the ministry": that it quoted somebody is no statement of the agency's."""
    verb = reading.doc[item.head]
    return verb.lemma_ in ("quote", "cite") and verb.dep_ == "relcl" and _names_carrier(item, named)


def _names_carrier(item: Said, named: Sequence[Mention]) -> bool:
    """True when all that speaks there is a carrier of news."""
    spans = [s.span for s in item.speakers]
    return bool(spans) and None not in spans and all(any(not m.own and o and _meet(m, o) for m in named) for o in spans)


def _meet(mention: Mention, span: Span) -> bool:
    return mention.span.start < span.end and span.start < mention.span.end


def _carries(carrier: Said, item: Said, reading: Reading) -> bool:
    """True when an "according to" phrase is about a whole statement: it holds the cue, or closes its sentence."""
    a, b = carrier.attribution, item.attribution
    if a.rule != "according_to" or not b.speech or b.rule in ("according_to", "noun_that", "hearsay_adverb"):
        return False
    if not somebody(item) or is_participle(item, reading):
        return False
    if b.rule == "silence" and words_in(reading.doc[i] for i in a.content - b.content - b.cue - b.source) > _SPARE:
        return False  # "According to him, the boats had cut the cable and refused to answer"
    opens = a.head < b.head and a.head > 0 and reading.doc[a.head - 1].text == ";"
    if not (carrier.holds(item) or _closes(a, b, reading) or (opens and _in_one_sentence(a, b, reading))):
        return False
    first, last = sorted((a.head, b.head))  # far apart they may be: looked at last
    return not any(token.text == ";" for token in reading.doc.tokens[first:last])


def _closes(a: Attribution, b: Attribution, reading: Reading) -> bool:
    """True when the phrase stands behind the statement and hangs from its verb."""
    return a.head > max(b.content | b.cue) and any(t.i == b.head for t in reading.doc[a.head].ancestors)


def _in_one_sentence(a: Attribution, b: Attribution, reading: Reading) -> bool:
    return reading.doc[a.head].sentence == reading.doc[b.head].sentence


def _carrier(item: Said, reading: Reading, speakers: Speakers) -> list[Via]:
    """Whoever quoted: "the agency quoted the general as saying ..."."""
    if item.attribution.carrier is None:
        return []
    head = reading.doc[item.attribution.carrier]
    tokens = [reading.doc[i] for i in sorted(noun_phrase(head, reading.doc[item.head]))]
    return [_hop(s) for s in speakers.named(tokens)] if tokens else []


def _according(item: Said, said: Sequence[Said], reading: Reading) -> list[Via]:
    """Those according to whom it was said; "according to a transcript" names a paper, not a person."""
    carriers = (c for c in said if _carries(c, item, reading) and not _is_document(c, reading))
    return [_hop(s) for c in carriers if not is_measure(c, reading) for s in c.speakers]


def _is_document(carrier: Said, reading: Reading) -> bool:
    head = carrier.attribution.source_head
    return head is not None and reading.doc[head].lemma_.lower() in DOCUMENTS and carrier.kinds == {"unnamed"}


def _outlet_before(item: Said, said: Sequence[Said]) -> list[Via]:
    """As in "Media reported clashes. One guard was reported killed.": the same media, as far as the text lets one infer."""
    before = [s for s in said if s.head < item.head]
    if not before or before[-1].kinds != {"outlet"}:
        return []
    return [replace(_hop(before[-1].speakers[0]), span=None, inferred=True)]


def _hop(speaker: Speaker) -> Via:
    return Via(name=speaker.name, span=speaker.span)


def _chain(hops: Sequence[Via], item: Said, article: Article) -> tuple[Via, ...]:
    """The hops, then the agency that the article credits and the outlet that published it, each once."""
    chain = list({h.name.lower(): h for h in hops if not says_itself(h, item)}.values())
    for name, inferred in ((_credited(article), True), (article.outlet, False)):
        known = [h.name for h in chain] + [s.name for s in item.speakers if s.kind == "outlet"]
        if name and not any(is_same(name, k) for k in known):
            chain.append(Via(name=name, inferred=inferred))
    return tuple(chain)


def _credited(article: Article) -> str | None:
    """The agency whose report the article hands on; None for the outlet itself and for a body that is no news agency."""
    name = agency_alone(article.agency or "")
    if name is None or is_public_agency(name) or (article.outlet and is_same(name, article.outlet)):
        return None
    return name


def _parent(item: Said, said: Sequence[Said], carriers: set[int]) -> int | None:
    around = [c for c in said if c.head not in carriers and c.holds(item)]
    return min(around, key=lambda c: len(c.attribution.content)).head if around else None


def _worth_nesting(item: Said, said: Sequence[Said], reading: Reading) -> bool:
    """A statement inside a statement is kept when another person or body makes it by a word of saying."""
    outer = next((s for s in said if s.head == item.parent), None)
    names = {s.name for s in item.speakers}
    other = outer is None or not names & {s.name for s in outer.speakers}
    pronoun = len(item.attribution.source) == 1 and item.speakers[0].resolved_by != "explicit"
    told = item.kinds != {"unnamed"} or _is_told(item, outer, reading)
    happened = _has_happened(item, reading)
    return item.attribution.speech and somebody(item) and other and told and not pronoun and happened


def _has_happened(item: Said, reading: Reading) -> bool:
    """As in "said that Kesh had denied it"; not "said Kesh wanted to blame others", "said Kesh could threaten to leave".

    A participle tells it only with its clause: "noted the minister, acknowledging that ...".
    """
    verb = reading.doc[item.head]
    if item.attribution.rule == "silence" or not verb.tag_.startswith("VB"):
        return True
    if verb.dep_ == "xcomp" and any(c.dep_ == "auxpass" for c in verb.head.children):
        return True  # "is reported to be claiming that ..."
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.tag_ == "MD" or c.lower_ == "to" for c in helpers):
        return False
    return verb.tag_ != "VBG" or bool(helpers) or any(c.lower_ == "that" for t in verb.children for c in t.children)


def _is_told(item: Said, outer: Said | None, reading: Reading) -> bool:
    """As in "Harn said the captain had told him that the ford was quiet": nameless, but one can tell who; not "they say"."""
    a = item.attribution
    whole = words_in(reading.doc[i] for i in a.content) >= _ENOUGH and (
        a.stance == "denies" or (a.rule == "clause" and a.stance in HANDING_ON)
    )
    return whole and len(a.source) > 1 and outer is not None and hands_on(outer, item, reading)
