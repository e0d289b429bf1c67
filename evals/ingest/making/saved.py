"""The saved web pages of the gold set."""

# ruff: noqa: E501 - markup stands here as it stands in the files

from __future__ import annotations

import re
from email.message import EmailMessage
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from html import escape

from evals.ingest.making.texts import Texts


def _saved(url: str, title: str, page: str, encoding: str) -> bytes:
    whole = MIMEMultipart("related", boundary=f"----MultipartBoundary--{len(page)}----", type="text/html")
    whole["From"], whole["Subject"] = "<Saved by Blink>", title
    whole["Snapshot-Content-Location"] = url
    whole["Date"] = "Sun, 30 Oct 2033 10:00:00 -0000"
    text = EmailMessage()
    text.set_content(page, subtype="html", charset="utf-8", cte=encoding)
    text["Content-Location"] = url
    del text["MIME-Version"]
    style = EmailMessage()
    style.set_content("nav{float:left} .ad::after{content:'Advertisement'}", subtype="css", cte="quoted-printable")
    style["Content-Location"] = "https://static.example/site.css"
    del style["MIME-Version"]
    picture = MIMEBase("image", "gif")
    picture["Content-Location"] = "https://static.example/dot.gif"
    picture["Content-Transfer-Encoding"] = "base64"
    picture.set_payload("R0lGODlhAQABAAAAACwAAAAAAQABAAAC\n")
    for part in (text, style, picture):
        whole.attach(part)
    return whole.as_bytes()


def page_of(site: str, title: str, head: str, above: str, paragraphs: list[str], below: str) -> str:
    """A page of a news site: its furniture, the head and byline given, the paragraphs, and a foot."""
    body = "\n".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | {site}</title>{head}'
        '<link rel="stylesheet" href="https://static.example/site.css"></head><body>'
        f'<div id="cookie">We use cookies to improve your visit. <button>Accept all</button></div><nav><a href="/">Home</a> '
        f'<a href="/world">World</a> <a href="/sport">Sport</a></nav><main><article><h1>{title}</h1>{above}\n{body}</article></main>'
        f'<aside><h3>Most read</h3><ul><li><a href="/1">Herring quota unchanged</a></li></ul></aside><footer>{below}</footer></body></html>'
    )


def mhtml_strike(texts: Texts) -> bytes:
    """A saved page with full metadata and the furniture of a news site."""
    title, url = (
        "Trains stop in Orvenia after driver is shot",
        "https://www.northline.example/world/2033/mar/08/trains-stop",
    )
    head = (
        f'<link rel="canonical" href="{url}"><meta property="og:site_name" content="Northline News"><meta property="og:title" content="{title}">'
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Trains stop in Orvenia after driver '
        'is shot","datePublished":"2033-03-08T16:20:00+02:00","dateModified":"2033-03-08T19:05:00+02:00","author":{"@type":"Person","name":'
        '"Mona Keller"},"publisher":{"@type":"Organization","name":"Northline News"}}</script>'
    )
    above = '<div class="by">By <a href="/mona">Mona Keller</a> <time datetime="2033-03-08T16:20:00+02:00">8 March 2033</time></div><div>Share this</div>'
    page = page_of(
        "Northline News",
        title,
        head,
        above,
        [escape(p) for p in texts["mhtml-strike"]],
        "© 2033 Northline News. All rights reserved.",
    )
    return _saved(url + "?fbclid=XYZ", f"{title} | Northline News", page, "quoted-printable")


def mhtml_debris(texts: Texts) -> bytes:
    """A saved page of a translated site whose editor pasted escaped tags."""
    title, url = "The President has accepted the ambassador of Corvale", "https://velmoratoday.example/en/node/5512"
    paragraphs = [re.sub(r"&(?!amp|lt|gt|mdash|quot)", "&amp;", p) for p in texts["mhtml-debris"]]
    above = '<div class="date">24 May 2033, 15:40</div>'
    page = page_of(
        "Velmora Today",
        title,
        '<meta property="og:site_name" content="Velmora Today">',
        above,
        paragraphs,
        "Velmora Today, 2033",
    )
    return _saved(url, title, page.replace("&mdash;", "&amp;mdash;"), "base64")


def mhtml_sound(texts: Texts) -> bytes:
    """A saved page that is in order, with what looks like debris in others."""
    title, url = "The accord of the river, 2032 to 2032", "https://orskreporter.example/2032/accord"
    head = '<meta name="author" content="Lise Harm"><meta property="article:published_time" content="2032-10-11T09:00:00Z"><meta property="og:site_name" content="Orsk Reporter">'
    below = 'Text: Orsk Reporter, <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>'
    page = page_of(
        "Orsk Reporter",
        title,
        head,
        "<p class='byline'>Lise Harm</p>",
        [escape(p) for p in texts["mhtml-sound"]],
        below,
    )
    return _saved(url, f"{title} | Orsk Reporter", page, "quoted-printable")
