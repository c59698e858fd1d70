"""Nothing is opened before it is known to be small, plain and without tricks."""

from __future__ import annotations

import io
import re
import zipfile
from typing import NoReturn
from xml.parsers import expat

from signward.files.sheets.reading import RefusedFile

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_MEMBERS = 200
MOST_RATIO = 100
MOST_CELLS = 250_000
MOST_ROWS = 50_000
MOST_COLUMNS = 400  # that hold something: a bar chart of days over a year
MOST_MERGED = 50_000
DEEPEST = 60
_SMALL = 1024 * 1024  # a small part may shrink well without being a bomb
_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_width(columns: int, name: str) -> None:
    """Refuses a sheet in which more columns hold something than any plan has."""
    if columns > MOST_COLUMNS:
        raise RefusedFile(f"The sheet {name} has {columns:,} filled columns; {MOST_COLUMNS} is the most that is read.")


def check_size(data: bytes) -> None:
    """Refuses an empty file, a file over 10 MB, and the old or encrypted binary format."""
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise RefusedFile("The file is empty.")
    if len(data) > MOST_BYTES:
        raise RefusedFile(f"The file is larger than 10 MB ({len(data) / 1024 / 1024:.1f} MB).")
    if data.startswith(_OLD_FORMAT):
        raise RefusedFile("This is an old .xls file or one with a password. Save it as .xlsx without a password.")


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The xlsx archive, once its members are known to be harmless.

    Raises:
        RefusedFile: a bomb, macros, links to other files, entities, or not a workbook at all.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
        _check_members(members)
        for member in members:
            if member.filename.lower().endswith((".xml", ".rels", ".vml")):
                _check_part(member.filename, archive.read(member))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, UnicodeDecodeError) as problem:
        raise RefusedFile(f"The workbook is damaged and cannot be opened ({problem}).") from problem
    except RuntimeError as problem:  # zipfile's word for a password
        raise RefusedFile("The workbook is protected by a password.") from problem
    return archive


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    names = {member.filename.lower() for member in members}
    if len(members) > MOST_MEMBERS:
        raise RefusedFile(f"The workbook holds {len(members)} parts; {MOST_MEMBERS} is the most that is read.")
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise RefusedFile("The workbook would unpack to more than 100 MB.")
    for member in members:
        if member.file_size > _SMALL and member.file_size > MOST_RATIO * max(member.compress_size, 1):
            raise RefusedFile(f"The workbook is packed like a bomb ({member.filename}).")
    if any("vbaproject" in name or name.startswith("xl/macrosheets/") for name in names):
        raise RefusedFile("The workbook holds macros. Save it as .xlsx without macros.")
    if any(name.startswith("xl/externallinks/") for name in names):
        raise RefusedFile("The workbook links to other files. Break the links, or paste its values into a new one.")
    if "[content_types].xml" not in names or not any(name.startswith("xl/workbook") for name in names):
        raise RefusedFile("This is an archive, but not an Excel workbook.")


def _check_part(name: str, xml: bytes) -> None:
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedFile(f"{name} is written in an encoding that no spreadsheet program uses.")
    if name.startswith("xl/worksheets/"):
        _check_sheet(name, xml)
    _check_shape(name, xml)


def _check_sheet(name: str, xml: bytes) -> None:
    if len(re.findall(rb"<(?:\w+:)?c[ >/]", xml)) > MOST_CELLS:
        raise RefusedFile(f"A sheet holds more than {MOST_CELLS:,} cells ({name}).")
    if len(re.findall(rb"<(?:\w+:)?row[ >/]", xml)) > MOST_ROWS:
        raise RefusedFile(f"A sheet holds more than {MOST_ROWS:,} rows ({name}).")
    merged = sum(_area(*found) for found in re.findall(rb'mergeCell ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"', xml))
    if merged > MOST_MERGED:
        raise RefusedFile(f"Merged cells of a sheet cover more than {MOST_MERGED:,} cells ({name}).")


def _area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> int:
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number


def _check_shape(name: str, xml: bytes) -> None:
    """One pass of the bare parser: no document type, no entities, no absurd depth."""
    depth = 0

    def deeper(_tag: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise RefusedFile(f"{name} is nested deeper than any spreadsheet.")

    def higher(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(*_ignored: object) -> NoReturn:
        raise RefusedFile(f"{name} declares a document type, which no spreadsheet needs.")

    parser = expat.ParserCreate()
    parser.StartElementHandler = deeper
    parser.EndElementHandler = higher
    parser.StartDoctypeDeclHandler = declared
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as problem:
        raise RefusedFile(f"{name} is not well-formed ({problem}).") from problem
