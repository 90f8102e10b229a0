"""Nothing lost: what was acknowledged before the point is brought back, whole, into another home; damage is named."""

import hashlib
import io
import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
import zipfile
from argparse import Namespace
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction

from weiquanbao.commands import backup
from weiquanbao.commands.command import Mistake, Unfit
from weiquanbao.commands.keeping import book, bringing, shelves, taking
from weiquanbao.commands.keeping.book import Damaged
from weiquanbao.common.dates import now, today
from weiquanbao.config import database, schema
from weiquanbao.desk.verify import verify
from weiquanbao.evidence.sweep import damaged, sweep_unreferenced
from weiquanbao.jobs.backups import last_taken
from weiquanbao.ledger import signing
from weiquanbao.ledger.roots import close_days_before

EVERYTHING = timedelta(seconds=-5)
NEVER_DONE = """#!/bin/sh
[ "$1" = --version ] && echo "pg_dump (PostgreSQL) 99.0" && exit
while echo half; do sleep 0.1; done
"""


class House:
    """An installation with complaints, photos and a sealed day, and the backup taken of it while filing went on."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from complaints import do, filed
        from small_county import make_county

        self.county = make_county()
        yesterday = today() - timedelta(days=1)
        self.cases = [filed(yesterday), filed(yesterday)]
        do(self.cases[0], "accept", yesterday, self.county.staff["intake_officer"])
        self.photo = self.add_photo(self.cases[0].case_id, b"first")
        paper = hashlib.sha256(b"paper").hexdigest()  # no table tells of it
        shelves.put("recordings", f"ab/cd/{paper}", io.BytesIO(b"paper"), book.Part(5, paper))
        close_days_before(today())
        self.folder = folder / "backups"
        self.folder.mkdir()
        self.keys = folder / "keys.env"
        self.swept, self.late = [], []
        really = taking.server

        def meanwhile():
            self.late.append(filed(today()))
            self.add_photo(self.late[0].case_id, b"late")
            self.swept.append(sweep_unreferenced(EVERYTHING))
            return really()

        (Path(self.media) / "evidence" / "ee" / "ee").mkdir(parents=True)
        (Path(self.media) / "evidence" / "ee" / "ee" / ("ee" * 32)).write_bytes(b"left over")
        with monkeypatch.context() as patched:
            patched.setattr(taking, "server", meanwhile)
            self.code = backup.run(Namespace(where=self.folder, keys=self.keys))
        (self.path,) = self.folder.iterdir()

    @property
    def media(self) -> str:
        from django.conf import settings

        return settings.MEDIA_ROOT

    def add_photo(self, case_id: int, salt: bytes) -> int:
        from weiquanbao.cases.models import Case
        from weiquanbao.evidence import actions
        from weiquanbao.evidence.owners import MatterOwner
        from weiquanbao.evidence.results import Upload

        data = b"#!AMR\n" + salt * 400
        matter_id = Case.objects.get(pk=case_id).matter_id
        (added,) = actions.add(
            owner=MatterOwner(matter_id),
            uploads=[Upload("a.amr", len(data), io.BytesIO(data))],
            added_by=None,
        )
        return added.page_id


@pytest.fixture(scope="module")
def house(shared_database, tmp_path_factory):
    from django.test import override_settings

    folder = tmp_path_factory.mktemp("house")
    patching = pytest.MonkeyPatch()
    with override_settings(MEDIA_ROOT=folder / "files"):
        yield House(folder, patching)


@pytest.fixture
def elsewhere(postgres):
    """The address of an empty database."""
    import psycopg

    name = f"test_{os.environ['WEIQUANBAO_TEST_RUN']}_restored"
    with psycopg.connect(database.named(postgres, "postgres"), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield database.named(postgres, name)
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def looking_at(url):
    """Django on another database of the same server."""
    usual = connections.settings["default"]["NAME"]
    _point_at(url.rpartition("/")[2].partition("?")[0])
    try:
        yield
    finally:
        _point_at(usual)


def _point_at(name):
    connections["default"].close()
    connections.settings["default"]["NAME"] = connections["default"].settings_dict["NAME"] = name


def command(*words, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "weiquanbao.commands.main", *map(str, words)],
        env=os.environ | {name: str(value) for name, value in environment.items()},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def rewritten(house, to, *, without="", more=(), told=None, sign=True):
    """The backup with something changed in it, by somebody who has the keys unless `sign` is False."""
    with zipfile.ZipFile(house.path) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            if name != without and not (told and name in (book.LIST, book.SIGNATURE)):
                new.writestr(name, old.read(name))
        if told:
            said = json.loads(old.read(book.LIST))
            told(said)
            text = json.dumps(said).encode()
            signature, key = signing.sign(text if sign else b"another list")
            new.writestr(book.LIST, text)
            new.writestr(book.SIGNATURE, f"{signature.hex()} {key.hex()}")
        for name in more:
            new.writestr(name, b"x")
    return to


def flipped(house, to, part):
    """The backup with one bit changed in the middle of a part."""
    with zipfile.ZipFile(house.path) as archive:
        entry = archive.getinfo(part)
        data = archive.read(part)
    whole = bytearray(house.path.read_bytes())
    at = whole.index(data[:64], entry.header_offset) + len(data) // 2
    whole[at] ^= 1
    to.write_bytes(whole)
    return to


def test_it_is_brought_back_into_another_home_and_everything_fits(house, elsewhere, tmp_path, settings):
    assert house.code == 0
    assert stat.S_IMODE(house.path.stat().st_mode) == stat.S_IMODE(house.keys.stat().st_mode) == 0o600
    assert re.fullmatch(r"weiquanbao-\d{8}-\d{6}\.zip", house.path.name)
    assert house.swept == [0]  # nothing was cleared away meanwhile
    assert sweep_unreferenced(EVERYTHING) == 1
    assert abs(now() - last_taken()) < timedelta(minutes=5)
    keys = dict(
        line.split("=", 1)
        for line in house.keys.read_text().splitlines()
        if "=" in line[:40] and line[0] == "W"
    )
    secret = keys["WEIQUANBAO_DATA_KEYS"].encode()
    with zipfile.ZipFile(house.path) as archive:
        assert not any(secret in archive.read(name) for name in archive.namelist())
    home = tmp_path / "home"

    code, said = command("restore", house.path, DATABASE_URL=elsewhere, WEIQUANBAO_HOME=home, **keys)
    assert (code, "全部对得上" in said, "钥匙已经写进" in said) == (0, True, True), said
    assert json.loads((home / "secrets.json").read_text()) == keys
    settings.MEDIA_ROOT = home / "files"
    with looking_at(elsewhere):
        opened_again(house)
        replaced_by_an_older_one(house, tmp_path)


def opened_again(house):
    """In the restored installation: the cases, their pages and photos; what came after the point is not there."""
    from django.urls import reverse
    from signed_in import browser_of

    from weiquanbao.cases.models import Case

    complaints = Case.objects.filter(procedure="complaint").values_list("id", flat=True)
    assert set(complaints) == {case.case_id for case in house.cases}
    report = verify()
    assert (report.faults, report.days) == ((), 1)
    assert report.steps > 2
    assert list(damaged()) == []
    lying = [shelf for shelf, _name in shelves.lying()]
    assert lying == [
        "evidence",
        "papers",
        "recordings",
    ]  # what came later and what was left over is not there
    browser = browser_of(house.county.staff["intake_officer"])
    page = browser.get(reverse("office:case", args=[house.cases[0].case_id]))
    assert page.status_code == 200
    assert "示例职工甲" in page.text
    shown = browser.get(reverse("office:page", args=[house.photo, "original"]))
    assert b"".join(shown.streaming_content).startswith(b"#!AMR")
    for statement in ("UPDATE ledger_step SET canonical = canonical", "TRUNCATE ledger_step CASCADE"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def replaced_by_an_older_one(house, tmp_path):
    """A backup of older tables takes the place of what is there, and is brought up to date."""
    call_command("migrate", "jobs", "0001", verbosity=0)
    older = taking.take(tmp_path / "older.zip", now())
    brought = bringing.bring(older.path, replace=True)
    assert brought.migrated
    assert brought.faults == []
    assert schema.is_current()
    assert last_taken() is None


def test_a_newer_one_is_refused_before_anything_is_touched(house, tmp_path):
    newer = rewritten(
        house, tmp_path / "newer.zip", told=lambda said: said["migrations"]["cases"].append("9999_later")
    )
    with pytest.raises(Unfit, match="更新的版本"), bringing.checked(newer):
        pass
    above = rewritten(house, tmp_path / "above.zip", told=lambda said: said.update(postgres=99))
    with pytest.raises(Unfit, match="PostgreSQL 99"):
        bringing.bring(above, replace=True)
    with pytest.raises(Mistake, match="不是空的"):
        bringing.bring(house.path, replace=False)


def test_damage_is_named_by_its_part(house, tmp_path):
    with zipfile.ZipFile(house.path) as archive:
        photo = next(name for name in archive.namelist() if name.startswith("files/evidence/"))
    bad = tmp_path / "bad.zip"
    for make, sentence in (
        (lambda: flipped(house, bad, book.DUMP), "^database.dump：内容坏了$"),
        (lambda: flipped(house, bad, photo), f"^{photo}：内容坏了$"),
        (lambda: flipped(house, bad, book.LIST), "^list.json：清单"),
        (lambda: rewritten(house, bad, without=photo), f"^{photo}：缺了$"),
        (lambda: rewritten(house, bad, more=["files/x"]), "^files/x：清单里没有它$"),
        (
            lambda: rewritten(house, bad, told=lambda said: said.update(county="甲"), sign=False),
            "^list.json：清单和它的签名",
        ),
        (lambda: bad.write_bytes(house.path.read_bytes()[:-40]), "^bad.zip：不是备份，或者没有写完"),
    ):
        make()
        with pytest.raises(Damaged, match=sentence), bringing.checked(bad):
            pass
    with pytest.raises(Damaged, match="没有文件"), bringing.checked(tmp_path / "none.zip"):
        pass


def test_other_keys_are_named_and_refused(house, settings):
    for name, value in (
        ("DATA_KEYS", [os.urandom(32)]),
        ("INDEX_KEY", os.urandom(32)),
        ("LEDGER_KEY", os.urandom(32)),
    ):
        usual = getattr(settings, name)
        setattr(settings, name, value)
        with pytest.raises(Unfit, match=f"WEIQUANBAO_{name}"), bringing.checked(house.path):
            pass
        setattr(settings, name, usual)
    settings.LEDGER_PAST_KEYS = list(signing.trusted_keys())
    settings.LEDGER_KEY = os.urandom(32)
    with bringing.checked(house.path) as (_archive, said):
        assert said.missing == []


def test_killed_half_way_it_looks_like_no_backup(house, shared_database, tmp_path, settings):
    programs, folder = tmp_path / "bin", tmp_path / "backups"
    for path in (programs, folder):
        path.mkdir()
    for name in ("pg_dump", "pg_restore", "psql"):
        (programs / name).write_text(NEVER_DONE)
        (programs / name).chmod(0o755)
    process = subprocess.Popen(
        [sys.executable, "-m", "weiquanbao.commands.main", "backup", str(folder)],
        env=shared_database.environment | {"WEIQUANBAO_POSTGRES_BIN": str(programs)},
    )
    until = time.monotonic() + 60
    while not list(folder.iterdir()):
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    (left,) = folder.iterdir()
    with pytest.raises(Damaged), bringing.checked(left):
        pass
    page_bytes = next(Path(settings.MEDIA_ROOT, "evidence").rglob("?" * 64))
    page_bytes.write_bytes(b"no longer what it was")
    assert backup.run(Namespace(where=folder, keys=None)) == 1  # and says which file
    (taken,) = folder.iterdir()
    with bringing.checked(taken) as (_archive, said):
        assert said.missing == [f"evidence/{page_bytes.name}"]


def test_a_backup_that_cannot_be_taken_leaves_nothing(house, tmp_path, monkeypatch):
    (tmp_path / "there.zip").write_bytes(b"")
    for where, keys, sentence in (
        (tmp_path / "there.zip", None, "不会盖掉"),
        (tmp_path / "no" / "folder.zip", None, "没有文件夹"),
        (tmp_path, tmp_path / "keys", "不能放在同一个文件夹"),
    ):
        with pytest.raises(Mistake, match=sentence):
            backup.run(Namespace(where=where, keys=keys))
    real = taking.server()
    monkeypatch.setattr(
        taking, "server", lambda: type(real)(real.address + " port=1", "", real.major, real.programs)
    )
    with pytest.raises(Unfit, match="什么也没有留下"):
        taking.take(tmp_path, now())
    assert [path.name for path in tmp_path.iterdir()] == ["there.zip"]
