"""Merkle trees as Certificate Transparency builds them (RFC 6962, 2.1)."""

import hashlib
from collections.abc import Sequence


def root(leaves: Sequence[str]) -> str:
    """The root over leaf digests (hex); a node's prefix keeps it apart from a leaf."""
    if not leaves:
        return hashlib.sha256(b"").hexdigest()
    return _subtree([bytes.fromhex(leaf) for leaf in leaves]).hex()


def _subtree(leaves: Sequence[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    # The left side is the largest full tree that leaves something for the right one.
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + _subtree(leaves[:split]) + _subtree(leaves[split:])).digest()
