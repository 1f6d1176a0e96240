"""Digests of the texts of schemas."""

try:
    from _blake2 import blake2b  # hashlib loads OpenSSL first, which takes longer than everything else here
except ImportError:
    from hashlib import blake2b

from tei.version import VERSION

FORMAT = 2
"""Of what is stored; another number where a change of the engine makes what was stored wrong."""


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=20).hexdigest()


def key_of(data: bytes) -> str:
    """What a schema with this text is called in the cache of this version."""
    return blake2b(data, digest_size=20, person=f"tei {VERSION} {FORMAT}".encode()[:16]).hexdigest()
