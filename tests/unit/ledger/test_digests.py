"""The arithmetic of the chain, checked against sums done by hand and by the standards."""

import hashlib
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.ledger.digests import START, canonical, chained, leaf, merkle, place, salted

SAID = {"act": "accept", "role": "intake_officer", "person": 7}
#: RFC 6962 test vectors (Certificate Transparency): roots over the first n of these leaves.
LEAVES = [
    b"", b"\x00", b"\x10", b"\x20\x21", b"\x30\x31", b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57", b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
]  # fmt: skip
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def text(number: int = 3) -> str:
    return canonical(
        case=12,
        number=number,
        recorded_at=datetime(2026, 11, 23, 2, 0, 0, 5, tzinfo=UTC),
        effective_on=date(2026, 11, 20),
        said=SAID,
    )


def test_the_text_begins_with_its_place_and_is_read_by_anyone() -> None:
    assert text() == (
        '{"case":12,"number":3,"recorded":"2026-11-23T10:00:00.000005+08:00","effective":"2026-11-20",'
        '"act":"accept","person":7,"role":"intake_officer"}'
    )
    assert text().startswith(place(12, 3))
    assert json.loads(text())["role"] == "intake_officer"


def test_a_digest_is_the_hash_of_the_digest_before_and_the_text() -> None:
    assert chained(START, "文") == hashlib.sha256(bytes(32) + "文".encode()).digest()
    assert chained(START, "文", "sm3") == hashlib.new("sm3", bytes(32) + "文".encode()).digest()
    with pytest.raises(KeyError):
        chained(START, "文", "md5")


def test_a_salted_digest_opens_with_salt_label_and_value() -> None:
    assert (
        salted(b"s" * 16, "said", "认账") == hashlib.sha256(b"s" * 16 + 'said\0"认账"'.encode()).hexdigest()
    )
    assert salted(b"s" * 16, "items", [1, 2]) != salted(b"s" * 16, "items", [2, 1])
    assert salted(b"s" * 16, "a", "x") != salted(b"t" * 16, "a", "x") != salted(b"s" * 16, "b", "x")
    assert len(salted(b"", "a", "x", "sm3")) == 64


@pytest.mark.parametrize(("count", "root"), ROOTS.items())
def test_the_days_root_is_that_of_rfc_6962_for_whole_trees(count: int, root: str) -> None:
    if count in (0, 1, 2, 4, 8):
        assert merkle(LEAVES[:count]).hex() == root


@pytest.mark.parametrize("count", [3, 5, 6, 7])
def test_an_odd_leaf_goes_up_by_itself(count: int) -> None:
    assert merkle(LEAVES[:count]).hex() == ROOTS[count]


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=9), st.data())
def test_any_change_of_any_leaf_changes_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    place_ = data.draw(st.integers(0, len(leaves) - 1))
    changed = [*leaves[:place_], leaves[place_] + b"!", *leaves[place_ + 1 :]]
    assert merkle(changed) != merkle(leaves)
    assert merkle(leaves[:-1]) != merkle(leaves)
    assert merkle(leaves, "sm3") != merkle(leaves)


def test_a_leaf_says_case_number_and_digest() -> None:
    assert leaf(12, 3, b"\1" * 32) == b"12:3:" + b"\1" * 32


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3),
)


@given(st.text(st.characters(codec="utf-8"), max_size=10), values)
def test_what_was_said_survives_storing_as_json(label: str, value: object) -> None:
    kept = json.loads(json.dumps(value))
    assert salted(b"salt", label, kept) == salted(b"salt", label, value)
