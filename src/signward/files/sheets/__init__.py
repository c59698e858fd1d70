"""Spreadsheets as people have them (xlsx, csv, Markdown), read with everything not understood listed."""

from signward.files.sheets.read import read_sheet
from signward.files.sheets.reading import Reading, RefusedFile, Remark, SheetOwner, SheetRow

__all__ = ["Reading", "RefusedFile", "Remark", "SheetOwner", "SheetRow", "read_sheet"]
