"""The PDFs of the gold set."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4, A5  # type: ignore[import-untyped]  # it has no types
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]  # it has no types
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]  # it has no types
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # it has no types
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]  # it has no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # it has no types

from evals.ingest.making.sheets import Sheets
from evals.ingest.making.texts import Texts

GREEK_FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def one_column(texts: Texts) -> bytes:
    """A broadsheet story over two small pages, with a running head, a foot with page numbers, and broken words."""
    pages = Sheets(
        A5,
        "THE KELD OBSERVER        Friday, 21 January 2033",
        "keldobserver.example        Page # of 2",
        title="p1_master_v3.indd",
        broken=True,
    )
    pages.line("Two ministers sign one protocol", 18, bold=True)
    pages.line("and read two out of it", 18, bold=True)
    pages.line("By Marit Sand", 10)
    pages.y -= 6
    for text in texts["one-column"]:
        pages.paragraph(text, 14)
    return pages.done()


def two_columns(texts: Texts) -> bytes:
    """A weekly's page in two columns under a headline over both."""
    pages = Sheets(
        (400, 560), "WEEKLY RIVER", "Weekly River | 28 January 2033 | #", margin=42, title="Untitled", broken=True
    )
    pages.line("Nobody broke the dam at Orsk,", 22, bold=True)
    pages.line("say those who might have", 22, bold=True)
    pages.line("By Ines Paro in Orsk", 10)
    pages.rest_in_columns(2)
    for text in texts["two-columns"]:
        pages.paragraph(text, 13)
    return pages.done()


def press_release(texts: Texts) -> bytes:
    """A ministry's release with letterhead, number, place and date, and a line for questions."""
    pages = Sheets(A4, foot="1 Harbour Street, Selna | press@mfa.orvenia.example | Tel. +00 555 0199", margin=70)
    pages.line("Ministry of Foreign Affairs of the Republic of Orvenia", 14, bold=True)
    pages.line("Department of Press and Information", 10)
    pages.y -= 14
    pages.line("PRESS RELEASE No. 88/2033")
    pages.line("Selna, 11 April 2033")
    pages.line("FOR IMMEDIATE RELEASE")
    pages.y -= 14
    pages.line("Statement on the allegations of 10 April", 15, bold=True)
    for text in texts["press-release"]:
        pages.paragraph(text, 11.5, indent="")
        pages.y -= 8
    pages.line("- END -")
    pages.line("Media contact: Vera Ostin, spokeswoman, +00 555 0199")
    return pages.done()


def white_text(texts: Texts) -> bytes:
    """A newspaper story with a white line of instructions to a machine, and the same words drawn unseen."""
    pages = Sheets(
        A4,
        "The Selna Post, Thursday, 3 February 2033",
        "selnapost.example",
        margin=70,
        title="Nine lorries, one cargo, two stories",
    )
    pages.line("Nine lorries, one cargo, two stories", 20, bold=True)
    pages.line("By Ruth Amsel", 10)
    for number, text in enumerate(texts["white-text"]):
        pages.paragraph(text, 12)
        if number == 1:
            pages.canvas.setFillColorRGB(1, 1, 1)
            pages.paragraph(texts["white-text-hidden"][0], 7)
            pages.canvas.setFillColorRGB(0, 0, 0)
    unseen = pages.canvas.beginText(70, 60)
    unseen.setTextRenderMode(3)
    unseen.setFont("Times-Roman", 6)
    unseen.textLine(texts["white-text-hidden"][0])
    pages.canvas.drawText(unseen)
    return pages.done()


def greek(texts: Texts) -> bytes:
    """A story in Greek letters."""
    pdfmetrics.registerFont(TTFont("Greek", GREEK_FONT))
    pages = Sheets(A4, "Εφημερίδα του Σέλνα", "15 Μαρτίου 2033", font="Greek", margin=70)
    pages.line("Δύο στρατιώτες νεκροί κοντά στη γέφυρα του Σέλνα", 15)
    pages.y -= 8
    for text in texts["greek"]:
        pages.paragraph(text, 11)
    return pages.done()


def debris_pdf(texts: Texts) -> bytes:
    """A printed web page, badly translated, with tags, entities and a shortcode left in."""
    pages = Sheets(
        A4,
        "03.09.2031, 11:20        Keld Inform - News",
        "https://keldinform.example/en/news/4471        #/1",
        margin=70,
    )
    pages.line("BORDER GUARDS HAS DETAINED THE INFRINGER ON THE CANAL OF KELD", 11, bold=True)
    pages.y -= 8
    for text in texts["debris-pdf"]:
        pages.paragraph(text, 11, indent="")
        pages.y -= 6
    return pages.done()


def scan(texts: Texts) -> bytes:
    """A picture of a page: nothing in it can be read as text."""
    picture = Image.new("1", (620, 400), 1)
    pen = ImageDraw.Draw(picture)
    for row, text in enumerate(texts["white-text"]):
        pen.text((20, 40 + 60 * row), text[:95])
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 300, 595, 384)
    canvas.save()
    return out.getvalue()


def encrypted(texts: Texts) -> bytes:
    """A file that opens only with a password."""
    pages = Sheets(A4, lock=StandardEncryption("selna", ownerPassword="mirol", canPrint=0))
    pages.paragraph(texts["white-text"][0])
    return pages.done()
