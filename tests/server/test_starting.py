"""What keeps a server from starting is told in one line, with exit code 2."""

from __future__ import annotations

import socket
import sqlite3
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.fresh import on_postgresql
from tests.server.running import Visitor, run, serving


def told(environment, *words):
    """The one line that was said."""
    done = run(environment, *words)
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_that_somebody_has(fresh, command):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        said = told(fresh, command, "--port", port)
    assert port in said
    assert "--port" in said


def test_a_port_that_is_none(fresh):
    assert "65535" in told(fresh, "serve", "--port", "99999")


def test_a_folder_that_cannot_be_written_to(fresh, tmp_path):
    in_the_way = tmp_path / "in-the-way"
    in_the_way.write_text("")
    for folder in (in_the_way, in_the_way / "below"):
        said = told(fresh, "serve", "--data", str(folder))
        assert str(folder) in said
        assert "--data" in said


@pytest.mark.parametrize(
    "url", ["mysql://x/y", "postgresql://sam:hunter2@127.0.0.1:1/plans", "postgresql:///plans?host=/nowhere"]
)
def test_a_database_that_is_not_there(fresh, url):
    said = told(fresh | {"DATABASE_URL": url}, "serve")
    assert "DATABASE_URL" in said
    assert "hunter2" not in said


@pytest.mark.skipif(on_postgresql(), reason="looks into the SQLite file")
def test_a_database_of_a_newer_signward_and_a_file_that_is_none(fresh):
    file = Path(fresh["SIGNWARD_DATA"]) / "signward.sqlite3"
    assert run(fresh, "rebuild").returncode == 0
    newer = sqlite3.connect(file)
    newer.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('plans', '9999_new', '2030-01-01')")
    newer.commit()
    newer.close()
    assert "newer Signward (plans.9999_new)" in told(fresh, "serve")
    file.write_bytes(b"not a database, but long enough to be looked at as one" * 40)
    assert "not a database" in told(fresh, "serve")


def test_a_setting_that_nobody_knows(fresh):
    assert "Did you mean SIGNWARD_BASE_URL?" in told(fresh | {"SIGNWARD_BASEURL": "x"}, "serve")


def test_no_change_of_the_models_lacks_its_migration(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_first_visitor_is_asked_to_set_up(fresh):
    with serving(fresh) as server:
        visitor = Visitor(server.address)
        assert 'action="/setup"' in visitor.get("/")
        assert visitor.get("/healthz") == "ok\n"
