"""The parts of an OpenDocument text: a ZIP archive of XML parts, or one flat XML file."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefreader.domain.errors import PasswordNeeded, UnreadableDocument
from briefreader.formats.office.opendocument.encryption import decrypted, encrypted_parts
from briefreader.formats.office.opendocument.names import DUBLIN_CORE, META, OFFICE
from briefreader.formats.office.packages import BOUNDS, Package, parse_xml

_STYLES = (f"{OFFICE}automatic-styles", f"{OFFICE}styles")


class TextParts:
    """The parts of one file.

    Raises UnreadableDocument if the file is damaged or holds no text; PasswordNeeded if it is
    encrypted and the password is missing or wrong.
    """

    def __init__(self, content: bytes, password: str | None) -> None:
        self.has_macros = False
        if content.startswith(b"PK"):
            package = Package(content)
            self._roots = self._unpacked(package, password)
            self.has_macros = any(name.startswith("Basic/") for name in package.names())
        else:
            self._roots = [parse_xml(content, "content")]
        self.text = self._text()

    def style_roots(self) -> Iterator[Element]:
        """The elements that hold styles; those of the text itself come first."""
        for root in self._roots:
            for name in _STYLES:
                element = root.find(name)
                if element is not None:
                    yield element

    def master_pages(self) -> Iterator[Element]:
        """The pages' patterns, which hold headers and footers."""
        for root in self._roots:
            yield from root.iterfind(f"{OFFICE}master-styles/*")

    def properties(self) -> tuple[str, str]:
        """Title and author as the file's properties state them; empty where they do not."""
        for root in self._roots:
            meta = root.find(f"{OFFICE}meta")
            if meta is not None:
                title = meta.findtext(f"{DUBLIN_CORE}title", "")
                author = meta.findtext(f"{META}initial-creator", "")
                return title, author or meta.findtext(f"{DUBLIN_CORE}creator", "")
        return "", ""

    def _text(self) -> Element:
        for root in self._roots:
            text = root.find(f"{OFFICE}body/{OFFICE}text")
            if text is not None:
                return text
        raise UnreadableDocument("The file is damaged: it holds no OpenDocument text.")

    def _unpacked(self, package: Package, password: str | None) -> list[Element]:
        if package.has("encrypted-package"):
            raise UnreadableDocument(
                "The file is encrypted in LibreOffice's newer way, which briefreader does not know;"
                " open it in LibreOffice and save it without a password."
            )
        encrypted = encrypted_parts(package.xml("META-INF/manifest.xml"))
        if "content.xml" in encrypted and not password:
            raise PasswordNeeded("The file is encrypted; it opens with its password.")
        roots = []
        for name in ("content.xml", "styles.xml", "meta.xml"):
            content = package.read(name)
            if content is None:
                if name == "content.xml":
                    raise UnreadableDocument(
                        "The file is damaged: the part with the document's text is missing."
                    )
                continue
            if name in encrypted:
                content = decrypted(content, encrypted[name], password or "", BOUNDS.largest_entry)
            roots.append(parse_xml(content, name))
        return roots
