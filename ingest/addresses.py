"""One form for all the forms of a web address: to tell whether two addresses are one page, never to fetch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote_to_bytes, urlsplit

from ingest.wordlist import words

_TRACKING = words(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid rdt_cid li_fat_id igshid igsh mc_cid mc_eid "
    "mkt_tok _ga _gl _hsenc _hsmi hss_channel vero_id oly_anon_id oly_enc_id s_kwcid wickedid wt_mc wt.mc_id wt.srch xtor "
    "ref ref_src ref_url referrer referer fb_ref fb_source fb_action_ids fb_action_types __twitter_impression __tn__ __cft__ "
    "cmpid cmp icid intcid int_source ocid ncid ftag ito smid smtyp emc sr_share taid spm scid sfnsn guccounter guce_referrer "
    "guce_referrer_sig echobox amp_js_v amp_gsa usqp"
)
_TRACKING_STARTS = ("utm_", "at_campaign", "at_medium", "at_custom", "at_link", "pk_", "mtm_", "hsa_")
_YES = words("1 true yes amp") | {""}
_PREFIXES = words("www m mobile amp")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|shtml)$", re.IGNORECASE)
_AMP_END = re.compile(r"(?:/amp(?:\.html)?/*|\.amp)$", re.IGNORECASE)
_AMP_BEFORE_HTML = re.compile(r"\.amp(?=\.html$)", re.IGNORECASE)
_AMP_START = re.compile(r"/amp(?=/[^/])", re.IGNORECASE)
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
_CACHED = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/amp|[a-z0-9-]+\.cdn\.ampproject\.org/[acrv])/(?P<page>s/|)(?=[^/]+\.)",
    re.IGNORECASE,
)
_PATH_SAFE = "!$&'()*+,;=:@~"
_QUERY_SAFE = "!$'()*,;:@~/?"


def canonical_address(url: str) -> str:
    """The one form of a web address: https, plain host, no tracking, sorted parameters; what is none comes back as it is.

    >>> canonical_address("http://www.Courier.example:80/guns/?utm_source=x&b=2&a=1#top")
    'https://courier.example/guns?a=1&b=2'
    """
    form, before = _form(url), ""
    while len(form) != len(before):  # "/amp/amp/story": what is left may hold more to take away
        form, before = _form(form), form
    return form


def _form(url: str) -> str:
    url = _uncached(url.strip())
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return url
    if parts.scheme not in ("http", "https") or not host:
        return url
    default = 80 if parts.scheme == "http" else 443
    place = _host(host) + (f":{port}" if port not in (None, default) else "")
    query = "&".join(_parameters(parts.query))
    return f"https://{place}{_path(parts.path)}{'?' * bool(query)}{query}{_route(parts.fragment)}"


def _uncached(url: str) -> str:
    """The publisher's address in that of an AMP cache: "https://www.google.com/amp/s/courier.example/guns".

    Stays quiet on "https://www.google.com/amp/help": no host follows.
    """
    found = _CACHED.match(url)
    return f"https://{url[found.end() :]}" if found else url


def _host(host: str) -> str:
    """The host in ASCII and small letters, without "www.", "m." and the like; "www.example" stays: nothing is left of it."""
    host = _ascii(host.rstrip(".")) or host
    if ":" in host:
        return f"[{host}]"
    first, _, rest = host.partition(".")
    while first in _PREFIXES and "." in rest:
        host, (first, _, rest) = rest, rest.partition(".")
    return _without_inner_m(host)


def _without_inner_m(host: str) -> str:
    """The host without "m." in second place, as in "en.m.courier.example"; "a.m.example" stays: m may be its owner."""
    labels = host.split(".")
    return ".".join([labels[0], *labels[2:]]) if len(labels) >= 4 and labels[1] in ("m", "mobile") else host


def _ascii(host: str) -> str:
    """The host as it is asked for in the name system (IDNA 2008); "" when it cannot be written so."""
    if host.isascii():
        return host.lower()
    import idna  # only for names that need it

    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except (UnicodeError, ValueError):  # idna's own errors are kinds of UnicodeError
        return ""


def _path(path: str) -> str:
    """The path with one spelling of each character, without AMP, session, index page and last slash."""
    path = _SESSION.sub("", path)
    path = "/".join(_segments(path))
    path = path[len("/amp") :] if _AMP_START.match(path) else path
    path = _AMP_BEFORE_HTML.sub("", _AMP_END.sub("", path))
    return _INDEX.sub("", path).rstrip("/") or "/"


def _segments(path: str) -> Iterator[str]:
    """The segments of a path, "." and ".." resolved (RFC 3986, 5.2.4), each with one percent-encoding."""
    kept: list[str] = []
    for segment in path.split("/")[1:]:
        name = _respelt(segment, _PATH_SAFE)
        if name == "..":
            del kept[-1:]
        elif name != ".":
            kept.append(name)
    return iter(["", *kept])


def _parameters(query: str) -> list[str]:
    """The parameters that may name a page, by name; two of one name keep their order.

    Stays quiet on all others: "?id=1" and "?id=2" are two pages, and so may be any two that differ.
    """
    pairs = [part.partition("=") for part in query.split("&") if part]
    kept = [(name, value) for name, _, value in pairs if not _says_nothing(name.lower(), value.lower())]
    spelt = [(_respelt(name, _QUERY_SAFE, plus=True), _respelt(value, _QUERY_SAFE, plus=True)) for name, value in kept]
    return [f"{name}={value}" if value else name for name, value in sorted(spelt, key=lambda pair: pair[0])]


def _says_nothing(name: str, value: str) -> bool:
    """True for what only tells where the reader came from, and for "?amp=1"; "?amp=60" may be the strength of a fuse."""
    if name in _TRACKING or name.startswith(_TRACKING_STARTS):
        return True
    return (name == "amp" and value in _YES) or (name == "outputtype" and value == "amp")


def _respelt(part: str, safe: str, *, plus: bool = False) -> str:
    """A part with each character spelt one way: unreserved ones plain, all others percent-encoded with capitals."""
    plain = part.replace("+", " ") if plus else part
    return quote(unquote_to_bytes(plain.encode("utf-8", "surrogatepass")), safe=safe)


def _route(fragment: str) -> str:
    """A fragment that names a page of a one-page site, such as "#!/story/12" or "#/story/12"; "#comments" does not."""
    return f"#{_respelt(fragment, _PATH_SAFE + '/?!')}" if fragment.startswith(("!", "/")) else ""
