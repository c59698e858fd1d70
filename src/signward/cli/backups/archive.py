"""A backup as one file: a zip of the manifest and the copy of the database."""

from __future__ import annotations

import os
import shutil
import zlib
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import msgspec

from signward.cli.backups.manifest import FORMAT, Manifest, WrongBackup, sha256

MANIFEST: Final = "manifest.json"
COPY: Final = "database"


def write(file: Path, manifest: Manifest, copy: Path) -> None:
    """Appears under its name only when it is whole. It holds everything, so nobody else may read it."""
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        with open(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as out:
            with ZipFile(out, "w", ZIP_DEFLATED) as archive:
                archive.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))
                archive.write(copy, COPY)
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def read_manifest(file: Path) -> Manifest:
    """Raises WrongBackup for any other file."""
    try:
        with ZipFile(file) as archive:
            manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
    except (BadZipFile, KeyError, msgspec.MsgspecError, EOFError, NotImplementedError, zlib.error) as wrong:
        raise WrongBackup(f"{file} is not a backup made by signward backup, or is cut off.") from wrong
    if manifest.signward_backup != FORMAT:
        raise WrongBackup(f"{file} is a backup of another format ({manifest.signward_backup}).")
    return manifest


def take_out(file: Path, manifest: Manifest, copy: Path) -> None:
    """Writes the copy of the database to a path. Raises WrongBackup where a byte of it differs."""
    try:
        with ZipFile(file) as archive, archive.open(COPY) as packed, copy.open("wb") as out:
            shutil.copyfileobj(packed, out, 1 << 20)
    except (BadZipFile, KeyError, EOFError, NotImplementedError, zlib.error) as wrong:
        raise WrongBackup(f"{file} is damaged: its copy of the database cannot be read.") from wrong
    if copy.stat().st_size != manifest.size or sha256(copy) != manifest.sha256:
        raise WrongBackup(f"{file} is damaged: its copy of the database is not the one that was made.")
