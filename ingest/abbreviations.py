"""Words whose full stop does not, or need not, end a sentence of news English."""

from __future__ import annotations

from ingest.wordlist import words

BEFORE_NAMES = words(
    "mr mrs ms messrs mx dr prof rev hon gen lt col maj capt cpt cmdr comdr adm sgt cpl pvt brig ltc gov sen rep pres amb "
    "st mt ft sr fr min sec supt insp det dep asst atty"
)
"""Titles and parts of names: "Lt. Col. Hadrik", "St. Varna"."""

BEFORE_NUMBERS = words("no nos art arts sec fig figs p pp vol ch para cl res ca approx est tel")
"""Counted things: "Resolution No. 12". Before a word they may end a sentence."""

MONTHS = words("jan feb mar apr jun jul aug sep sept oct nov dec")
"""Months cut short: "Jan. 9"."""

NEVER_LAST = words("eg ie vs cf viz")
"""Words that always lead on to something: "e.g. Sella"."""

EITHER = words("us un uk eu usa uae dc am pm inc ltd co corp jr etc al gmt phd ba ma bc ad plc llc ave blvd rd dept")
"""Words that may stand at the end or not, with their inner stops left out: "U.S.", "p.m.", "Co."."""

STARTERS = words(
    "the a an this that these those there here it its he his she her they their we our you your i my who what when where why "
    "how which in on at by for from with without within as after before during since until while although though if because "
    "but and or so yet nor however meanwhile moreover also earlier later then now today yesterday both each some many most "
    "several all one two three no not none according asked speaking officials residents witnesses authorities"
)
"""Words that, with a capital, start a sentence rather than go on with a name."""
