"""Django's sessions in the database, read with a query that is written once."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from signward.people.prepared import Prepared


class SessionStore(db.SessionStore):
    """As Django's own, but for how the row is found."""

    def load(self) -> dict[str, Any]:
        row = _ROW.row(self.session_key) if self.session_key else None
        if row is None or row[1] <= timezone.now():
            self._session_key = None
            return {}
        return self.decode(row[0])


_ROW: Final = Prepared(
    lambda key: Session.objects.filter(session_key=key).values_list("session_data", "expire_date"), str
)
