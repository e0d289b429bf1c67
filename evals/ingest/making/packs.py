"""The books and archives of the gold set."""

# ruff: noqa: E501 - markup stands here as it stands in the files

from __future__ import annotations

import io
from html import escape

from PIL import Image

from evals.ingest.making.packing import zipped
from evals.ingest.making.pdfs import press_release
from evals.ingest.making.saved import page_of
from evals.ingest.making.texts import Texts


def _epub(title: str, author: str, publisher: str, day: str, rights: str, chapters: list[list[str]]) -> bytes:
    names = [f"chapter{number}.xhtml" for number in range(1, len(chapters) + 1)]
    start = '<?xml version="1.0" encoding="UTF-8"?>'
    shell = (
        start
        + '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{}</title></head><body>{}</body></html>'
    )
    items = "".join(
        f'<item id="c{n}" href="text/{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(names)
    )
    refs = "".join(f'<itemref idref="c{n}"/>' for n in range(len(names)))
    contents = "".join(
        f'<li><a href="text/{name}">{escape(c[0])}</a></li>' for name, c in zip(names, chapters, strict=True)
    )
    opf = (
        f'{start}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:example:{len(title)}</dc:identifier><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>'
        f"<dc:publisher>{publisher}</dc:publisher><dc:date>{day}</dc:date><dc:language>en</dc:language><dc:rights>{rights}</dc:rights></metadata>"
        '<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="t" href="title.xhtml" '
        f'media-type="application/xhtml+xml"/>{items}</manifest><spine><itemref idref="t"/>{refs}</spine></package>'
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f'{start}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "OEBPS/book.opf": opf,
        "OEBPS/nav.xhtml": shell.format(title, f'<nav epub:type="toc"><h1>Contents</h1><ol>{contents}</ol></nav>'),
        "OEBPS/title.xhtml": shell.format(title, f"<h1>{title}</h1><p>{author}</p><p>{publisher}</p>"),
    }
    for name, (heading, *paragraphs) in zip(names, chapters, strict=True):
        body = f"<h2>{escape(heading)}</h2>" + "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
        members[f"OEBPS/text/{name}"] = shell.format(escape(heading), body)
    return zipped({name: text.encode() for name, text in members.items()})


def epub_canal(texts: Texts) -> bytes:
    """A book of two reports from the canal."""
    chapters = [texts["epub-road"], texts["epub-market"]]
    return _epub("Letters from the Canal", "Jan Ottesen", "Canal Press", "2033-05-24", "CC BY-SA 4.0", chapters)


def epub_winter(texts: Texts) -> bytes:
    """A book of two reports from a front."""
    return _epub(
        "A Door in Keld",
        "Elna Vik",
        "Two Banks Books",
        "2033-04",
        "All rights reserved",
        [texts["epub-winter"], texts["epub-thaw"]],
    )


def zip_folders(texts: Texts) -> bytes:
    """An archive with folders, two reports, a picture, and what a Mac leaves behind."""
    picture = io.BytesIO()
    Image.new("1", (8, 8)).save(picture, "PNG")
    return zipped({
        "october/11/hospital.txt": "\n\n".join(texts["zip-hospital"]).encode(),
        "october/12/truce.md": ("---\nurl: https://www.riverline.example/world/sarn-truce\n---\n" + "\n\n".join(texts["zip-truce"])).encode(),
        "october/12/ferry.png": picture.getvalue(),
        "__MACOSX/october/11/._hospital.txt": b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        ",
        "october/.DS_Store": b"\x00\x00\x00\x01Bud1\x00\x00",
    })  # fmt: skip


def zip_bad_member(texts: Texts) -> bytes:
    """An archive with a page, a note and a PDF that was cut off."""
    title = "Forty-four prisoners cross at Orsk"
    page = page_of("Riverline", title, '<meta property="og:site_name" content="Riverline"><meta property="article:published_time" content="2032-10-13">',
                 "<p>By Ole Fenn</p>", [escape(p) for p in texts["zip-exchange"]], "© Riverline")  # fmt: skip
    parcel = "\n\n".join(["Parcels for prisoners cross at Orsk", "Riverline, 14 October 2032", *texts["zip-parcel"]])
    return zipped({
        "notes/exchange.html": page.encode(),
        "notes/broken.pdf": press_release(texts)[:400],
        "notes/parcel.txt": parcel.encode("utf-16"),
    })  # fmt: skip
