"""Archives that come out the same at every run."""

from __future__ import annotations

import io
import zipfile

FIXED = (2033, 1, 1, 0, 0, 0)


def repack(data: bytes) -> bytes:
    """The same archive with fixed times."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return zipped({name: old.read(name) for name in old.namelist()})


def zipped(members: dict[str, bytes]) -> bytes:
    """An archive of these members, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(zipfile.ZipInfo(name, FIXED), data, kind)
    return out.getvalue()
