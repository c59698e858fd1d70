"""The rules by which gates usually meet, to choose from and in words. Others stand as they are written (RFC 5545)."""

from __future__ import annotations

from typing import Final

_WEEK: Final = (("MO", "Monday"), ("TU", "Tuesday"), ("WE", "Wednesday"), ("TH", "Thursday"), ("FR", "Friday"))
MEETS: Final = (
    ("", "On any day"),
    *((f"FREQ=WEEKLY;BYDAY={code}", f"every {day}") for code, day in _WEEK),
    *((f"FREQ=WEEKLY;INTERVAL=2;BYDAY={code}", f"every second {day}") for code, day in _WEEK),
    *(
        (f"FREQ=MONTHLY;BYDAY={n}{code}", f"{nth} {day} of the month")
        for n, nth in enumerate(("first", "second", "third", "fourth"), 1)
        for code, day in _WEEK
    ),
)
IN_WORDS: Final = dict(MEETS)
