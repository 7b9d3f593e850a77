"""The one wrapper for all cryptography: AES-256-GCM, PBKDF2-HMAC-SHA512, HKDF-SHA512, random bytes.

Nothing else in the program imports a cryptographic library (SQLCipher's page encryption is in `connection`).
The algorithms are approved ones; the library builds that carry them are not validated modules, and `modules`
says so.
"""

import hashlib
import secrets
from dataclasses import dataclass

import cryptography
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
SALT_BYTES = 16

NOT_VALIDATED = "Encryption is not FIPS-validated."
"""The sentence for About, the status bar and exports (INF-C-10)."""


class Unauthentic(Exception):
    """The bytes were changed, or sealed under another key or for another purpose."""


@dataclass(frozen=True)
class Module:
    """A cryptographic module as About and the journal name it (APSC-DV-002030)."""

    name: str
    version: str
    provider: str
    validated: bool

    @property
    def sentence(self) -> str:
        """One line: name, version, provider and what the module itself says about its FIPS state."""
        state = "reports FIPS mode" if self.validated else "not FIPS-validated"
        return f"{self.name} {self.version} ({self.provider}), {state}"


def random_bytes(size: int) -> bytes:
    """`size` bytes from the operating system's generator."""
    return secrets.token_bytes(size)


def stretch(secret: bytes, salt: bytes, rounds: int) -> tuple[bytes, bytes]:
    """PBKDF2-HMAC-SHA512 of a passphrase: (key that wraps, check that may be stored).

    Both are halves of one SHA-512 block, so the check costs nothing and tells nothing about the key.
    """
    block = PBKDF2HMAC(algorithm=hashes.SHA512(), length=64, salt=salt, iterations=rounds).derive(secret)
    return block[:32], block[32:]


def subkey(key: bytes, purpose: str, salt: bytes = b"") -> bytes:
    """A 32-byte key for one purpose (HKDF-SHA512)."""
    return HKDF(algorithm=hashes.SHA512(), length=KEY_BYTES, salt=salt, info=purpose.encode()).derive(key)


def seal(key: bytes, nonce: bytes, data: bytes, bound: bytes) -> bytes:
    """AES-256-GCM of `data`, tag at the end; `bound` is authenticated with it. A nonce serves a key once."""
    return AESGCM(key).encrypt(nonce, data, bound)


def unseal(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    """What `seal` took. Raises Unauthentic."""
    try:
        return AESGCM(key).decrypt(nonce, sealed, bound)
    except (InvalidTag, ValueError) as error:
        raise Unauthentic from error


def wipe(secret: bytearray) -> None:
    """Overwrites a secret in place. Copies that the interpreter or a library made are beyond reach; they are freed."""
    secret[:] = bytes(len(secret))


def same(left: bytes, right: bytes) -> bool:
    """Equality that takes the same time wherever the first difference lies."""
    return secrets.compare_digest(left, right)


def key_id(data_key: bytes) -> str:
    """A name for a data key that tells nothing about it: 16 hexadecimal digits."""
    return subkey(data_key, "sco-desk key id").hex()[:16]


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def modules() -> tuple[Module, ...]:
    """The modules in use, with versions and the FIPS state each of them reports."""
    # Here, and not at the head: every command waits for this module before it can begin to derive the key.
    from cryptography.hazmat.backends.openssl import backend

    return (
        Module(
            "cryptography", cryptography.__version__, backend.openssl_version_text(), backend._fips_enabled
        ),
        _sqlcipher(),
    )


def _sqlcipher() -> Module:
    import sqlcipher3.dbapi2 as dbapi

    connection = dbapi.connect(":memory:")
    try:
        connection.execute(f"PRAGMA key = \"x'{bytes(KEY_BYTES).hex()}'\"")
        version, provider, fips = (
            str(connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("cipher_version", "cipher_provider_version", "cipher_fips_status")
        )
    finally:
        connection.close()
    return Module("SQLCipher", f"{version}, SQLite {dbapi.sqlite_version}", provider, fips == "1")
