"""A backup of a server that is written to, restored elsewhere, is what was there."""

from __future__ import annotations

import json
import random
import shutil
import threading
from pathlib import Path
from zipfile import ZipFile

import pytest

from signward.cli.backups import archive
from signward.cli.backups.manifest import WrongBackup
from tests.fresh import fresh_database, on_postgresql
from tests.server.running import FOUNDER, Visitor, begun_plan, founder, run, serving


@pytest.fixture
def elsewhere(tmp_path):
    with fresh_database(tmp_path / "elsewhere") as environment:
        yield environment


def test_a_backup_under_writes_holds_all_that_was_acknowledged_before_it_began(fresh, elsewhere, tmp_path):
    file = tmp_path / "backup.zip"
    with serving(fresh) as server:
        sam = founder(server)
        plan = begun_plan(sam)
        form = sam.form(f"{plan}workstreams", f"{plan}workstreams")
        written, before, enough, stop = [], [], threading.Event(), threading.Event()

        def write():
            while not stop.is_set():
                sent = form | {"name": f"Stream {len(written)}"}
                assert sam.post(f"{plan}workstreams", sent)[0] == 200
                written.append(sent["name"])
                if len(written) == 5:
                    enough.set()

        writer = threading.Thread(target=write)
        writer.start()
        assert enough.wait(60)
        before += written
        done = run(fresh, "backup", str(file))
        stop.set()
        writer.join(60)
        assert (done.returncode, done.stderr) == (0, "")
        assert file.stat().st_mode & 0o077 == 0
        assert run(fresh, "restore", str(file)).returncode == 2  # there is something here
    done = run(elsewhere, "restore", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert "every ledger verifies" in done.stdout
    with serving(elsewhere) as server:
        sam = Visitor(server.address)  # sessions do not move: the key that signs them is not in the backup
        known = {name: FOUNDER[name] for name in ("email", "password")}
        assert sam.post("/sign-in", sam.form("/sign-in", "/sign-in") | known)[0] == 200
        said = sam.get(f"{plan}plan.ledger")
    kept = [name for name in written if f'"{name}"' in said]
    assert set(before) <= set(kept)
    assert kept == written[: len(kept)]  # one moment: nothing later without what was before it


@pytest.fixture
def backed_up(fresh, tmp_path):
    file = tmp_path / "backup.zip"
    with serving(fresh) as server:
        begun_plan(founder(server))
        assert run(fresh, "backup", str(file)).returncode == 0
        if not on_postgresql():
            said = run(fresh, "restore", str(file), "--force").stderr
            assert "in use" in said
    return file


def test_it_replaces_only_by_force_and_never_a_backup(backed_up, fresh):
    assert "--force" in run(fresh, "restore", str(backed_up)).stderr
    done = run(fresh, "restore", str(backed_up), "--force")
    assert done.returncode == 0, done.stderr
    kept = list(Path(fresh["SIGNWARD_DATA"]).glob("*.before-*"))
    assert len(kept) == (0 if on_postgresql() else 1)
    assert "there already" in run(fresh, "backup", str(backed_up)).stderr


def test_a_damaged_backup_is_refused_and_changes_nothing(backed_up, elsewhere, tmp_path):
    whole = backed_up.read_bytes()
    for name, damaged in {
        "cut": whole[:-40], "other": b"hello",
    }.items():  # fmt: skip
        file = tmp_path / f"{name}.zip"
        file.write_bytes(damaged)
        done = run(elsewhere, "restore", str(file))
        assert (done.returncode, "Nothing was restored" in done.stderr) == (2, True), (name, done.stderr)
    assert run(elsewhere, "restore", str(tmp_path / "nowhere.zip")).returncode == 2


def test_no_flipped_byte_gets_past_the_manifest(backed_up, tmp_path):
    refused = 0
    whole, file, pick = backed_up.read_bytes(), tmp_path / "flipped.zip", random.Random(3)
    manifest = archive.read_manifest(backed_up)
    with ZipFile(backed_up) as packed:
        true, begins = packed.read("database"), packed.getinfo("database").header_offset + 60
    for at in [pick.randrange(begins, begins + packed.getinfo("database").compress_size - 60) for _ in range(60)]:
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            archive.take_out(file, manifest, tmp_path / "copy")
        except WrongBackup:
            refused += 1
        else:  # a bit of the packing that says nothing
            assert (tmp_path / "copy").read_bytes() == true
    assert refused > 50


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"database": "oracle"}, "backup of oracle"), ({"signward_backup": 9}, "another format"),
        ({"sha256": "0" * 64}, "not the one that was made"),
    ],
)  # fmt: skip
def test_a_manifest_that_does_not_fit_is_refused(backed_up, elsewhere, tmp_path, change, said):
    file = tmp_path / "altered.zip"
    with ZipFile(backed_up) as source, ZipFile(file, "w") as target:
        target.writestr("manifest.json", json.dumps(json.loads(source.read("manifest.json")) | change))
        with source.open("database") as read, target.open("database", "w") as write:
            shutil.copyfileobj(read, write)
    done = run(elsewhere, "restore", str(file))
    assert done.returncode == 2
    assert said in done.stderr


def test_where_there_is_no_database_there_is_no_backup(fresh, tmp_path):
    done = run(fresh, "backup", str(tmp_path / "b.zip"))
    assert done.returncode == 2
    assert "No backup was made" in done.stderr
