"""核对卷宗 verify.py: does a dossier still hold, byte by byte? Needs this one file and Python 3.9, nothing else.

    python3 verify.py FILE [--key PUBLIC-KEY]

What is checked, in this order, each on the ground of the one before:
 1. Bytes. A dossier is a zip whose members are stored, not packed; everything around them (headers, directory, end)
    follows from their names and contents, is computed here and compared. So no byte of the file goes unexamined.
 2. Signature. The first member, `manifest.jsonl`, lists every other with its size and digests; its second line signs
    the first (Ed25519, RFC 8032). `--key` is the federation's key as published; without it nobody knows who signed.
 3. Ledger. `ledger.json` holds every step of every case: digest = H(previous ‖ text); what was written in a step is
    H(salt ‖ label ‖ NUL ‖ value); each day on which a case moved is sealed by a signed Merkle root (RFC 6962).

Exit codes: 0 all holds and the key is the one given; 1 something does not hold (each named); 2 the file cannot be read
or the command is wrong; 4 nothing is wrong, but something could not be judged (it says what).
"""

import hashlib
import json
import struct
import sys
import zlib

FORMAT = "weiquanbao-dossier/1"
MANIFEST, LEDGER = "manifest.jsonl", "ledger.json"
#: Nothing larger is taken into memory, and no file of 4 GiB or more is a dossier.
PIECE, MOST_JSON, MOST_FILE, MOST_MEMBERS, MOST_SAID = 1 << 20, 16 << 20, (1 << 32) - 1, 20000, 100
#: Names are UTF-8; every member is dated 1980-01-01 00:00, a file that may be read.
UTF8, DATE, UNIX, READABLE = 0x0800, 33, 0x0314, 0o100644 << 16


class Broken(Exception):
    """What is read cannot be what a dossier holds; the two arguments say where and why."""


class Report:
    """Faults as (where, what), things that could not be judged, and how much was walked."""

    def __init__(self):
        self.faults, self.open, self.notes = [], [], []
        self.members = self.steps = self.entries = self.seals = 0
        self.public_key = ""

    def fault(self, where, what):
        self.faults.append((where, what))

    @property
    def code(self):
        return 1 if self.faults else 4 if self.open else 0


# --- The container: what surrounds the members follows from them -----------------------------------------------------


def local_header(name, size, crc):
    """The bytes before a member's content."""
    raw = name.encode()
    return struct.pack("<4s5H3I2H", b"PK\3\4", 20, UTF8, 0, 0, DATE, crc, size, size, len(raw), 0) + raw


def directory_entry(name, size, crc, offset):
    """What the directory at the end says of a member."""
    raw = name.encode()
    fields = (b"PK\1\2", UNIX, 20, UTF8, 0, 0, DATE, crc, size, size, len(raw), 0, 0, 0, 0, READABLE, offset)
    return struct.pack("<4s6H3I5H2I", *fields) + raw


def end_record(count, size, offset):
    """The last bytes of the file."""
    return struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, size, offset, 0)


def _check_bytes(file, size, report):
    """Walk the file from its first byte to its last; gives the manifest's two lines and where each member lies."""
    raw = _find_manifest(file, size)
    if raw.count(b"\n") != 2 or not raw.endswith(b"\n"):
        raise Broken(MANIFEST, "应当正好两行")
    first, second, _ = raw.split(b"\n")
    members = [(MANIFEST, len(raw), zlib.crc32(raw), hashlib.sha256(raw).hexdigest()), *_listed(first)]
    report.members, where, places, directory = len(members), 0, {}, []
    for name, length, crc, sha256 in members:
        directory.append((f"压缩包目录里 {name} 的一项", directory_entry(name, length, crc, where)))
        header = local_header(name, length, crc)
        places[name] = where + len(header), length
        head_fits = _read(file, where, len(header)) == header
        content_fits = _digests(file, *places[name]) == (crc, sha256)
        where += len(header) + length
        if not head_fits:
            report.fault(f"{name} 的文件头", "和清单推出来的不一样")
        if not content_fits:
            report.fault(name, "内容被改过" if where <= size else "缺了，或者不完整")
        if not (head_fits or content_fits):
            report.fault(name, "从这里起，文件里的位置和清单对不上")
            break
    else:
        _check_end(file, size, where, directory, report)
    if report.faults:
        _compare_names(_names(file, size), [name for name, *_ in members], report)
    return first, second, places


def _check_end(file, size, start, directory, report):
    length = sum(len(entry) for _, entry in directory)
    where = start
    for name, expected in [*directory, ("压缩包的结尾", end_record(len(directory), length, start))]:
        if _read(file, where, len(expected)) != expected:
            report.fault(name, "和清单推出来的不一样")
        where += len(expected)
    if size > where:
        report.fault("压缩包的结尾", f"后面多出 {size - where} 个字节")


def _find_manifest(file, size):
    """The first member: as long as its own header says, else as the directory says."""
    for where in (14, _directory(file, size) + 16):
        crc, length = struct.unpack("<2I", _read(file, where, 8).ljust(8, b"\0"))
        raw = _read(file, len(local_header(MANIFEST, 0, 0)), min(length, MOST_JSON))
        if raw and zlib.crc32(raw) == crc:
            return raw
    raise Broken(MANIFEST, "内容被改过，或者这个文件不是卷宗")


def _directory(file, size):
    """Where the directory begins, as the end of the file says."""
    return struct.unpack("<I", _read(file, size - 6, 4).ljust(4, b"\0"))[0]


def _read(file, where, length):
    file.seek(max(where, 0))
    return file.read(length)


def _digests(file, where, length):
    file.seek(where)
    crc, seen = 0, hashlib.sha256()
    while length > 0:
        piece = file.read(min(PIECE, length))
        if not piece:
            return None
        crc = zlib.crc32(piece, crc)
        seen.update(piece)
        length -= len(piece)
    return crc, seen.hexdigest()


def _names(file, size):
    """The members as the directory has them, whatever else it says."""
    where, found = _directory(file, size), []
    while len(found) < MOST_MEMBERS and (head := _read(file, where, 46))[:4] == b"PK\1\2" and len(head) == 46:
        lengths = struct.unpack("<3H", head[28:34])
        found.append(_read(file, where + 46, lengths[0]).decode("utf-8", "replace"))
        where += 46 + sum(lengths)
    return found


def _compare_names(found, expected, report):
    """Where something is amiss, say which members are missing, added, doubled or in another place."""
    known, there = set(expected), set(found)
    for name in expected if found else ():
        if name not in there:
            report.fault(name, "缺了，或者目录里的名字被改过")
    for name in there - known:
        report.fault(f"“{_printable(name)}”", "清单里没有，是后来加的或者名字被改过")
    for name in there & known if len(found) > len(there) else ():
        if found.count(name) > 1:
            report.fault(name, f"在压缩包里出现了 {found.count(name)} 次")
    if there == known and len(found) == len(expected) and found != expected:
        report.fault(next(one for one, right in zip(found, expected) if one != right), "顺序被换过")


def _printable(name):
    return "".join(one if one.isprintable() else "?" for one in name[:200])


# --- The manifest ----------------------------------------------------------------------------------------------------


def load(raw, where):
    """JSON in the one form in which this product writes it: sorted, without blanks, nothing twice."""
    try:
        found = json.loads(raw.decode())
        same = dump(found) == raw
    except (ValueError, RecursionError):
        raise Broken(where, "不是卷宗用的格式") from None
    if not same:
        raise Broken(where, "写法不是卷宗用的格式")
    return found


def dump(what):
    """That one form."""
    return json.dumps(what, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _listed(first):
    told = load(first, MANIFEST)
    try:
        if told["format"] != FORMAT:
            raise Broken(MANIFEST, f"格式不是 {FORMAT}")
        rows = [(one["name"], one["size"], one["crc32"], one["sha256"]) for one in told["members"]]
        names = [name for name, *_ in rows]
        good = all(plain(name) and _whole(size) and _whole(crc) for name, size, crc, _ in rows)
    except (KeyError, TypeError, ValueError):
        raise Broken(MANIFEST, "缺了该有的内容") from None
    if not good or len({MANIFEST, *names}) <= len(names) or not len(names) < MOST_MEMBERS:
        raise Broken(MANIFEST, "成员的名字、大小不像卷宗里的，或者重名")
    if sum(size for _, size, *_ in rows) > MOST_FILE:
        raise Broken(MANIFEST, "加起来太大，不是卷宗")
    return rows


def _whole(number):
    return type(number) is int and 0 <= number <= MOST_FILE


def plain(name):
    """No way out of the folder it is unpacked in, nothing that cannot be printed."""
    odd = {"", ".", ".."} & set(name.split("/")) or set('\\:*?"<>|') & set(name)
    return len(name) <= 200 and name.isprintable() and not odd


def _check_signature(first, second, key, report):
    told, seal = load(first, MANIFEST), load(second, MANIFEST)
    report.public_key = str(told.get("public_key", ""))
    if not signed(report.public_key, first, str(seal.get("signature", "")) if isinstance(seal, dict) else ""):
        report.fault(f"{MANIFEST} 的签名", "和里面写的公钥对不上")
    if key is None:
        report.open.append("没有给公钥（--key）：签名和文件里写的公钥一致，但不知道那是不是总工会的公钥。")
    elif key.lower() != report.public_key:
        report.fault(f"{MANIFEST} 的签名", "不是给出的公钥签的")


# --- Ed25519 (RFC 8032), verification only ---------------------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def _add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    x, z, t, y = f - e, h - g, h + g, f + e
    return x * z % P, t * y % P, z * t % P, x * y % P


def _times(number, point):
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = _add(total, point)
        point = _add(point, point)
        number >>= 1
    return total


def _point(raw):
    y = int.from_bytes(raw, "little")
    odd, y = y >> 255, y & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and odd):
        raise ValueError
    x = P - x if x & 1 != odd else x
    return x, y, 1, x * y % P


BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(public_key, message, signature):
    """Whether this signature (hex) is that of this key (hex) under the message."""
    try:
        key, mark = bytes.fromhex(public_key), bytes.fromhex(signature)
        if len(key) != 32 or len(mark) != 64:
            return False
        his, r, s = _point(key), _point(mark[:32]), int.from_bytes(mark[32:], "little")
    except ValueError:
        return False
    h = int.from_bytes(hashlib.sha512(mark[:32] + key + message).digest(), "little") % ORDER
    left, right = _times(s, BASE), _add(r, _times(h, his))
    return s < ORDER and all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))


# --- The ledger ------------------------------------------------------------------------------------------------------


def _hash(algorithm, data):
    if algorithm not in ("sha256", "sm3"):
        raise Broken(LEDGER, "写的算法不是卷宗用的")
    try:
        return hashlib.new(algorithm, data).digest()
    except ValueError:
        raise Unjudged from None


class Unjudged(Exception):
    """This Python has no SM3."""


def check_ledger(told, report):
    """Every chain, every entry that is disclosed, every seal; what does not hold goes into the report."""
    steps, covered = {}, {}
    for chain in told["cases"]:
        _check_chain(chain, steps, report)
    for one in told["disclosed"]:
        _check_entry(one, steps, report)
    for seal in told["seals"]:
        _check_seal(seal, told["keys"], steps, covered, report)
    _check_covered(steps, covered, told["sealed_until"], report)


def _check_chain(chain, steps, report):
    case, digest = chain["case"], bytes(32)
    for number, step in enumerate(chain["steps"], 1):
        where, text = f"{_printable(chain['number'])} 第 {number} 步", step["text"]
        digest = _hash(step["algorithm"], digest + text.encode())
        if not text.startswith(f'{{"case":{case:d},"number":{number},'):
            report.fault(where, "原文写的不是这一件的这一步")
        if digest.hex() != step["digest"]:
            report.fault(where, "和前一步接不上，或者内容、摘要被改过")
        steps[case, number] = digest, json.loads(text), where, step["algorithm"]
        report.steps += 1
    if not chain["steps"] or chain["head"] != digest.hex():
        report.fault(_printable(chain["number"]), "链的末尾和写的尾码不一样")


def _check_entry(one, steps, report):
    _, said, where, algorithm = steps[one["case"], one["step"]]
    label = one["label"]
    salted = _hash(algorithm, bytes.fromhex(one["salt"]) + label.encode() + b"\0" + dump(one["value"]))
    if said.get("entries", {}).get(label) != salted.hex():
        report.fault(f"{where} 写下的 {_printable(label)}", "和账本里的加盐摘要对不上")
    report.entries += 1


def _check_seal(seal, keys, steps, covered, report):
    where, algorithm = f"{_printable(seal['day'])} 的封存", seal["algorithm"]
    public_key, root = seal["public_key"], bytes.fromhex(seal["root"])
    if public_key not in keys or not signed(public_key, root, seal["signature"]):
        report.fault(where, "签名对不上，或者不是写明的密钥签的")
    for leaf in seal["leaves"]:
        case, number = leaf["case"], leaf["number"]
        node = _hash(algorithm, b"\0" + f"{case:d}:{number:d}:".encode() + steps[case, number][0])
        top = _root(node, leaf["place"], seal["chains"], leaf["path"], algorithm)
        body = bytes.fromhex(seal["previous"]) + seal["day"].encode() + top
        if _hash(algorithm, body) != root:
            report.fault(where, f"不包含 {steps[case, number][2]}")
        covered[case, seal["day"]] = number
    report.seals += 1


def _root(node, place, count, path, algorithm):
    """Up the tree from a leaf: where a row is odd, its last node goes up alone."""
    path = [bytes.fromhex(one) for one in path]
    while count > 1:
        if place ^ 1 < count:
            pair = (path.pop(0), node) if place & 1 else (node, path.pop(0))
            node = _hash(algorithm, b"\1" + pair[0] + pair[1])
        place, count = place // 2, (count + 1) // 2
    return node if not path and place == 0 else b""


def _check_covered(steps, covered, until, report):
    """The last step of each case on each sealed day stands under that day's seal; what came later is not sealed yet."""
    last = {}
    for (case, number), (_, said, where, _) in steps.items():
        day = said["recorded"][:10]
        last[case, day] = max(last.get((case, day), (0, "")), (number, where))
    for (case, day), (number, where) in last.items():
        if day > until:
            report.notes.append(f"{where}（{day}）那一天做卷时还没有封存，由卷宗的签名担保。")
        elif covered.get((case, day)) != number:
            report.fault(where, f"{day} 封存过，卷宗里没有它在封存里的证明")


# --- The whole -------------------------------------------------------------------------------------------------------


def verify(file, key=None):
    """Everything that can be said of this open binary file. Never raises for what stands in it."""
    report = Report()
    try:
        first, second, places = _check_bytes(file, file.seek(0, 2), report)
        if not report.faults:
            _check_signature(first, second, key, report)
            where, length = places[LEDGER]
            check_ledger(load(_read(file, where, min(length, MOST_JSON)), LEDGER), report)
    except Broken as fault:
        report.faults.append(fault.args)
    except Unjudged:
        report.open.append("这台机器的 Python 没有 SM3，账本没有核完。换一台再核。")
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError, struct.error):
        report.faults.append((LEDGER, "缺了该有的内容，或者写得不像卷宗里的"))
    return report


def main(arguments):
    """The command line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    if len(arguments) not in (1, 3) or arguments[1:2] not in ([], ["--key"]):
        print("用法：python3 verify.py 卷宗文件 [--key 公钥]", file=sys.stderr)
        return 2
    try:
        with open(arguments[0], "rb") as file:
            return say(verify(file, arguments[2].strip() if arguments[2:] else None))
    except OSError as reason:
        print(f"文件打不开：{reason.strerror}", file=sys.stderr)
        return 2


def say(report):
    """Print what was found and give the exit code."""
    faults = [f"{where}：{what}" for where, what in report.faults]
    for sentence in faults[:MOST_SAID] + report.open + report.notes[:MOST_SAID]:
        print(sentence)
    print(f"查了 {report.members} 个成员、{report.steps} 步、{report.seals} 天的封存，", end="")
    print(f"还有 {report.entries} 处写下的内容。")
    print(f"公钥：{_printable(report.public_key) or '没有读到'}")
    print(
        {0: "全部对得上。", 4: "没有查出问题；上面说的没有核完。"}.get(
            report.code, f"有 {len(report.faults)} 处对不上。"
        )
    )
    return report.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
