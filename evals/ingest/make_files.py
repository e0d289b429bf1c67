"""Writes the raw items of the gold set that are not plain text, from `files/plain.txt`: `python -m evals.ingest.make_files`.

Two runs write the same bytes: dates and boundaries are fixed. Feeds, the sitemap and the tables were written by hand.
"""

# ruff: noqa: E501, W291 - markup and mail stand here as they stand in the files

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from html import escape
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4, A5  # type: ignore[import-untyped]  # it has no types
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]  # it has no types
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]  # it has no types
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # it has no types
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]  # it has no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # it has no types

FILES = Path(__file__).parent / "files"
GREEK_FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BREAK = re.compile(r"(?<=[a-z][aeiou])(?=[bcdfglmnprstv][aeiou][a-z])|(?<=[a-z][a-z][a-z])(?=(?:ment|ness|tion|ship))")
FIXED = (2033, 1, 1, 0, 0, 0)


def plain(marks: bool = False) -> dict[str, list[str]]:
    """The paragraphs of each section of plain.txt; with `marks`, the places where a word may be broken stay in."""
    whole = (FILES / "plain.txt").read_text(encoding="utf-8")
    sections = re.split(r"^== (.+)\n", whole, flags=re.MULTILINE)[1:]
    paired = zip(sections[::2], sections[1::2], strict=True)
    return {
        name: [p if marks else re.sub(r"(?<=\w)\|(?=\w)", "", p) for p in body.strip().split("\n\n")]
        for name, body in paired
    }


# ---------------------------------------------------------------------------------------------------------------- mail


def _mail(sender: str, subject: str, when: str, **more: str) -> EmailMessage:
    mail = EmailMessage()
    heads = {"From": sender, "To": "desk@newsroom.example", "Subject": subject, "Date": when, **more}
    for name, value in heads.items():
        mail[name.replace("_", "-")] = value
    mail["Message-ID"] = f"<{abs(sum(map(ord, subject)))}@mail.example>"
    return mail


def _fix_boundaries(mail: EmailMessage, mark: str) -> bytes:
    for number, part in enumerate(p for p in mail.walk() if p.is_multipart()):
        part.set_boundary(f"=_{mark}_{number}")
    return mail.as_bytes()


def forward(texts: dict[str, list[str]]) -> bytes:
    """A colleague's forward of an article, with her note above and the mail she answered below."""
    title = "Orvenia and Talmark trade blame for the fall of the Selna bridge"
    mail = _mail("Dana Pell <dana.pell@newsroom.example>", f"FW: {title}", "Mon, 15 Mar 2032 08:12:40 +0100")
    article = "\n\n".join(texts["bridge"])
    mail.set_content(f"""Tom,

this is the piece I meant, worth a box on page 4. Can you check the tolls with the governor?

Dana
-- 
Dana Pell | Foreign desk | +00 555 0101
This e-mail is confidential.

-----Original Message-----
From: Corvale Herald <stories@corvaleherald.example>
Sent: Sunday, March 14, 2032 18:05
To: Dana Pell
Subject: {title}

{title}

By Irena Voss
The Corvale Herald

{article}

(c) 2032 The Corvale Herald

On Sat, 13 Mar 2032 at 21:40, Tom Ash <tom.ash@newsroom.example> wrote:
> Do we have anything from the river at all?
> My contact says the bridge is still standing.
>
> Tom
""")  # fmt: skip
    return mail.as_bytes()


def alternative(texts: dict[str, list[str]]) -> bytes:
    """The same release as plain text and as HTML, the HTML with a pixel and an unsubscribe line."""
    title = "Daily report: 212 violations of the ceasefire"
    mail = _mail("Observers Press Office <press@observers.example>", title, "Tue, 30 Nov 2032 18:30:00 +0000")
    head = "MISSION OF OBSERVERS TO THE SELNA LINE\nDaily report, 30 November 2032"
    mail.set_content(
        f"{head}\n\n{title}\n\n" + "\n\n".join(texts["release"]) + "\n\nUnsubscribe: https://observers.example/u/7\n"
    )
    body = "".join(f"<p>{escape(p)}</p>" for p in texts["release"])
    mail.add_alternative(
        f"<html><head><style>p{{margin:0}}</style></head><body><table><tr><td><img src='https://observers.example/logo.png' "
        f"alt='Logo'><br>{head.splitlines()[0]}<br>{head.splitlines()[1]}</td></tr><tr><td><h1>{title}</h1>{body}"
        "<p style='font-size:9px'><a href='https://observers.example/u/7'>Unsubscribe</a> or view in browser</p>"
        "<img src='https://observers.example/open.gif?id=7' width=1 height=1></td></tr></table></body></html>",
        subtype="html",
    )
    return _fix_boundaries(mail, "alt")


def newsletter(texts: dict[str, list[str]]) -> bytes:
    """A morning letter with three stories, a greeting, an advertisement and a footer."""
    mail = _mail(
        "Lakeside Morning Letter <letter@lakeside.example>",
        "Your Wednesday letter: ships, schools, silence",
        "Wed, 03 Sep 2031 06:00:00 +0200",
        List_Unsubscribe="<https://lakeside.example/unsubscribe>",
    )
    stories = [texts[f"letter-{name}"] for name in ("grain", "teachers", "talks")]
    told = ("\n" + "-" * 40 + "\n").join("\n\n".join(s) + "\n" for s in stories)
    mail.set_content(
        "Good morning! Here is what moved overnight, in three minutes.\n\n"
        + told
        + "\nADVERTISEMENT: Dune Bank. Your savings, our shore.\n\nYou get this letter because you signed up at "
        "lakeside.example.\nUnsubscribe | Privacy\n"
    )
    return mail.as_bytes()


def russian(texts: dict[str, list[str]]) -> bytes:
    """A wire story in windows-1251, base64, with an encoded subject."""
    title = "Орвения и Тальмарк по-разному объясняют пожар в порту Алдан"
    mail = _mail("Агентство Залив <news@zaliv.example>", title, "Wed, 02 Jun 2032 09:20:00 +0300")
    mail.set_content(
        "\n\n".join([title, *texts["russian"], "Агентство «Залив», 2 июня 2032 года"]),
        charset="windows-1251",
        cte="base64",
    )
    return mail.as_bytes()


def translated(texts: dict[str, list[str]]) -> bytes:
    """A translated story with its site's tags left in, quoted-printable, from a mailing list with its footer."""
    title = "The opponent again has opened the fire in direction of Tal Bora"
    mail = _mail(
        "Tal Bora Inform <english@talborainform.example>",
        f"[riverwatch] {title}",
        "Sat, 09 Oct 2032 12:15:00 +0300",
        List_Id="riverwatch <riverwatch.lists.example>",
    )
    footer = (
        "_" * 47
        + "\nriverwatch mailing list\nriverwatch@lists.example\nTo unsubscribe: https://lists.example/riverwatch"
    )
    mail.set_content("\n\n".join([title, *texts["debris-mail"]]) + "\n\n" + footer + "\n", cte="quoted-printable")
    return mail.as_bytes()


def attached(texts: dict[str, list[str]]) -> bytes:
    """A stringer's note with the article as a Word file."""
    mail = _mail(
        "Jonas Hale <jonas.hale@stringers.example>", "strike piece for tomorrow", "Wed, 02 Jun 2032 19:40:00 +0200"
    )
    mail.set_content("Hi,\n\nattached is the strike, 30 lines, as agreed. Invoice follows.\n\nBest\nJonas\n")
    paper = docx.Document()
    paper.add_paragraph("Ostrel miners end strike as soldiers prepare to go", style="Title")
    paper.add_paragraph("By Jonas Hale")
    paper.add_paragraph("Basin Courier, 2 June 2032")
    for text in texts["attached"]:
        paper.add_paragraph(text)
    mail.add_attachment(_docx_bytes(paper, "Jonas Hale"), maintype="application", filename="ostrel-strike.docx",
                        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document")  # fmt: skip
    return _fix_boundaries(mail, "att")


def attached_pdf(texts: dict[str, list[str]]) -> bytes:
    """A one-line note with the article as a PDF, whose name is encoded."""
    mail = _mail("Kaja Brandt <kaja@lindmarmail.example>", "for the archive", "Thu, 22 Jul 2032 11:00:00 +0200")
    mail.set_content("see attachment\n\nSent from my phone\n")
    pages = Sheets(A5)
    pages.line("Lindmar Evening Post", 9)
    pages.line("Thursday, 22 July 2032", 9)
    pages.line("All 41 marchers freed before hearing", 17, bold=True)
    for text in texts["attached-pdf"]:
        pages.paragraph(text)
    mail.add_attachment(pages.done(), maintype="application", subtype="pdf", filename="Lindmar – freed.pdf")
    return _fix_boundaries(mail, "pdf")


# ----------------------------------------------------------------------------------------------------------------- pdf


@dataclass
class Sheets:
    """Pages on which words are set by hand, so that it is known where lines, columns and pages end."""

    size: tuple[float, float]
    head: str = ""
    foot: str = ""
    font: str = "Times-Roman"
    lock: StandardEncryption | None = None
    columns: int = 1
    margin: float = 45
    broken: bool = False
    title: str | None = None

    def __post_init__(self) -> None:
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=self.size, invariant=1, encrypt=self.lock)
        if self.title:
            self.canvas.setTitle(self.title)
        self.page, self.column = 1, 0
        self.top = self.y = self.size[1] - self.margin - 15
        self._furniture()

    def _furniture(self) -> None:
        self.canvas.setFont(self.font, 8)
        self.canvas.drawString(self.margin, self.size[1] - 30, self.head.replace("#", str(self.page)))
        self.canvas.drawCentredString(self.size[0] / 2, 22, self.foot.replace("#", str(self.page)))

    @property
    def width(self) -> float:
        """The width of a column, in points."""
        return (self.size[0] - 2 * self.margin - 18 * (self.columns - 1)) / self.columns

    def _turn(self) -> None:
        self.column += 1
        if self.column >= self.columns:
            self.canvas.showPage()
            self.page, self.column = self.page + 1, 0
            self.top = self.size[1] - self.margin - 15
            self._furniture()
        self.y = self.top

    def line(self, text: str, size: float = 10.5, bold: bool = False, lead: float = 1.3) -> None:
        """One line of type in the present column."""
        if self.y < self.margin + 10:
            self._turn()
        font = "Times-Bold" if bold and self.font == "Times-Roman" else self.font
        self.canvas.setFont(font, size)
        self.canvas.drawString(self.margin + self.column * (self.width + 18), self.y - size, text)
        self.y -= size * lead

    def paragraph(self, text: str, size: float = 10.5, indent: str = "    ") -> None:
        """A paragraph, its words broken at the marks where the line is full."""
        row = indent
        for word in text.split(" "):
            row = self._place(row, BREAK.sub("|", word) if self.broken and "|" not in word else word, size)
        self.line(row, size)

    def _place(self, row: str, word: str, size: float) -> str:
        whole = word.replace("|", "")
        gap = "" if not row.strip() or row.endswith(" ") else " "
        if self._fits(row + gap + whole, size):
            return row + gap + whole
        parts = word.split("|")
        for cut in range(len(parts) - 1, 0, -1):
            start = row + gap + "".join(parts[:cut]) + "-"
            if self._fits(start, size):
                self.line(start, size)
                return "".join(parts[cut:])
        self.line(row, size)
        return whole

    def _fits(self, row: str, size: float) -> bool:
        return bool(pdfmetrics.stringWidth(row, self.font, size) <= self.width)

    def rest_in_columns(self, columns: int) -> None:
        """From here down, the text runs in so many columns."""
        self.columns, self.column = columns, 0
        self.y -= 8
        self.top = self.y

    def done(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self.out.getvalue()


def one_column(texts: dict[str, list[str]]) -> bytes:
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


def two_columns(texts: dict[str, list[str]]) -> bytes:
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


def press_release(texts: dict[str, list[str]]) -> bytes:
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


def white_text(texts: dict[str, list[str]]) -> bytes:
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


def greek(texts: dict[str, list[str]]) -> bytes:
    """A story in Greek letters."""
    pdfmetrics.registerFont(TTFont("Greek", GREEK_FONT))
    pages = Sheets(A4, "Εφημερίδα του Σέλνα", "15 Μαρτίου 2033", font="Greek", margin=70)
    pages.line("Δύο στρατιώτες νεκροί κοντά στη γέφυρα του Σέλνα", 15)
    pages.y -= 8
    for text in texts["greek"]:
        pages.paragraph(text, 11)
    return pages.done()


def debris_pdf(texts: dict[str, list[str]]) -> bytes:
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


def scan(texts: dict[str, list[str]]) -> bytes:
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


def encrypted(texts: dict[str, list[str]]) -> bytes:
    """A file that opens only with a password."""
    pages = Sheets(A4, lock=StandardEncryption("selna", ownerPassword="mirol", canPrint=0))
    pages.paragraph(texts["white-text"][0])
    return pages.done()


# ---------------------------------------------------------------------------------------------------------------- docx


def _docx_bytes(paper: docx.document.Document, author: str = "") -> bytes:
    paper.core_properties.author, paper.core_properties.title = author, ""
    paper.core_properties.created = paper.core_properties.modified = datetime(2033, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    paper.save(out)
    return _repack(out.getvalue())


def _repack(data: bytes) -> bytes:
    """The same archive with fixed times."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return _zipped({name: old.read(name) for name in old.namelist()})


def _zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(zipfile.ZipInfo(name, FIXED), data, kind)
    return out.getvalue()


def docx_byline(texts: dict[str, list[str]]) -> bytes:
    """A feature with the styles Title and Subtitle and a byline."""
    paper = docx.Document()
    paper.add_paragraph("A mayor comes home for ninety minutes", style="Title")
    paper.add_paragraph("Brana was shown to her through a window", style="Subtitle")
    paper.add_paragraph("By Sofie Lantz")
    paper.add_paragraph("The Corvale Herald, 6 March 2033")
    for text in texts["docx-byline"]:
        paper.add_paragraph(text)
    return _docx_bytes(paper, "SLantz")


def docx_table(texts: dict[str, list[str]]) -> bytes:
    """A report with a table between its paragraphs."""
    paper = docx.Document()
    paper.add_heading("Hospital and army disagree about the wounded of Keld", 1)
    paper.add_paragraph("Keld Gazette, 24 May 2033")
    for text in texts["docx-table"]:
        if " | " not in text:
            paper.add_paragraph(text)
            continue
        rows = [row.split(" | ") for row in text.split("\n")]
        table = paper.add_table(rows=len(rows), cols=3)
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, value in zip(cells.cells, row, strict=True):
                cell.text = value
    return _docx_bytes(paper)


def docx_tracked(texts: dict[str, list[str]]) -> bytes:
    """A report with one deletion, one insertion and one hidden paragraph."""
    paper = docx.Document()
    paper.add_heading("Sixty-three rescued from drifting ferry", 1)
    paper.add_paragraph("Lund Tidings, 12 November 2031")
    mark = 'w:id="{}" w:author="Desk" w:date="2031-11-12T08:00:00Z"'
    for text in texts["docx-tracked"]:
        if "hijacked by terrorists" not in text:
            paper.add_paragraph(text)
            continue
        before, after = text.split("terrorists", 1)
        line = paper.add_paragraph(before)
        line._p.append(
            parse_xml(f"<w:del {W} {mark.format(1)}><w:r><w:delText>pirates of unknown flag</w:delText></w:r></w:del>")
        )
        line._p.append(parse_xml(f"<w:ins {W} {mark.format(2)}><w:r><w:t>terrorists</w:t></w:r></w:ins>"))
        line.add_run(after)
    secret = paper.add_paragraph().add_run(
        "Desk only: the captain is Oskar Brum, keep his name out until he is charged."
    )
    secret.font.hidden = True
    return _docx_bytes(paper)


def docx_header(texts: dict[str, list[str]]) -> bytes:
    """An agency report with a running head and foot."""
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "VPA SERVICE COPY - 18 June 2031 - NOT FOR PUBLIC DISPLAY"
    paper.sections[0].footer.paragraphs[0].text = "Velmora Press Agency, Almera, vpa.example, all rights reserved"
    paper.add_heading("Velmora's parliament extends emergency in the river provinces", 1)
    first, *others = texts["docx-header"]
    paper.add_paragraph(f"ALMERA, Velmora, June 18 (VPA) - {first}")
    for text in others:
        paper.add_paragraph(text)
    return _docx_bytes(paper)


def docx_notes(texts: dict[str, list[str]]) -> bytes:
    """A report with two footnotes."""
    paper = docx.Document()
    paper.add_paragraph("Report leaves the cause of the Orsk fire open", style="Title")
    paper.add_paragraph("By Theo Lamm")
    paper.add_paragraph("Corvale Review, 19 August 2033")
    lines = [paper.add_paragraph(text) for text in texts["docx-notes"]]
    for number, line in ((1, lines[0]), (2, lines[2])):
        line._p.append(
            parse_xml(
                f'<w:r {W}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
            )
        )
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(t)}</w:t></w:r></w:p></w:footnote>'
        for n, t in enumerate(texts["docx-notes-notes"], 1)
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {W}>{notes}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), paper.part.package)
    paper.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return _docx_bytes(paper)


# --------------------------------------------------------------------------------------------------------------- mhtml


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


def _page(site: str, title: str, head: str, above: str, paragraphs: list[str], below: str) -> str:
    body = "\n".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | {site}</title>{head}'
        '<link rel="stylesheet" href="https://static.example/site.css"></head><body>'
        f'<div id="cookie">We use cookies to improve your visit. <button>Accept all</button></div><nav><a href="/">Home</a> '
        f'<a href="/world">World</a> <a href="/sport">Sport</a></nav><main><article><h1>{title}</h1>{above}\n{body}</article></main>'
        f'<aside><h3>Most read</h3><ul><li><a href="/1">Herring quota unchanged</a></li></ul></aside><footer>{below}</footer></body></html>'
    )


def mhtml_strike(texts: dict[str, list[str]]) -> bytes:
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
    page = _page(
        "Northline News",
        title,
        head,
        above,
        [escape(p) for p in texts["mhtml-strike"]],
        "© 2033 Northline News. All rights reserved.",
    )
    return _saved(url + "?fbclid=XYZ", f"{title} | Northline News", page, "quoted-printable")


def mhtml_debris(texts: dict[str, list[str]]) -> bytes:
    """A saved page of a translated site whose editor pasted escaped tags."""
    title, url = "The President has accepted the ambassador of Corvale", "https://velmoratoday.example/en/node/5512"
    paragraphs = [re.sub(r"&(?!amp|lt|gt|mdash|quot)", "&amp;", p) for p in texts["mhtml-debris"]]
    above = '<div class="date">24 May 2033, 15:40</div>'
    page = _page(
        "Velmora Today",
        title,
        '<meta property="og:site_name" content="Velmora Today">',
        above,
        paragraphs,
        "Velmora Today, 2033",
    )
    return _saved(url, title, page.replace("&mdash;", "&amp;mdash;"), "base64")


def mhtml_sound(texts: dict[str, list[str]]) -> bytes:
    """A saved page that is in order, with what looks like debris in others."""
    title, url = "The accord of the river, 2032 to 2032", "https://orskreporter.example/2032/accord"
    head = '<meta name="author" content="Lise Harm"><meta property="article:published_time" content="2032-10-11T09:00:00Z"><meta property="og:site_name" content="Orsk Reporter">'
    below = 'Text: Orsk Reporter, <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>'
    page = _page(
        "Orsk Reporter",
        title,
        head,
        "<p class='byline'>Lise Harm</p>",
        [escape(p) for p in texts["mhtml-sound"]],
        below,
    )
    return _saved(url, f"{title} | Orsk Reporter", page, "quoted-printable")


# ---------------------------------------------------------------------------------------------------------- epub and zip


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
    return _zipped({name: text.encode() for name, text in members.items()})


def epub_canal(texts: dict[str, list[str]]) -> bytes:
    """A book of two reports from the canal."""
    chapters = [texts["epub-road"], texts["epub-market"]]
    return _epub("Letters from the Canal", "Jan Ottesen", "Canal Press", "2033-05-24", "CC BY-SA 4.0", chapters)


def epub_winter(texts: dict[str, list[str]]) -> bytes:
    """A book of two reports from a front."""
    return _epub(
        "A Door in Keld",
        "Elna Vik",
        "Two Banks Books",
        "2033-04",
        "All rights reserved",
        [texts["epub-winter"], texts["epub-thaw"]],
    )


def zip_folders(texts: dict[str, list[str]]) -> bytes:
    """An archive with folders, two reports, a picture, and what a Mac leaves behind."""
    picture = io.BytesIO()
    Image.new("1", (8, 8)).save(picture, "PNG")
    return _zipped({
        "october/11/hospital.txt": "\n\n".join(texts["zip-hospital"]).encode(),
        "october/12/truce.md": ("---\nurl: https://www.riverline.example/world/sarn-truce\n---\n" + "\n\n".join(texts["zip-truce"])).encode(),
        "october/12/ferry.png": picture.getvalue(),
        "__MACOSX/october/11/._hospital.txt": b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        ",
        "october/.DS_Store": b"\x00\x00\x00\x01Bud1\x00\x00",
    })  # fmt: skip


def zip_bad_member(texts: dict[str, list[str]]) -> bytes:
    """An archive with a page, a note and a PDF that was cut off."""
    title = "Forty-four prisoners cross at Orsk"
    page = _page("Riverline", title, '<meta property="og:site_name" content="Riverline"><meta property="article:published_time" content="2032-10-13">',
                 "<p>By Ole Fenn</p>", [escape(p) for p in texts["zip-exchange"]], "© Riverline")  # fmt: skip
    parcel = "\n\n".join(["Parcels for prisoners cross at Orsk", "Riverline, 14 October 2032", *texts["zip-parcel"]])
    return _zipped({
        "notes/exchange.html": page.encode(),
        "notes/broken.pdf": press_release(texts)[:400],
        "notes/parcel.txt": parcel.encode("utf-16"),
    })  # fmt: skip


def main() -> None:
    """Writes all of them."""
    texts, marked = plain(), plain(marks=True)
    items = {
        "forward.eml": forward(texts), "daily-report.eml": alternative(texts), "newsletter.eml": newsletter(texts),
        "port-aldan.eml": russian(texts), "riverwatch.eml": translated(texts), "strike-piece.eml": attached(texts),
        "for-the-archive.eml": attached_pdf(texts), "keld-observer.pdf": one_column(marked), "weekly-river.pdf": two_columns(marked),
        "release-88.pdf": press_release(texts), "selna-post.pdf": white_text(texts), "efimerida.pdf": greek(texts),
        "keld-inform.pdf": debris_pdf(texts), "scan.pdf": scan(texts), "locked.pdf": encrypted(texts),
        "mayor.docx": docx_byline(texts), "wounded.docx": docx_table(texts), "ferry.docx": docx_tracked(texts),
        "emergency.docx": docx_header(texts), "refinery.docx": docx_notes(texts), "trains.mhtml": mhtml_strike(texts),
        "ambassador.mhtml": mhtml_debris(texts), "accord.mht": mhtml_sound(texts), "canal.epub": epub_canal(texts),
        "door.epub": epub_winter(texts), "october.zip": zip_folders(texts), "notes.zip": zip_bad_member(texts),
    }  # fmt: skip
    for name, data in items.items():
        (FILES / name).write_bytes(data)


if __name__ == "__main__":
    main()
