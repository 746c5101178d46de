"""Names of OpenDocument's elements and attributes."""

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
MATHS = "{http://www.w3.org/1998/Math/MathML}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"
EXTENSIONS = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

STYLE_NAME = f"{TEXT}style-name"


def whole(value: str | None, default: int = 0) -> int:
    """A number of an attribute, of at most nine digits; the default if it is none."""
    try:
        return int((value or "")[:9])
    except ValueError:
        return default
