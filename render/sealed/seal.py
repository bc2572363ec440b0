"""AES-256-GCM over the compressed page, the key from the passphrase by PBKDF2-HMAC-SHA-256 (NIST SP 800-132, 800-38D).

Salt and nonce are fresh at each sealing, so the same page never gives the same bytes twice; `opened` gives the page
back for a comparison of content. What the sealed file shows without the passphrase: that it is a timeline, how large
it is about, and which version of the scripts it holds (their digests stand in the policy).
"""

import base64
import gzip
import hashlib
import html
import re
import secrets
import unicodedata
from pathlib import Path
from typing import Final

ROUNDS: Final = 600_000
"""OWASP's least for PBKDF2-HMAC-SHA-256 (Password Storage Cheat Sheet, 2023)."""
LEAST_LENGTH: Final = 14
"""Characters; a guess costs ROUNDS hashes, see docs/sekretess.md for what that buys."""
_SALT, _NONCE = 16, 12
_HERE: Final = Path(__file__).parent
_BOUND: Final = b"tidslinje sealed 1"
"""Authenticated with the text: bytes of another kind of file do not open here."""
_POLICY: Final = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
_PART: Final = re.compile(r'id="sealed" data-salt="([^"]+)" data-nonce="([^"]+)" data-rounds="(\d+)">([^<]+)<')


class WrongPassphrase(ValueError):
    """The passphrase does not open the page, or the file is no sealed page, or it was changed."""


def seal(page: str, passphrase: str) -> str:
    """The page as a file that asks for the passphrase.

    Args:
        page: a finished page with a content security policy of its own.
        passphrase: at least LEAST_LENGTH characters; letters are compared in Unicode's composed form.

    Raises:
        ValueError: the passphrase is too short, or the page has no policy.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(_composed(passphrase)) < LEAST_LENGTH:
        raise ValueError(f"a passphrase has at least {LEAST_LENGTH} characters")
    allowed = _scripts(page)
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    hidden = AESGCM(_key(passphrase, salt, ROUNDS)).encrypt(nonce, gzip.compress(page.encode(), 9, mtime=0), _BOUND)
    script = (_HERE / "open.js").read_text("utf-8").strip() + "\n"
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    # what the page's own scripts need must be allowed here too: a written document keeps the policy it was opened under
    values = {
        "policy": f"'sha256-{digest}' {allowed}",
        "script": script,
        "least": str(LEAST_LENGTH),
        "salt": _text(salt),
        "nonce": _text(nonce),
        "rounds": str(ROUNDS),
        "sealed": _text(hidden),
    }
    frame = (_HERE / "frame.html").read_text("utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda match: values[match[1]], frame)


def is_sealed(file: str) -> bool:
    """Is it a page under a passphrase?"""
    return _PART.search(file) is not None


def opened(file: str, passphrase: str) -> str:
    """The page inside a sealed file. Raises WrongPassphrase."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    part = _PART.search(file)
    if part is None or int(part[3]) > 10 * ROUNDS:
        raise WrongPassphrase("no sealed page")
    salt, nonce, hidden = (base64.b64decode(part[number]) for number in (1, 2, 4))
    try:
        packed = AESGCM(_key(passphrase, salt, int(part[3]))).decrypt(nonce, hidden, _BOUND)
    except InvalidTag:
        raise WrongPassphrase("the passphrase does not open the page") from None
    return gzip.decompress(packed).decode()


def _scripts(page: str) -> str:
    """The digests that the page's own policy allows. Raises ValueError when it has no policy."""
    policy = _POLICY.search(page)
    parts = html.unescape(policy[1]).split(";") if policy else []
    for part in parts:
        if part.strip().startswith("script-src "):
            return part.strip().removeprefix("script-src ")
    raise ValueError("the page has no content security policy for scripts")


def _key(passphrase: str, salt: bytes, rounds: int) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", _composed(passphrase).encode(), salt, rounds, dklen=32)


def _composed(passphrase: str) -> str:
    """`å` is one letter on one keyboard and two signs on another; blanks around are slips of the hand."""
    return unicodedata.normalize("NFC", passphrase).strip()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
