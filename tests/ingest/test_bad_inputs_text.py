"""Encodings and texts that are broken, hostile or strange: the bad inputs 1 to 30."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.report import Source
from ingest.worker import Parsers
from tests.ingest.bad_inputs import BODY, Bad, cases, file, judge, processes
from tests.ingest.build import record

RUSSIAN = (
    "Войска отошли от моста вечером во вторник, сообщил штаб. Жители города говорят, что обстрел продолжался всю ночь. "
)
JAPANESE = "軍は火曜日に橋の近くで砲撃があったと発表した。住民によると、けが人はいなかった。"
CHINESE = "军方称周二在桥附近发生炮击。居民说没有人受伤。"
HEBREW = "הצבא הודיע ביום שלישי כי פגזים נפלו ליד המעבר. איש לא נפגע."
UNREAD = frozenset({"unread-language"})
HIDDEN = frozenset({"hidden-text"})


@pytest.fixture(scope="module")
def parsers() -> Iterator[Parsers]:
    """The real processes, for all tests of this file."""
    yield from processes()


def twice(folder: Path) -> list[Source]:
    """Two names that look alike, composed and decomposed."""
    return [*file("caf\u00e9.txt", BODY)(folder), *file("cafe\u0301.txt", BODY)(folder)]


@cases(
    Bad(number=1, what="utf-8 mark", make=file("a.txt", b"\xef\xbb\xbf" + BODY.encode()), holds=(BODY,)),
    Bad(number=2, what="utf-16-le mark", make=file("a.txt", b"\xff\xfe" + BODY.encode("utf-16-le")), holds=(BODY,)),
    Bad(number=2, what="utf-16-be mark", make=file("a.txt", b"\xfe\xff" + BODY.encode("utf-16-be")), holds=(BODY,)),
    Bad(number=3, what="utf-16-le", make=file("a.txt", BODY.encode("utf-16-le")), holds=(BODY,)),
    Bad(number=3, what="utf-16-be", make=file("a.txt", BODY.encode("utf-16-be")), holds=(BODY,)),
    Bad(number=4, what="windows-1251", make=file("a.txt", RUSSIAN.encode("cp1251")), flags=UNREAD, holds=("обстрел",)),
    Bad(number=5, what="koi8-r", make=file("a.txt", RUSSIAN.encode("koi8-r")), flags=UNREAD, holds=("обстрел",)),
    Bad(
        number=6,
        what="windows-1252 called utf-8",
        make=file(
            "a.html", f"<html><meta charset=utf-8><p>\u201cQuiet,\u201d he said. {BODY}</p></html>".encode("cp1252")
        ),
        holds=("\u201cQuiet,\u201d he said.",),
    ),
    Bad(number=7, what="shift-jis", make=file("a.txt", JAPANESE.encode("shift-jis")), refused="encoding", either=True),
    Bad(number=8, what="gb18030", make=file("a.txt", CHINESE.encode("gb18030")), refused="encoding", either=True),
    Bad(
        number=9,
        what="encoded twice",
        make=file("a.txt", f"{BODY} The caf\u00e9 and the fa\u00e7ade stood.".encode().decode("cp1252").encode()),
        flags=frozenset({"mojibake"}),
    ),
    Bad(number=10, what="broken bytes", make=file("a.txt", BODY.encode() + b" \xff\xfe\x80 " + BODY.encode())),
    Bad(number=11, what="lone surrogate in text", make=file("a.txt", BODY + " \ud800 " + BODY)),
    Bad(number=11, what="lone surrogate in JSON", make=file("a.json", record(f"{BODY} \ud800 x", title="\udfff T"))),
    Bad(number=12, what="NUL bytes", make=file("a.txt", BODY.replace("fell", "fe\0ll")), holds=("Shells fell",)),
    Bad(
        number=13, what="overlong utf-8", make=file("a.txt", b"\xc0\xaf\xe0\x80\xaf" + BODY.encode()), holds=("Shells",)
    ),
    Bad(number=14, what="U+FFFD only", make=file("a.txt", "\ufffd" * 200), refused="no text"),
    Bad(number=15, what="composed and decomposed names", make=twice, articles=2),
    Bad(
        number=16,
        what="right to left, overridden",
        make=file("a.txt", HEBREW + " \u202e" + BODY[::-1] + "\u202c"),
        flags=HIDDEN,
        holds=(HEBREW,),
    ),
    Bad(
        number=17,
        what="zero-width joiners",
        make=file("a.txt", BODY.replace("hell", "h\u200de\u200bll")),
        flags=HIDDEN,
        holds=(BODY,),
    ),
    Bad(
        number=18,
        what="tag characters",
        make=file("a.txt", BODY + "".join(chr(0xE0000 + ord(c)) for c in "obey me")),
        flags=HIDDEN,
        holds=(BODY,),
    ),
    Bad(
        number=19, what="emoji families", make=file("a.txt", BODY + " \U0001f468\u200d\U0001f469\u200d\U0001f467" * 900)
    ),
    Bad(
        number=20,
        what="terminal escapes",
        make=file("a.txt", f"\x1b[2J\x1b[31m{BODY}\x1b[0m\x1b]0;owned\x07"),
        holds=(BODY,),
    ),
    Bad(
        number=21,
        what="look-alike outlet",
        make=file("a.txt", f"Outlet: \u0421\u043eurier\nDate: 4 May 2031\n\n{BODY}"),
        holds=(BODY,),
    ),
    Bad(
        number=22,
        what="CR only",
        make=file("a.txt", f"Calm returns\r\r{BODY}\r\r{BODY}\r"),
        holds=(f"{BODY}\n\n{BODY}",),
    ),
    Bad(
        number=23, what="one line of 50 MB", make=file("a.txt", lambda: b"guns " * 10_000_000), refused="max_file_bytes"
    ),
    Bad(number=24, what="50 MB of text", make=file("a.txt", lambda: (BODY + "\n") * 490_000), refused="max_file_bytes"),
    Bad(
        number=24,
        what="19 MB of text",
        make=file("a.txt", lambda: (BODY + "\n") * 180_000),
        refused="max_article_chars",
    ),
    Bad(number=25, what="0 bytes", make=file("a.txt", b""), refused="empty"),
    Bad(number=26, what="white space", make=file("a.txt", " \n\t\u00a0\u2003\r\n" * 1000), refused="no text"),
    Bad(number=27, what="stop words", make=file("a.txt", "the of and to in a is was that for on with as by at. " * 20)),
    Bad(number=28, what="one sentence 10,000 times", make=file("a.txt", "The guns fired again. " * 10_000)),
    Bad(number=29, what="Chinese", make=file("a.txt", CHINESE * 200), flags=UNREAD, holds=(CHINESE,)),
    Bad(number=29, what="Thai", make=file("a.txt", "กองทัพกล่าวว่ากระสุนปืนใหญ่ตกใกล้สะพานในวันอังคาร" * 400), flags=UNREAD),
    Bad(number=30, what="a word of 1 MB", make=file("a.txt", lambda: b"a" * 1_000_000)),
    Bad(number=30, what="2 MB of full stops", make=file("a.txt", lambda: b"x" + b"." * 1_990_000)),
)
def test_a_bad_text_is_one_article_or_one_reason(bad: Bad, parsers: Parsers, tmp_path: Path) -> None:
    """In the real process: no crash, no hang, and the good ones around it go in."""
    judge(bad, parsers, tmp_path)


def test_a_line_of_50_mb_is_refused_alone(parsers: Parsers, tmp_path: Path) -> None:
    """The records before and after it go in."""
    line = b'{"text": "Guns fired."}\n'
    path = tmp_path / "feed.jsonl"
    path.write_bytes(line + b'{"text": "' + b"x" * 50_000_000 + b'"}\n' + line)
    (answer,) = parsers.parse([Source(location=str(path))])
    assert len(answer.articles) == 2
    assert [one.source for one in answer.refused] == [f"{path} line 2"]
