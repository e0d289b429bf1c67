"""Writes the raw items of the gold set that are not plain text, from `files/plain.txt`: `python -m evals.ingest.make_files`.

Two runs write the same bytes. Feeds, the sitemap and the tables were written by hand.
"""

from __future__ import annotations

from evals.ingest.making import mail, packs, pdfs, saved, word
from evals.ingest.making.texts import FILES, plain


def main() -> None:
    """Writes all of them."""
    texts, marked = plain(), plain(marks=True)
    items = {
        "forward.eml": mail.forward(texts),
        "daily-report.eml": mail.alternative(texts),
        "newsletter.eml": mail.newsletter(texts),
        "port-aldan.eml": mail.russian(texts),
        "riverwatch.eml": mail.translated(texts),
        "strike-piece.eml": mail.attached(texts),
        "for-the-archive.eml": mail.attached_pdf(texts),
        "keld-observer.pdf": pdfs.one_column(marked),
        "weekly-river.pdf": pdfs.two_columns(marked),
        "release-88.pdf": pdfs.press_release(texts),
        "selna-post.pdf": pdfs.white_text(texts),
        "efimerida.pdf": pdfs.greek(texts),
        "keld-inform.pdf": pdfs.debris_pdf(texts),
        "scan.pdf": pdfs.scan(texts),
        "locked.pdf": pdfs.encrypted(texts),
        "mayor.docx": word.docx_byline(texts),
        "wounded.docx": word.docx_table(texts),
        "ferry.docx": word.docx_tracked(texts),
        "emergency.docx": word.docx_header(texts),
        "refinery.docx": word.docx_notes(texts),
        "trains.mhtml": saved.mhtml_strike(texts),
        "ambassador.mhtml": saved.mhtml_debris(texts),
        "accord.mht": saved.mhtml_sound(texts),
        "canal.epub": packs.epub_canal(texts),
        "door.epub": packs.epub_winter(texts),
        "october.zip": packs.zip_folders(texts),
        "notes.zip": packs.zip_bad_member(texts),
    }
    for name, data in items.items():
        (FILES / name).write_bytes(data)


if __name__ == "__main__":
    main()
