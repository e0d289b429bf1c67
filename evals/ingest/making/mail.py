"""The mails of the gold set."""

# ruff: noqa: W291 - mail and markup stand here as they stand in the files

from __future__ import annotations

from email.message import EmailMessage
from html import escape

import docx
from reportlab.lib.pagesizes import A5  # type: ignore[import-untyped]  # it has no types

from evals.ingest.making.sheets import Sheets
from evals.ingest.making.texts import Texts
from evals.ingest.making.word import document_bytes


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


def forward(texts: Texts) -> bytes:
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


def alternative(texts: Texts) -> bytes:
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


def newsletter(texts: Texts) -> bytes:
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


def russian(texts: Texts) -> bytes:
    """A wire story in windows-1251, base64, with an encoded subject."""
    title = "Орвения и Тальмарк по-разному объясняют пожар в порту Алдан"
    mail = _mail("Агентство Залив <news@zaliv.example>", title, "Wed, 02 Jun 2032 09:20:00 +0300")
    mail.set_content(
        "\n\n".join([title, *texts["russian"], "Агентство «Залив», 2 июня 2032 года"]),
        charset="windows-1251",
        cte="base64",
    )
    return mail.as_bytes()


def translated(texts: Texts) -> bytes:
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


def attached(texts: Texts) -> bytes:
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
    mail.add_attachment(document_bytes(paper, "Jonas Hale"), maintype="application", filename="ostrel-strike.docx",
                        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document")  # fmt: skip
    return _fix_boundaries(mail, "att")


def attached_pdf(texts: Texts) -> bytes:
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
