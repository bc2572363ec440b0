"""A sealed page: nothing of it can be read without the passphrase, and all of it with it."""

import base64
import gzip
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.sealed import LEAST_LENGTH, WrongPassphrase, opened, seal

PAGE = (
    '<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; script-src 'sha256-abc=' 'sha256-def='; base-uri 'none'\"></head>"
    "<body>Åsa Hemlig bor på Storgatan 1</body></html>"
)
PHRASE = "fyra gröna ord i rad"


def test_the_passphrase_gives_the_page_back() -> None:
    assert opened(seal(PAGE, PHRASE), PHRASE) == PAGE


def test_nothing_of_the_page_stands_in_the_file() -> None:
    """Neither plain, nor in any of its base64 parts, unpacked or not."""
    sealed = seal(PAGE, PHRASE)
    parts = [base64.b64decode(part) for part in re.findall(r"[A-Za-z0-9+/]{16,}={0,2}", sealed) if len(part) % 4 == 0]
    assert not [secret for secret in ("Hemlig", "Storgatan", PHRASE) if secret in sealed]
    for part in parts:
        assert b"Hemlig" not in part
        with pytest.raises(gzip.BadGzipFile):
            gzip.decompress(part)


def test_each_sealing_has_a_salt_and_nonce_of_its_own() -> None:
    one, other = seal(PAGE, PHRASE), seal(PAGE, PHRASE)
    for name in ("salt", "nonce"):
        first, second = (re.search(rf'data-{name}="([^"]+)"', file)[1] for file in (one, other))
        assert first != second


@pytest.mark.parametrize("wrong", ["Fyra gröna ord i rad", "fyra gröna ord i ra", "helt andra ord än så"])
def test_another_passphrase_does_not(wrong: str) -> None:
    with pytest.raises(WrongPassphrase):
        opened(seal(PAGE, PHRASE), wrong)


def test_letters_in_two_forms_are_one_passphrase() -> None:
    """A Mac may send `ö` as o and two dots."""
    assert opened(seal(PAGE, "gro\u0308na ord i rad"), " gröna ord i rad ") == PAGE


@settings(max_examples=5, deadline=None)
@given(place=st.floats(0, 0.999))
def test_a_changed_file_does_not_open(place: float) -> None:
    sealed = seal(PAGE, PHRASE)
    start = sealed.index('id="sealed"')
    text = re.compile(r">([^<]+)<").search(sealed, start)
    at = text.start(1) + int(place * (len(text[1]) - 4))
    changed = sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :]
    with pytest.raises(WrongPassphrase):
        opened(changed, PHRASE)


def test_what_is_no_sealed_page_is_said_to_be_none() -> None:
    with pytest.raises(WrongPassphrase):
        opened(PAGE, PHRASE)


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(ValueError, match=str(LEAST_LENGTH)):
        seal(PAGE, "kort")
