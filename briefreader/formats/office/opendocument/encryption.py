"""Encrypted parts of an OpenDocument file (OpenDocument 1.2, part 3, 3.4).

AES-256 in CBC mode with a key by PBKDF2, which programs write from 2011 to 2024 on. The older
Blowfish and the newer AES-GCM with Argon2id are refused.
"""

import hashlib
import hmac
import zlib
from base64 import b64decode
from binascii import Error as Base64Error
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from briefreader.domain.errors import PasswordNeeded, UnreadableDocument
from briefreader.formats.office.opendocument.names import MANIFEST, whole

MOST_ROUNDS = 2_000_000
"""Rounds of the key's derivation at most; LibreOffice uses 100,000."""

CHECKED_BYTES = 1024
"""Bytes at the start of a part that its checksum is of."""

_KEY_BYTES = 32
_BLOCK_BYTES = 16


@dataclass(frozen=True, slots=True)
class Encrypted:
    """How one part is encrypted; `digest` names the hash of password and checksum."""

    size: int
    vector: bytes
    salt: bytes
    rounds: int
    digest: str
    checksum: bytes
    checksum_digest: str


def encrypted_parts(manifest: Element | None) -> dict[str, Encrypted]:
    """The parts that a manifest says are encrypted, by name.

    Raises UnreadableDocument if they are encrypted in a way that is not known.
    """
    found: dict[str, Encrypted] = {}
    for entry in manifest if manifest is not None else ():
        data = entry.find(f"{MANIFEST}encryption-data")
        if data is not None:
            name = entry.get(f"{MANIFEST}full-path", "")
            found[name] = _described(data, whole(entry.get(f"{MANIFEST}size")))
    return found


def decrypted(content: bytes, how: Encrypted, password: str, limit: int) -> bytes:
    """The content of an encrypted part, unpacked to at most `limit` bytes.

    Raises PasswordNeeded if the password is wrong; UnreadableDocument if the part is damaged or
    larger.
    """
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    if len(content) % _BLOCK_BYTES or not content:
        raise UnreadableDocument("The file is damaged: an encrypted part is cut short.")
    start = hashlib.new(how.digest, password.encode()).digest()
    key = hashlib.pbkdf2_hmac("sha1", start, how.salt, how.rounds, _KEY_BYTES)
    cipher = Cipher(algorithms.AES(key), modes.CBC(how.vector)).decryptor()
    packed = cipher.update(content) + cipher.finalize()
    packed = packed[: -packed[-1]] if 0 < packed[-1] <= _BLOCK_BYTES else packed
    checksum = hashlib.new(how.checksum_digest, packed[:CHECKED_BYTES]).digest()
    if not hmac.compare_digest(checksum, how.checksum):
        raise PasswordNeeded("The password is wrong.")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        whole_part = inflater.decompress(packed, limit + 1)
    except zlib.error as error:
        raise UnreadableDocument(
            "The file is damaged: an encrypted part cannot be unpacked."
        ) from error
    if len(whole_part) > limit:
        raise UnreadableDocument("The file unpacks to more than any document needs.")
    return whole_part


def _described(data: Element, size: int) -> Encrypted:
    algorithm = data.find(f"{MANIFEST}algorithm")
    derivation = data.find(f"{MANIFEST}key-derivation")
    start = data.find(f"{MANIFEST}start-key-generation")
    name = _value(algorithm, "algorithm-name")
    if algorithm is None or derivation is None or not name.endswith("aes256-cbc"):
        raise _unknown()
    if not _value(derivation, "key-derivation-name").casefold().endswith("pbkdf2"):
        raise _unknown()
    rounds = whole(_value(derivation, "iteration-count"))
    if not 0 < rounds <= MOST_ROUNDS or whole(_value(derivation, "key-size"), 32) != _KEY_BYTES:
        raise _unknown()
    try:
        vector = b64decode(_value(algorithm, "initialisation-vector"))
        salt = b64decode(_value(derivation, "salt"))
        checksum = b64decode(data.get(f"{MANIFEST}checksum", ""))
    except (Base64Error, ValueError) as error:
        raise UnreadableDocument("The file is damaged: its encryption is not described.") from error
    if len(vector) != _BLOCK_BYTES:
        raise _unknown()
    return Encrypted(
        size,
        vector,
        salt,
        rounds,
        _digest(_value(start, "start-key-generation-name") or "SHA1"),
        checksum,
        _digest(data.get(f"{MANIFEST}checksum-type", "SHA1/1K")),
    )


def _digest(name: str) -> str:
    name = name.casefold().rpartition("#")[2]
    return "sha256" if "sha256" in name else "sha1"


def _value(element: Element | None, name: str) -> str:
    return element.get(f"{MANIFEST}{name}", "") if element is not None else ""


def _unknown() -> UnreadableDocument:
    return UnreadableDocument(
        "The file is encrypted in a way that briefreader does not know; open it where it was made"
        " and save it without a password."
    )
