"""Our own workbook: every part of a plan on readable sheets, which people edit and import back to the same plan.

`layout` says which column holds which key of the plan file; `writing` and `reading` both follow it.
"""

from __future__ import annotations
