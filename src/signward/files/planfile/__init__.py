"""The plan file, version 1, as text: YAML or JSON."""

from __future__ import annotations

from signward.files.planfile.reading import WrongFile, load
from signward.files.planfile.schema import SCHEMA
from signward.files.planfile.writing import dump_json, dump_yaml

__all__ = ["SCHEMA", "WrongFile", "dump_json", "dump_yaml", "load"]
