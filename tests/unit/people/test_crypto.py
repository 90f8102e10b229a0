"""Sealing, opening and finding personal numbers."""

import base64
import os

import pytest

from weiquanbao.people.crypto import Tampered, UnknownKey, blind_index, is_current, open_sealed, seal

OLD, NEW = os.urandom(32), os.urandom(32)
PHONE = "people.person.phone"


@pytest.fixture(params=["aes", "sm4"])
def cipher(request, settings):
    settings.CIPHER = request.param
    settings.DATA_KEYS = [OLD]
    settings.INDEX_KEY = os.urandom(32)
    return request.param


@pytest.mark.parametrize("text", ["+8613800000000", "", "王小明", "x" * 10_000, "a$b$c", "\N{GRINNING FACE}"])
def test_what_is_sealed_opens_again(cipher, text):
    stored = seal(text, context=PHONE)
    assert open_sealed(stored, context=PHONE) == text
    assert not text or text not in stored


def test_the_same_text_never_looks_the_same_twice(cipher):
    assert seal("+8613800000000", context=PHONE) != seal("+8613800000000", context=PHONE)


def test_the_stored_value_names_its_algorithm_and_key(cipher):
    algorithm, key, _ = seal("x", context=PHONE).split("$")
    assert algorithm == {"aes": "aes256gcm", "sm4": "sm4gcm"}[cipher]
    assert len(key) == 8


def test_a_value_moved_to_another_column_does_not_open(cipher):
    stored = seal("+8613800000000", context=PHONE)
    with pytest.raises(Tampered):
        open_sealed(stored, context="people.person.id_number")


@pytest.mark.parametrize("place", [0, 5, 12, 20, -1])
def test_one_flipped_bit_anywhere_is_noticed(cipher, place):
    algorithm, key, body = seal("+8613800000000", context=PHONE).split("$")
    raw = bytearray(base64.b64decode(body))
    raw[place] ^= 1
    with pytest.raises(Tampered):
        open_sealed(f"{algorithm}${key}${base64.b64encode(raw).decode()}", context=PHONE)


@pytest.mark.parametrize(
    "stored", ["", "plain text", "aes256gcm$00000000$%%%", "rot13$00$AAAA", "aes256gcm$x$"]
)
def test_what_was_never_sealed_does_not_open(cipher, stored):
    with pytest.raises(Tampered):
        open_sealed(stored, context=PHONE)


def test_a_value_cut_short_does_not_open(cipher):
    algorithm, key, body = seal("+8613800000000", context=PHONE).split("$")
    for length in (0, 5, 12, 20):
        cut = base64.b64encode(base64.b64decode(body)[:length]).decode()
        with pytest.raises(Tampered):
            open_sealed(f"{algorithm}${key}${cut}", context=PHONE)


def test_the_first_key_seals_and_every_key_opens(cipher, settings):
    before = seal("+8613800000000", context=PHONE)
    settings.DATA_KEYS = [NEW, OLD]
    after = seal("+8613800000000", context=PHONE)
    assert open_sealed(before, context=PHONE) == open_sealed(after, context=PHONE)
    assert not is_current(before)
    assert is_current(after)
    settings.DATA_KEYS = [NEW]
    assert open_sealed(after, context=PHONE) == "+8613800000000"
    with pytest.raises(UnknownKey):
        open_sealed(before, context=PHONE)


def test_changing_the_cipher_leaves_old_values_readable(settings):
    settings.DATA_KEYS, settings.CIPHER = [OLD], "aes"
    before = seal("x", context=PHONE)
    settings.CIPHER = "sm4"
    assert open_sealed(before, context=PHONE) == "x"
    assert not is_current(before)


def test_the_blind_index_depends_on_kind_text_and_key(cipher, settings):
    index = blind_index("phone", "+8613800000000")
    assert index == blind_index("phone", "+8613800000000")
    assert index != blind_index("phone", "+8613800000001")
    assert index != blind_index("id_number", "+8613800000000")
    # The pieces are framed, so that no other cut of the same letters meets it.
    assert blind_index("ab", "c") != blind_index("a", "bc")
    settings.INDEX_KEY = os.urandom(32)
    assert index != blind_index("phone", "+8613800000000")


def test_both_ciphers_find_each_others_rows(settings):
    settings.CIPHER = "aes"
    index = blind_index("phone", "+8613800000000")
    settings.CIPHER = "sm4"
    assert blind_index("phone", "+8613800000000") == index
