"""Encrypted Office files, opened with their password ([MS-OFFCRYPTO])."""

import re
from io import BytesIO

from briefreader.domain.errors import PasswordNeeded, UnreadableDocument
from briefreader.formats.office.compound import Compound

MOST_ROUNDS = 1_000_000
"""Rounds of the key's derivation at most; Word uses 100,000."""

_ROUNDS = re.compile(rb"""spinCount\s*=\s*["'](\d{1,20})""")


def decrypted_package(content: bytes, password: str | None) -> bytes:
    """The ZIP archive in an encrypted Word file.

    Raises PasswordNeeded if the password is missing or wrong; UnreadableDocument if the file is
    damaged or encrypted in a way that is not known.
    """
    compound = Compound(content)
    described = compound.read("EncryptionInfo")
    if described is None or compound.read("EncryptedPackage") is None:
        raise UnreadableDocument("The file is damaged: its encryption is not described.")
    if not password:
        raise password_needed()
    rounds = [int(found) for found in _ROUNDS.findall(described)]
    if max(rounds, default=0) > MOST_ROUNDS or b"<!" in described:
        raise UnreadableDocument("The file's encryption would take too long to open.")
    from msoffcrypto import OfficeFile, exceptions

    opened = BytesIO()
    try:
        file = OfficeFile(BytesIO(content))
        file.load_key(password=password, verify_password=True)
        file.decrypt(opened)
    except exceptions.InvalidKeyError as error:
        raise wrong_password() from error
    # On a damaged file the library raises what its arithmetic comes to.
    except Exception as error:
        raise _unknown_way() from error
    return opened.getvalue()


def decrypted_streams(content: bytes, password: str | None, names: list[str]) -> list[bytes]:
    """Streams of an encrypted Word file of the old kind (.doc), in the order of their names.

    Raises as `decrypted_package` does.
    """
    if not password:
        raise password_needed()
    from msoffcrypto import OfficeFile, exceptions
    from msoffcrypto.method.rc4 import DocumentRC4
    from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI

    compound = Compound(content)
    streams = [compound.read(name) or b"" for name in names]
    try:
        file = OfficeFile(BytesIO(content))
        file.load_key(password=password)
        if file.type == "rc4":
            return [DocumentRC4.decrypt(file.key, file.salt, BytesIO(s)).read() for s in streams]
        return [
            DocumentRC4CryptoAPI.decrypt(file.key, file.salt, file.keySize, BytesIO(s)).read()
            for s in streams
        ]
    except exceptions.InvalidKeyError as error:
        raise wrong_password() from error
    # As above.
    except Exception as error:
        raise _unknown_way() from error


def password_needed() -> PasswordNeeded:
    """What to raise where no password was given."""
    return PasswordNeeded("The file is encrypted; it opens with its password.")


def wrong_password() -> PasswordNeeded:
    """What to raise where the password that was given opens nothing."""
    return PasswordNeeded("The password is wrong.")


def _unknown_way() -> UnreadableDocument:
    return UnreadableDocument(
        "The file is encrypted in a way that briefreader does not know, or it is damaged; save it"
        " without a password where it was made."
    )
