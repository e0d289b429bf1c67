"""Builders of hostile and broken documents: PDF, DOCX and ZIP files, made byte by byte."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping

from tests.ingest.bad_inputs import BODY

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def stream(data: bytes, more: str = "") -> bytes:
    """A stream object of a PDF."""
    return f"<< /Length {len(data)} {more} >>\nstream\n".encode() + data + b"\nendstream"


def flate(data: bytes, times: int = 1) -> bytes:
    """A stream that is packed once, or more often."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, f"/Filter [{'/FlateDecode ' * times}]")


def packed_zeros(count: int) -> bytes:
    """What zlib makes of `count` blanks, without holding them all."""
    packer, block = zlib.compressobj(9), b" " * 1_000_000
    return b"".join(packer.compress(block) for _ in range(count // len(block))) + packer.flush()


def shown(text: str, size: int = 12, before: str = "") -> bytes:
    """A page's content that shows lines of text."""
    lines = "".join(f"({line}) Tj 0 -14 Td\n" for line in text.replace("(", "\\(").replace(")", "\\)").split("\n"))
    return f"BT {before} /F1 {size} Tf 72 720 Td\n{lines}ET".encode("latin-1")


def pdf(
    content: bytes | None = None, *, catalog: str = "", page: str = "", others: Iterable[bytes] = (), trailer: str = ""
) -> bytes:
    """A PDF of one page; `content` is its content stream object, `others` are the objects from number 6 on."""
    content = stream(shown("\n".join(BODY.split(". ")))) if content is None else content
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        f"/Resources << /Font << /F1 5 0 R >> {page} >> >>".encode(),
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *others,
    ]
    return pdf_of(objects, trailer)


def pdf_of(objects: Iterable[bytes], trailer: str = "") -> bytes:
    """A PDF of these objects, the first its catalog."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def empty_pages(count: int) -> bytes:
    """A PDF of pages without content."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + count))
    pages = [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"] * count
    return pdf_of(
        [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(), *pages]
    )


def locked_pdf() -> bytes:
    """A PDF that asks for a password nobody has."""
    key = "<" + "41" * 32 + ">"
    return pdf(trailer=f"/ID [{key} {key}] /Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >>")


def zipped(members: Mapping[str, bytes | str], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of these members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def swollen(name: str, millions: int, more: Mapping[str, bytes | str] | None = None) -> bytes:
    """A ZIP file with a member of so many millions of blanks, which are never all held."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for other, data in (more or {}).items():
            archive.writestr(other, data)
        with archive.open(name, "w") as member:
            for _ in range(millions):
                member.write(b" " * 1_000_000)
    return held.getvalue()


def crowded_zip(names: Iterable[str]) -> bytes:
    """A ZIP file of empty members, made by hand, since there are many."""
    out, directory, words = bytearray(), bytearray(), [name.encode() for name in names]
    for word in words:
        directory += struct.pack(
            "<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 0, 0, 0x21, 0, 0, 0, len(word), 0, 0, 0, 0, 0, len(out)
        )
        directory += word
        out += struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 0, 0, 0x21, 0, 0, 0, len(word), 0) + word
    end = struct.pack(
        "<IHHHHIIH", 0x06054B50, 0, 0, len(words) % 65_536, len(words) % 65_536, len(directory), len(out), 0
    )
    return bytes(out + directory + end)


def docx(body: str | bytes, *, more: Mapping[str, bytes | str] | None = None, head: str = "") -> bytes:
    """A DOCX whose document has this XML for a body; `head` stands before its root, `more` are further members."""
    inner = body.encode() if isinstance(body, str) else body
    start = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>'.encode()
    document = start + inner + b"</w:body></w:document>"
    return zipped(
        {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document} | dict(more or {})
    )


def paragraph(text: str = BODY, properties: str = "") -> str:
    """A paragraph of a DOCX."""
    return f"<w:p><w:r>{properties}<w:t>{text}</w:t></w:r></w:p>"


def linked_zip() -> bytes:
    """A ZIP with names that lead out of it and a link to a file of the system, beside one good text."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in ("../../out.txt", "/etc/out.txt", "C:\\out.txt", "good.txt"):
            archive.writestr(name, BODY)
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return held.getvalue()


def overlapping_zip(count: int = 100) -> bytes:
    """Many directory entries for the same packed megabytes, as in the bomb that is known as "zblg"."""
    data = b" ".join(b"Gun %d fired." % (n * 7_919 % 100_003) for n in range(20_000))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    crc = zlib.crc32(data)
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0x21, crc, len(packed), len(data), 5, 0) + b"a.txt"
    entries = b"".join(
        struct.pack(
            "<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0x21, crc, len(packed), len(data), 9, 0, 0, 0, 0, 0, 0
        )
        + f"a{number:04}.txt".encode()
        for number in range(count)
    )
    start = len(local) + len(packed)
    return local + packed + entries + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(entries), start, 0)


def old_word() -> bytes:
    """The first kilobytes of an office document from before 2007."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096 + "WordDocument".encode("utf-16-le") + b"\0" * 4096


def laughs(tag: str = "lol") -> str:
    """A document type whose entities grow a thousand million times."""
    inner = "".join(f'<!ENTITY {tag}{n} "{f"&{tag}{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY {tag}0 "lol">{inner}]>'
