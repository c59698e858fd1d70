"""The plan file, version 1, as JSON values: read into a plan, and written from one."""

from __future__ import annotations

from signward.core.plan.document_in import read_document
from signward.core.plan.document_out import write_document
from signward.core.plan.document_problems import Problem, WrongDocument

__all__ = ["Problem", "WrongDocument", "read_document", "write_document"]
