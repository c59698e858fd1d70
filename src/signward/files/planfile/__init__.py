"""The plan file, version 1, as text: YAML or JSON; and templates, which are plan files without dates."""

from __future__ import annotations

from signward.files.planfile.reading import WrongFile, load, load_template
from signward.files.planfile.schema import SCHEMA
from signward.files.planfile.writing import dump_json, dump_template, dump_yaml

__all__ = ["SCHEMA", "WrongFile", "dump_json", "dump_template", "dump_yaml", "load", "load_template"]
