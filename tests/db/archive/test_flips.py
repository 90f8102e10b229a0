"""A dossier holds as it was made, and of whatever is changed in it the verifier says where."""

from __future__ import annotations

import ast
import io
import json
import random
import struct
import subprocess
import sys
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from complaints import batch, do, filed, moment
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from small_county import make_county

from weiquanbao.archive import verify as verifier
from weiquanbao.archive.make import make
from weiquanbao.archive.writer import Member, digests, write
from weiquanbao.commands import dossier_make
from weiquanbao.commands.command import Mistake
from weiquanbao.commands.main import build_parser, main
from weiquanbao.common.dates import at
from weiquanbao.ledger.proof import own_key, sign
from weiquanbao.ledger.roots import close_days_before
from weiquanbao.reading.dossier import dossier_by_number

FLIPS = 10_000


@dataclass
class Made:
    """The same matter as three files."""

    code: str
    files: dict[str, bytes]
    key: str


@pytest.fixture(scope="module")
def made(shared_database) -> Made:
    """A complaint over four days with a photo, a voice note and an internal act, three of its days sealed."""
    county = make_county()
    officer, leader = county.staff["county_officer"], county.staff["leader"]
    case = filed("2026-11-16")
    filed("2026-11-16")  # another chain, so that a day's tree has more than one leaf
    do(case, "accept", "2026-11-17", officer)
    do(case, "add_evidence", "2026-11-17", officer, {"items": str(batch(officer))})
    do(case, "ask_extension", "2026-11-18", officer)
    do(case, "decline_extension", "2026-11-18", leader)
    do(case, "record_progress", "2026-11-19", officer)
    do(case, "contact_employer", "2026-11-19", officer)
    do(case, "close", "2026-11-19", officer)
    with at(moment("2026-11-19")):
        close_days_before(date(2026, 11, 19))
    parts = ("main", "inner", "claimant")
    return Made(case.matter_code, {part: _made(case.matter_code, part) for part in parts}, own_key())


def _made(number: str, part: str) -> bytes:
    out = io.BytesIO()
    found = make(partial(dossier_by_number, number, part), out)
    assert not found.faults
    return out.getvalue()


def _faults(data: bytes, key: str | None = None) -> list[tuple[str, str]]:
    return verifier.verify(io.BytesIO(data), key).faults


def _regions(data: bytes) -> list[tuple[int, str]]:
    """Where each part of the file begins, and what the verifier must call it; found by another reader of zips."""
    found = []
    where = directory = struct.unpack("<I", data[-6:-2])[0]
    for one in zipfile.ZipFile(io.BytesIO(data)).infolist():
        head = 30 + len(one.filename.encode())
        found += [(one.header_offset, f"{one.filename} 的文件头"), (one.header_offset + head, one.filename)]
        found.append((directory, f"压缩包目录里 {one.filename} 的一项"))
        directory += 46 + len(one.filename.encode())
    return sorted([*found, (directory, "压缩包的结尾")]) if where else []


def test_a_dossier_holds_and_says_who_sealed_it(made: Made) -> None:
    for data in made.files.values():
        whole = verifier.verify(io.BytesIO(data), made.key)
        assert (whole.code, whole.faults, whole.seals) == (0, [], 3)
        assert verifier.verify(io.BytesIO(data)).code == 4
        other = verifier.verify(io.BytesIO(data), "00" * 32)
        assert (other.code, [where for where, _ in other.faults]) == (1, ["manifest.jsonl 的签名"])


def test_ten_thousand_flips_are_found_and_named(made: Made) -> None:
    """Any byte of any member and of what surrounds the members: half of the flips strike the latter."""
    chance = random.Random(4)
    files = [(data, _regions(data)) for data in made.files.values()]
    for n in range(FLIPS):
        data, regions = files[n % len(files)]
        spot = _spot(chance, data, regions, around=n % 2 == 0)
        changed = bytearray(data)
        changed[spot] ^= chance.randrange(1, 256)
        name = next(name for begin, name in reversed(regions) if begin <= spot)
        assert name in [where for where, _ in _faults(bytes(changed))], (n, spot, name)


def _spot(chance: random.Random, data: bytes, regions: list[tuple[int, str]], *, around: bool) -> int:
    if not around:
        return chance.randrange(len(data))
    ends = [begin for begin, _ in regions[1:]] + [len(data)]
    spans = [
        (begin, end)
        for (begin, name), end in zip(regions, ends, strict=True)
        if " " in name or "结尾" in name
    ]
    return chance.randrange(*chance.choice(spans))


def test_the_same_state_gives_the_same_bytes(made: Made, tmp_path: Path, capsys) -> None:
    out = tmp_path / "dossier.zip"
    asked = build_parser().parse_args(["dossier", "make", made.code, "--out", str(out)])
    assert asked.command.run(asked) == 0
    assert out.read_bytes() == made.files["main"]
    assert made.key in capsys.readouterr().out
    assert main(["dossier", "verify", str(out), "--key", made.key]) == 0
    with pytest.raises(Mistake, match="没有“NONE”"):
        dossier_make.run(build_parser().parse_args(["dossier", "make", "NONE", "--out", str(out)]))
    assert [one.name for one in tmp_path.iterdir()] == ["dossier.zip"]


def test_the_inner_part_and_what_is_not_told_stay_out_of_the_rest(made: Made) -> None:
    own = "单位要月底结账"  # why more time was asked for: the union's own affair
    for part, data in made.files.items():
        volume = zipfile.ZipFile(io.BytesIO(data)).read("卷宗.pdf")
        printed = "".join(page.extract_text() for page in PdfReader(io.BytesIO(volume)).pages)
        assert (own.encode() in data, own in printed) == ((True, True) if part == "inner" else (False, False))
        assert ("三个月没发工资" in printed) == (part != "inner")
        titles = [one.title for one in PdfReader(io.BytesIO(volume)).outline]
        assert "办理经过：办理经过" in titles


def test_members_missing_added_doubled_and_moved_are_named(made: Made) -> None:
    data = made.files["main"]
    photo, text = "证据/001-001.png", "时间线.txt"
    members = {one.filename: zipfile.ZipFile(io.BytesIO(data)).read(one) for one in _infos(data)}
    names = list(members)
    moved = [names[0], names[2], names[1], *names[3:]]
    with pytest.warns(UserWarning, match="Duplicate"):
        doubled = _zipped([(name, members[name]) for name in [*names, text]])
    for changed, where in (
        (_zipped([(name, members[name]) for name in names if name != photo]), photo),
        (_zipped([*members.items(), ("新的.txt", b"x")]), "“新的.txt”"),
        (_zipped([*members.items(), ("../../x", b"x")]), "“../../x”"),
        (doubled, text),
        (_zipped([(name, members[name]) for name in moved]), names[2]),
        (data + b"x", "压缩包的结尾"),
        (data[:-1], "压缩包的结尾"),
        (data[: len(data) // 2], "卷宗.pdf"),
    ):
        assert where in [one for one, _ in _faults(changed)], where


def _infos(data: bytes) -> list[zipfile.ZipInfo]:
    return zipfile.ZipFile(io.BytesIO(data)).infolist()


def _zipped(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def _forged(data: bytes, change, signing=sign, **told) -> bytes:
    """The dossier with another ledger in it, every byte of it put right again by somebody who can sign."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop(verifier.MANIFEST).split(b"\n")[0])
    ledger = json.loads(members[verifier.LEDGER])
    change(ledger)
    members[verifier.LEDGER] = verifier.dump(ledger)
    out, several = io.BytesIO(), [Member.of(*one) for one in members.items()]
    del manifest["members"]
    write(out, several, [digests(one) for one in several], manifest | told, signing)
    return out.getvalue()


def test_what_is_wrong_inside_is_named_even_where_every_byte_is_signed(made: Made) -> None:
    def text(ledger) -> None:
        ledger["cases"][0]["steps"][1]["text"] = ledger["cases"][0]["steps"][1]["text"].replace(
            "accept", "refuse"
        )

    def cut(ledger) -> None:
        steps = ledger["cases"][0]["steps"]
        del steps[4:]
        ledger["cases"][0]["head"] = steps[-1]["digest"]
        ledger["disclosed"] = [one for one in ledger["disclosed"] if one["step"] <= 4]
        for seal in ledger["seals"]:
            seal["leaves"] = [one for one in seal["leaves"] if one["number"] <= 4]

    def value(ledger) -> None:
        ledger["disclosed"][0]["value"] = "别的话"

    def leaf(ledger) -> None:
        ledger["seals"][0]["leaves"][0]["place"] ^= 1

    def root(ledger) -> None:
        ledger["seals"][1]["signature"] = ledger["seals"][0]["signature"]

    def unsealed(ledger) -> None:
        del ledger["seals"][1]

    def key(ledger) -> None:
        ledger["keys"] = ["00" * 32]

    data = made.files["main"]
    assert not _faults(_forged(data, lambda ledger: None), made.key)
    for change, where in (
        (text, "第 2 步"),
        (cut, "第 4 步"),
        (value, "写下的"),
        (leaf, "2026-11-16 的封存"),
        (root, "2026-11-17 的封存"),
        (unsealed, "第 3 步"),
        (key, "2026-11-16 的封存"),
    ):
        found = _faults(_forged(data, change), made.key)
        assert any(where in one for one, _ in found), (change.__name__, found)


def test_another_key_is_named(made: Made) -> None:
    mine = Ed25519PrivateKey.generate()
    public = mine.public_key().public_bytes_raw().hex()
    forged = _forged(
        made.files["main"], lambda ledger: None, lambda line: mine.sign(line).hex(), public_key=public
    )
    assert verifier.verify(io.BytesIO(forged)).code == 4
    assert [where for where, _ in _faults(forged, made.key)] == ["manifest.jsonl 的签名"]
    assert "manifest.jsonl 的签名" in [
        where
        for where, _ in _faults(_forged(made.files["main"], lambda ledger: None, lambda line: "00" * 64))
    ]


@settings(max_examples=150)
@given(chance=st.randoms(use_true_random=False), noise=st.binary(max_size=60))
def test_nothing_in_a_file_breaks_the_verifier(made: Made, chance: random.Random, noise: bytes) -> None:
    """Torn, shuffled and hostile files end in a sentence, never in a traceback."""
    data = made.files["inner"]
    cut = sorted(chance.randrange(len(data)) for _ in range(3))
    torn = data[: cut[0]] + noise + data[cut[1] : cut[2]] + noise
    assert verifier.verify(io.BytesIO(torn)).code == 1
    assert verifier.verify(io.BytesIO(noise)).code == 1


HOSTILE = (
    b"{}", b"[]", b"null", b"[" * 100000, b'{"format":"weiquanbao-dossier/1","members":[{}]}',
    b'{"format":"weiquanbao-dossier/1","members":[{"crc32":0,"name":"../a","sha256":"","size":1}]}',
    b'{"format":"weiquanbao-dossier/1","members":[{"crc32":0,"name":"a","sha256":"","size":99999999999999}]}',
    b'{"format":"weiquanbao-dossier/1","members":[],"public_key":7}',
    b'{"format":"weiquanbao-dossier/1","members":[{"crc32":0,"name":"a\\u0007","sha256":"","size":0}]}',
)  # fmt: skip


@pytest.mark.parametrize("line", HOSTILE)
def test_hostile_manifests_end_in_a_sentence(line: bytes) -> None:
    manifest = line + b'\n{"signature":"00"}\n'
    header = verifier.local_header(verifier.MANIFEST, len(manifest), zlib.crc32(manifest))
    entry = verifier.directory_entry(verifier.MANIFEST, len(manifest), zlib.crc32(manifest), 0)
    data = header + manifest + entry + verifier.end_record(1, len(entry), len(header) + len(manifest))
    assert verifier.verify(io.BytesIO(data)).code == 1


def test_it_runs_alone_wherever_there_is_python(made: Made, tmp_path: Path) -> None:
    data = made.files["claimant"]
    alone = tmp_path / "verify.py"
    alone.write_bytes(zipfile.ZipFile(io.BytesIO(data)).read("verify.py"))
    (tmp_path / "d.zip").write_bytes(data)
    (tmp_path / "bad.zip").write_bytes(data[:-1])

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-I", "-S", "-W", "error", str(alone), *arguments]
        return subprocess.run(
            command,
            cwd=tmp_path,
            capture_output=True,
            check=False,
            text=True,
            env={"PYTHONIOENCODING": "utf-8"},
        )

    good = run("d.zip", "--key", made.key)
    assert (good.returncode, good.stderr) == (0, "")
    assert "全部对得上" in good.stdout
    assert [run("d.zip").returncode, run("bad.zip").returncode, run("none.zip").returncode] == [4, 1, 2]


def test_an_auditor_can_read_it_in_an_hour() -> None:
    """One module of the standard library, fewer than 300 lines besides blank ones, comments and docstrings."""
    source = Path(verifier.__file__).read_text("utf-8")
    tree = ast.parse(source, feature_version=(3, 9))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert imported <= sys.stdlib_module_names
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    said = [node.body[0] for node in ast.walk(tree) if hasattr(node, "body") and _is_docstring(node.body)]
    docstrings = {line for node in said for line in range(node.lineno, node.end_lineno + 1)}
    lines = enumerate(source.splitlines(), 1)
    code = [
        line for n, line in lines if n not in docstrings and line.strip() and not line.strip().startswith("#")
    ]
    assert len(code) < 300


def _is_docstring(body: object) -> bool:
    first = body[0] if isinstance(body, list) and body else None
    return isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)


def test_the_signature_check_is_that_of_the_standard() -> None:
    """RFC 8032 §7.1, test 2, and what a careless implementation lets pass."""
    key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    mark = (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert verifier.signed(key, b"\x72", mark)
    assert not verifier.signed(key, b"\x73", mark)
    s = int.from_bytes(bytes.fromhex(mark)[32:], "little") + verifier.ORDER
    assert not verifier.signed(key, b"\x72", mark[:64] + s.to_bytes(32, "little").hex())
    assert not verifier.signed("ff" * 32, b"\x72", mark)
    own = Ed25519PrivateKey.generate()
    for message in (b"", b"a" * 1000):
        assert verifier.signed(own.public_key().public_bytes_raw().hex(), message, own.sign(message).hex())
