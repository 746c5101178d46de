"""ZIP archives made for a test."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo


def zip_of(entries: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of these entries, in this order; `mimetype` is stored as it is."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            entry = ZipInfo(name, (2021, 3, 5, 0, 0, 0))
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
