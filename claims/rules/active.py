"""Rules for a cue verb in the active voice, tried in this order; the first that finds content wins."""

from __future__ import annotations

from collections.abc import Callable

from claims.parse import Doc, Token
from claims.phrases import Phrases
from claims.rules.cue_verb import CueVerb, Framed, stray_conjuncts
from claims.rules.subjects import speaks_apart, speaks_on
from claims.tree import NONE, Tokens, children, subtree, subtrees, words_in

Rule = Callable[[CueVerb], Framed | None]
_SOME = frozenset({"something", "anything", "nothing"})  # "shouted something that ...": a relative clause
_GAP_AFTER, _GAP_BEFORE = 12, 1  # tokens between a quotation and the cue clause that owns it


def clause(verb: CueVerb) -> Framed | None:
    """As in "The ministry said that two posts were shelled"."""
    if not verb.clauses or verb.takes("no_clause") or any(o.lower_ in _SOME for o in verb.objects):
        return None
    sides = _on_one_side(verb)
    content = subtrees(sides) - subtrees(
        c for side in sides for c in children(side, "conj") if speaks_on(c) is not None or speaks_apart(c)
    )
    if verb.takes("object_inside") and not verb.takes("addressee") and verb.objects:
        content |= subtree(verb.objects[0])
    return Framed(content=content - _according_phrases(verb.token.doc, content) - verb.source)


def in_passing(verb: CueVerb) -> Framed | None:
    """As in "Two posts, the ministry said, were shelled"."""
    token = verb.token
    marked = bool(children(token, "mark"))
    hangs_before = (
        token.dep_ == "ccomp" and verb.subject is not None and not marked and verb.takes("parenthetical")
        and token.head.pos_ in ("VERB", "AUX") and token.i > token.head.i and token.tag_ in ("VBD", "VBZ", "VBP", "VBG")
    )  # fmt: skip
    if token.dep_ != "parataxis" and not hangs_before and not _as_aside(verb):
        return None
    return Framed(content=_this_side(verb, subtree(token.head) - subtree(token) - verb.source))


def _this_side(verb: CueVerb, content: Tokens) -> Tokens:
    """As in "The army lost nine men; the rebels, it said, lost sixty": what is said stands on this side of the mark.

    A colon parts too, where somebody speaks before it: "The Front denied it: its men, it said, were at home".
    """
    doc, first, start = verb.token.doc, min(verb.source | {verb.token.i}), verb.token.sent.start
    marks = [
        i for i in range(start, first)
        if doc[i].text == ";" or (doc[i].text == ":" and any(verb.cues.speech(doc[j].lemma_.lower()) for j in range(start, i)))
    ]  # fmt: skip
    after = frozenset(i for i in content if i > marks[-1]) if marks else content
    return after if any(doc[i].is_alpha for i in after if i < first) else content


def contrary(verb: CueVerb) -> Framed | None:
    """As in "The army says the opposite", "Kesh claims otherwise": a denial of what was said before; not "says no word"."""
    if verb.lemma not in _CLAIMING or verb.subject is None or any(c.i > verb.token.i for c in verb.clauses):
        return None
    said = [c for c in verb.token.children if c.i > verb.token.i and c.lower_ in _OPPOSITE]
    return Framed(content=subtrees(said), stance="denies") if said else None


_CLAIMING = frozenset({"say", "claim", "maintain", "argue", "insist", "assert", "state", "tell", "contend"})
_OPPOSITE = frozenset({"opposite", "contrary", "reverse", "otherwise"})


def _as_aside(verb: CueVerb) -> bool:
    """As in "Both cannot be right, as one diplomat remarked to me"; not "as the minister said yes"."""
    token = verb.token
    as_ = any(c.lower_ == "as" and c.i < token.i for c in token.children)
    alone = not (verb.clauses or verb.objects or verb.infinitives or verb.complements)
    first = min(subtree(token))
    apart = first == token.sent.start or token.doc[first - 1].text in (",", "—", "–")
    bare = not set(verb.prepositions) - {"to", "in", "on", "at", "with"} and verb.takes("parenthetical")
    own = verb.subject is not None and first < verb.subject.i < token.i and verb.agent is None
    above = token.head.pos_ in ("VERB", "AUX") and own
    return token.dep_ == "advcl" and as_ and alone and apart and bare and above


def beside_quotation(verb: CueVerb) -> Framed | None:
    """As in "“We will answer,” the general warned"."""
    content = quotation_beside(verb)
    return Framed(content=content) if content else None


def infinitive(verb: CueVerb) -> Framed | None:
    """As in "The envoy urged both capitals to return to talks"."""
    if not verb.infinitives or verb.takes("plain_infinitive") or verb.subject is None or _asks_for_anonymity(verb):
        return None
    content = subtrees(verb.infinitives) - stray_conjuncts(verb.infinitives)
    if not verb.cues.speech(verb.lemma) and verb.token.doc[min(content)].tag_ in ("WDT", "WP"):
        return None  # "the talks that she hopes to open"
    asked = verb.lemma in ("ask", "tell") and verb.objects and verb.objects[0].pos_ != "PRON"
    if verb.objects and (verb.takes("object_inside") or asked):
        content |= subtree(verb.objects[0])
    asks = verb.lemma in ("ask", "tell", "warn", "remind") and bool(verb.objects)
    return Framed(content=content, stance="urges" if asks else None)


def accusation(verb: CueVerb) -> Framed | None:
    """As in "The ministry accused Kesh of shelling a village, as a result of which a guard was killed"."""
    if verb.lemma != "accuse" or not verb.objects or verb.subject is None:
        return None
    content = subtree(verb.objects[0])
    if "of" in verb.prepositions:
        content |= subtree(verb.prepositions["of"])
    after = frozenset(i for i in subtree(verb.token) if i > min(content)) - verb.cue
    apart = [c for c in verb.token.children if c.dep_ in ("conj", "cc", "punct") or c.lower_ == "according"]
    return Framed(content=content | (after - subtrees(apart)))


def call_for(verb: CueVerb) -> Framed | None:
    """As in "The bloc called for an inquiry"; "called on both sides to stop"."""
    prepositions = [verb.prepositions[p] for p in ("for", "on", "upon") if p in verb.prepositions]
    if verb.lemma != "call" or not prepositions or verb.subject is None:
        return None
    purposes = [c for c in children(verb.token, "advcl") if c.i > verb.token.i and c.tag_ == "VB"]
    content = subtrees([*verb.objects, *verb.infinitives, *purposes])
    content |= subtrees(c for p in prepositions for c in p.children)
    return Framed(content=content, more_cue=frozenset(p.i for p in prepositions), stance="urges")


def object_as(verb: CueVerb) -> Framed | None:
    """As in "The minister called the strike a crime"; "criticised the envoy for leaving"."""
    links = [verb.prepositions[p] for p in ("as", "for") if p in verb.prepositions]
    within = any(_judges_inside(o) for o in verb.objects)
    two_objects = verb.lemma == "call" and (len(verb.objects) > 1 or any(_is_judged(o) for o in verb.objects))
    fits = verb.complements or links or within or verb.lemma in ("label", "dub", "brand") or two_objects
    if not (verb.takes("object_inside") and verb.objects and fits and verb.subject is not None):
        return None
    return Framed(content=subtrees([*verb.objects, *verb.complements, *links]))


def _judges_inside(noun: Token) -> bool:
    """As in "the report of a raid as “television”", where the parser hangs "as" from a noun of the object."""
    return any(t.lower_ == "as" and t.dep_ == "prep" and t.children for t in noun.subtree)


def _is_judged(noun: Token) -> bool:
    """As in "calls that a slander", "called the sinking murder", which the parser takes for one object."""
    known = Phrases.load()
    return len(children(noun, "det")) > 1 or (
        bool(children(noun, "compound", "amod", "nmod")) and noun.lower_ in known.crime | known.false
    )


def judged(verb: CueVerb) -> Framed | None:
    """As in "dismissed the report as “television”": what is judged belongs to it, though the judgement alone is quoted."""
    links = "as" in verb.prepositions or any(_judges_inside(o) for o in verb.objects)
    return object_as(verb) if links and verb.lemma not in ("see", "regard", "view") else None


def plain_object(verb: CueVerb) -> Framed | None:
    """As in "The government denied the report"; "expressed regret over the losses"."""
    resting = verb.token.lower_ in ("citing", "quoting")  # "citing radar pictures" gives a reason
    told = verb.takes("statement_object") and any(o.lemma_.lower() in Phrases.load().told for o in verb.objects)
    takes = bool(verb.objects) and (verb.takes("object") or told) and verb.subject is not None
    if resting or _costs_lives(verb) or not takes:
        return None
    content = subtree(verb.objects[0])
    if (
        verb.lemma == "blame" or verb.objects[0].tag_ == "VBG"
    ):  # "blamed the rest on rain", "denied fishing without a licence"
        content |= subtrees(p for name, p in verb.prepositions.items() if p.i > verb.objects[0].i and name in _GOING_ON)
    if verb.lemma in ("express", "voice", "convey"):
        content |= subtrees([verb.prepositions[p] for p in ("over", "about", "at", "for") if p in verb.prepositions])
    return Framed(content=content)


_GOING_ON = frozenset({"on", "for", "without", "with", "in", "from", "at", "to", "into"})


def _costs_lives(verb: CueVerb) -> bool:
    """As in "The floods claimed the lives of nine people": nobody says anything."""
    return verb.lemma == "claim" and any(
        o.lemma_.lower() in ("life", "victim", "casualty", "scalp") for o in verb.objects
    )


_PUTTING = frozenset({"put", "estimate", "place", "set", "peg", "reckon", "calculate", "give", "number", "assess"})


def puts_at(verb: CueVerb) -> Framed | None:
    """As in "Kesh puts its own losses at one guard killed", "gave the toll as nine"."""
    if verb.lemma not in _PUTTING or verb.subject is None:
        return None
    doc = verb.token.doc
    below = [doc[i] for i in sorted(subtree(verb.token)) if i > verb.token.i]
    link = next((t for t in below if t.lower_ in _AT_OR_AS[verb.lemma == "give"] and _is_count(t)), None)
    if link is None or link.i == verb.token.i + 1:
        return None
    last = max(subtree(link))
    told = {t.lemma_.lower() for t in doc[verb.token.i + 1 : link.i]}
    return Framed(content=frozenset(range(verb.token.i + 1, last + 1))) if told & _COUNTS else None


_AT_OR_AS = (frozenset({"at"}), frozenset({"as", "at"}))
_COUNTS = frozenset(
    ["loss", "toll", "number", "figure", "count", "casualty", "strength", "total", "cost", "damage", "share",
     "turnout", "size", "dead",
     "wounded", "injured", "missing", "killed", "losses", "tally", "hour", "time", "price", "value", "bill",
     "distance", "date", "it", "them"]
)  # fmt: skip


def _is_count(link: Token) -> bool:
    return any(
        t.tag_ == "CD" or t.lower_ in ("dozens", "hundreds", "thousands", "half", "noon", "midnight")
        for t in link.subtree
    )


def counted(verb: CueVerb) -> Framed | None:
    """As in "The mission recorded 38 explosions"; "They say three"; "found no survivors"; not a paper's own "We count ten"."""
    counts = [o for o in verb.objects if o.like_num or any(c.dep_ == "nummod" for c in o.children)]
    none = [o for o in verb.objects if any(c.lower_ == "no" for c in o.children)]
    if _costs_lives(verb):
        return None
    given = counts if verb.lemma in verb.cues.counting | verb.cues.saying_a_number else []
    found = given or (none if verb.lemma == "find" else [])
    if not found or verb.subject is None or verb.subject.pos_ == "NUM":
        return None
    if verb.subject.lower_ in ("we", "i", "you") and verb.reading.quotation_at(verb.token.i) is None:
        return None
    more = [
        c
        for c in children(verb.token, "prep", "agent")
        if c.i > found[-1].i and c.lower_ in _MEASURING and not _is_day(c)
    ]
    return Framed(content=subtrees([*found, *more]), stance=None if verb.stance == "confirms" else "asserts")


_MEASURING = frozenset({"by", "over", "through", "among", "between", "from", "since", "during", "across"})


def _is_day(link: Token) -> bool:
    """True for "in May", "on Monday": when it was said."""
    return any(t.lower_.endswith("day") for t in link.subtree)


def about(verb: CueVerb) -> Framed | None:
    """As in "The mayor complained about the delay"."""
    words = ("about", "of") if verb.lemma in ("speak", "talk") else ("about", "of", "on", "for")
    links = [verb.prepositions[p] for p in words if p in verb.prepositions]
    if not verb.takes("about") or not links or verb.subject is None:
        return None
    content = subtrees(c for p in links for c in p.children)
    return Framed(content=content, more_cue=frozenset(p.i for p in links))


def before_line_break(verb: CueVerb) -> Framed | None:
    """As in "The general wrote:" and, on the next line, what he wrote."""
    doc, sent = verb.token.doc, verb.token.sent
    tail = [t for t in sent if not t.is_space]
    if not tail or tail[-1].text != ":" or sent.end >= len(doc) or not verb.cues.speech(verb.lemma):
        return None
    k = verb.reading.quotation_at(sent.end)
    if k is not None:
        return Framed(content=frozenset(range(sent.end, verb.reading.quotations[k].last)))
    end = sent.end
    while end < len(doc) and "\n" not in doc[end].text and end - sent.end < 120:
        end += 1
    return Framed(content=frozenset(range(sent.end, end))) if end > sent.end + 2 else None


def closing(verb: CueVerb) -> Framed | None:
    """As in "Two posts were shelled, the ministry said.", where the parser lost the clause."""
    modal = any(c.tag_ == "MD" for c in verb.token.children)
    if not verb.takes("loose") or verb.subject is None or modal or verb.token.sent[0].tag_ in ("VBN", "VBG"):
        return None  # "Asked whether it was true, he replied with one word"
    doc, start = verb.token.doc, verb.token.sent.start
    first = min(verb.source | {verb.token.i})
    if first - 1 <= start or doc[first - 1].text not in (",", "”", '"', "—", "–", "-"):
        return None
    body = range(start, first - 1)
    short = 1 if verb.source and min(verb.source) > verb.token.i else 3  # "Rubbish, says the minister"
    return Framed(content=_this_side(verb, frozenset(body))) if words_in(doc[i] for i in body) >= short else None


ACTIVE_RULES: tuple[Rule, ...] = (
    contrary, clause, in_passing, accusation, judged, beside_quotation, infinitive, call_for, object_as, puts_at, counted,
    plain_object, about,
    before_line_break, closing,
)  # fmt: skip


def quotation_beside(verb: CueVerb) -> Tokens:
    """The quotations of the verb's sentence that stand next to its clause."""
    reading = verb.reading
    if reading.quotation_at(verb.token.i) is not None:
        return NONE
    first, last = min(verb.source | {verb.token.i}), max(verb.source | {verb.token.i})
    around = verb.sentence | ({first - 1} if first else NONE)  # “Nonsense!” ends a sentence before "said the envoy"
    numbers = {reading.quotation_at(i) for i in around} - {None}
    found: Tokens = NONE
    for k in numbers:
        quotation = reading.quotations[k if k is not None else 0]
        before = quotation.last <= first and first - quotation.last <= _GAP_BEFORE
        after = last < quotation.first <= last + _GAP_AFTER and not _speaks_between(verb, last, quotation.first)
        inverted = before and bool(verb.source) and min(verb.source) > verb.token.i  # "“Rubbish,” snorted the captain"
        ended = before and doc_text(verb, quotation.last - 2) == ","  # "“Not us,” the Front posts"
        if (quotation.words >= 3 or inverted or ended) and (before or after):
            found |= quotation.tokens
    return found


def doc_text(verb: CueVerb, at: int) -> str:
    """The word at a place of the text."""
    return verb.token.doc[at].text if at >= 0 else ""


def _on_one_side(verb: CueVerb) -> tuple[Token, ...]:
    """As in "While he granted that it was late, the envoy said the road was safe": the parser gives both clauses to "said"."""
    before = tuple(c for c in verb.clauses if c.i < verb.token.i)
    after = tuple(c for c in verb.clauses if c.i > verb.token.i)
    if not (before and after):
        return verb.clauses
    quoted = [verb.reading.quotation_at(side[0].i) is not None for side in (before, after)]
    return before if quoted == [True, False] else after


def _asks_for_anonymity(verb: CueVerb) -> bool:
    """As in "who asked not to be named": about the speaker, not about the world."""
    return verb.lemma in ("ask", "request") and any(t.lemma_ in ("name", "identify") for t in verb.infinitives)


def _speaks_between(verb: CueVerb, last: int, first: int) -> bool:
    between = verb.token.doc[last + 1 : first]
    return any(t.lemma_.lower() in ("say", "add", "tell") for t in between)


def _according_phrases(doc: Doc, content: Tokens) -> Tokens:
    """The "according to ..." phrases inside: who carried the words is no part of them."""
    tokens = doc.tokens
    heads = [tokens[i] for i in content if tokens[i].lower_ == "according" and i + 1 < len(tokens)]
    return subtrees(h for h in heads if doc[h.i + 1].lower_ == "to")
