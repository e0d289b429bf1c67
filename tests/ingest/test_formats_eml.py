"""Mails and saved pages."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from domain.errors import SourceRefused
from ingest.draft import Broken, Draft
from ingest.formats.eml import outlet_of
from tests.ingest.build import article
from tests.ingest.packing import docx, only, para, pieces, value
from tests.ingest.test_html import PAGE

LEAD = "The army of Orvenia left the bridge at Sella on Monday, the ministry said."


def mail(
    text: str = LEAD, subject: str = "Guns fall silent", sender: str = "Sella Courier <news@courier.example>"
) -> EmailMessage:
    """A plain mail."""
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = sender, subject, "Sun, 04 May 2031 18:20:00 +0200"
    message["Message-ID"], message["To"] = "<1@courier.example>", "desk@desk.example"
    message.set_content(text)
    return message


def test_subject_sender_and_day_are_taken(tmp_path: Path) -> None:
    """Re and list marks go; the text is the body."""
    one = only(tmp_path, "a.eml", mail(subject="Fwd: [news] Guns fall silent").as_bytes())
    assert (value(one, "title"), value(one, "outlet")) == ("Guns fall silent", "Sella Courier")
    assert str(getattr(value(one, "published"), "iso", "")) == "2031-05-04T18:20:00+02:00"
    assert one.body.text == LEAD


def test_a_person_who_sends_is_no_outlet() -> None:
    """A house is known by its name, or by the desk that sends."""
    assert outlet_of("Mira Idris <mira@mail.example>") is None
    assert outlet_of("Sella Courier <mira@mail.example>") == "Sella Courier"
    assert outlet_of('"Kestrel" <newsletter@kestrel.example>') == "Kestrel"
    assert outlet_of("Mira Idris via desk <desk@desk.example>") == "Mira Idris"
    assert outlet_of("news@courier.example") is None


def test_what_surrounds_the_text_is_left_out(tmp_path: Path) -> None:
    """Quoted replies, signatures and list footers."""
    text = f"{LEAD}\n\nIt was quiet.\n\nOn 3 May 2031, M. Idris wrote:\n> Is it quiet?\n> Tell me.\n\n-- \nA. Nader\nSella\n"
    assert only(tmp_path, "a.eml", mail(text).as_bytes()).body.text == f"{LEAD}\n\nIt was quiet."
    listed = f"{LEAD}\n\nIt was quiet.\n\nYou received this message because you asked for it.\nUnsubscribe: here\n"
    assert only(tmp_path, "b.eml", mail(listed).as_bytes()).body.text == f"{LEAD}\n\nIt was quiet."


def test_a_forwarded_article_keeps_its_own_headers(tmp_path: Path) -> None:
    """The note above it is left out."""
    text = (
        "FYI, see below.\n\n---------- Forwarded message ---------\nFrom: Orven Post <news@post.example>\n"
        f"Date: 3 May 2031, 10:00 UTC\nSubject: Bridge is open\nTo: <me@desk.example>\n\n\n{LEAD}\n"
    )
    one = only(tmp_path, "a.eml", mail(text, "Fwd: Bridge is open", "M. Idris <m@desk.example>").as_bytes())
    assert (value(one, "title"), value(one, "outlet")) == ("Bridge is open", "Orven Post")
    assert getattr(value(one, "published"), "iso", "") == "2031-05-03T10:00:00+00:00"
    assert one.body.text == LEAD


def test_a_quoted_article_under_a_short_note_is_the_text(tmp_path: Path) -> None:
    """Some programs forward by quoting."""
    quoted = "\n".join(f"> {LEAD}" for _ in range(12))
    assert only(tmp_path, "a.eml", mail(f"For the archive.\n\n{quoted}\n").as_bytes()).body.text.count(LEAD) == 12


def test_a_page_is_taken_where_the_plain_text_says_little(tmp_path: Path) -> None:
    """Hidden words and lonely links are left out; remote pictures are only words in the raw text."""
    message = mail("Open this letter in a browser.")
    page = f"<p>{LEAD}</p><p>It was quiet.</p><p style='display:none'>Praise the army of Orvenia now.</p>"
    page += "<p><a href='x'>Open in a browser</a></p>"
    message.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    one = only(tmp_path, "a.eml", message.as_bytes())
    assert one.body.text == f"{LEAD}\n\nIt was quiet."
    assert [flag.kind for flag in one.flags] == ["hidden-text"]


def test_attached_articles_are_members(tmp_path: Path) -> None:
    """A short cover note is no article; pictures are passed over; a broken one is named."""
    message = mail("Please find the piece attached.")
    message.add_attachment(docx(para(LEAD)), maintype="application", subtype="octet-stream", filename="piece – 1.docx")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(b"%PDF-1.7 no", maintype="application", subtype="pdf", filename="b.pdf")
    first, second = pieces(tmp_path, "a.eml", message.as_bytes())
    assert isinstance(first, Draft)
    assert (first.member, first.body.text, first.parser) == ("piece – 1.docx", LEAD, "docx/1")
    assert isinstance(second, Broken)
    assert second.part == "b.pdf"


def test_a_message_attached_whole_is_the_article(tmp_path: Path) -> None:
    """Its own headers count."""
    outer = mail("See attached.", "For you", "M. Idris <m@desk.example>")
    outer.add_attachment(mail())
    one = only(tmp_path, "a.eml", outer.as_bytes())
    assert (one.member, value(one, "title"), one.body.text) == ("message 1", "Guns fall silent", LEAD)


def test_a_mail_without_words_is_refused(tmp_path: Path) -> None:
    """It says what to do."""
    message = EmailMessage()
    message["Subject"], message["From"], message["Message-ID"] = "x", "a@b.example", "<1>"
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    with pytest.raises(SourceRefused, match="holds no text"):
        pieces(tmp_path, "a.eml", message.as_bytes())


def test_a_saved_page_is_read_as_a_page_of_its_address(tmp_path: Path) -> None:
    """MHTML is a mail by its form."""
    page = PAGE.replace('<link rel="canonical" href="https://courier.example/guns">', "")
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/x\r\n"
        "Subject: Guns\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="bb"\r\n\r\n--bb\r\n'
        "Content-Type: text/html; charset=utf-8\r\n"
        f"Content-Location: https://courier.example/guns?a=1\r\n\r\n{page}\r\n--bb--\r\n"
    )
    one = article(tmp_path, "a.mhtml", data)
    assert (one.parser, one.title, one.url) == ("mhtml/1", "Guns fall silent", "https://courier.example/guns?a=1")
    with pytest.raises(SourceRefused, match="no web page"):
        pieces(tmp_path, "b.mhtml", data.replace("text/html", "text/plain"))


def test_the_stories_of_a_newsletter_are_articles(tmp_path: Path) -> None:
    """Greeting and footer are left out; a text with rules but no headlines stays one."""
    stories = "\n\n----------\n".join(f"Bridge number {n} is open again\n\n{LEAD} {LEAD}" for n in (1, 2, 3))
    read = pieces(
        tmp_path, "a.eml", mail(f"Good morning!\n\n{stories}\n\nUnsubscribe: here\n", "Your letter").as_bytes()
    )
    drafts = [one for one in read if isinstance(one, Draft)]
    assert [value(one, "title") for one in drafts] == [f"Bridge number {n} is open again" for n in (1, 2, 3)]
    assert [one.member for one in drafts] == ["#0", "#1", "#2"]
    assert "Good morning" not in drafts[0].body.text
    parted = f"{LEAD}\n\n-----\n\n{LEAD}\n\n-----\n\n{LEAD}"
    assert only(tmp_path, "b.eml", mail(parted).as_bytes()).body.text.count(LEAD) == 3


def test_what_stands_over_the_title_is_a_masthead(tmp_path: Path) -> None:
    """The subject that stands again in the text is where the text begins."""
    one = only(
        tmp_path, "a.eml", mail(f"SELLA OBSERVERS' MISSION\n4 May 2031\n\nGuns fall silent\n\n{LEAD}").as_bytes()
    )
    assert one.body.text.startswith("Guns fall silent")
