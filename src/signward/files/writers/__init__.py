"""Plans out as tables and calendars: Markdown, CSV, xlsx and iCalendar."""

from __future__ import annotations

from signward.files.writers.calendar import plan_ics
from signward.files.writers.tables import plan_csv, plan_md
from signward.files.writers.workbook import plan_xlsx

__all__ = ["plan_csv", "plan_ics", "plan_md", "plan_xlsx"]
