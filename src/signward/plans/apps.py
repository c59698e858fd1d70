from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PlansConfig(AppConfig):
    name = "signward.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(write_rows_anew, sender=self)


def write_rows_anew(*, plan: Iterable[tuple[Any, bool]] = (), **_: Any) -> None:
    """A migration may have added columns to the rows beside the plans, and what they say only the ledger knows.

    `plan` is what Django migrated, each with whether it was taken back; nothing where a database was only emptied.
    """
    if any(migration.app_label == "plans" and not backwards for migration, backwards in plan):
        from signward.plans.rebuild import rebuild_all  # models cannot be imported before the apps are ready

        rebuild_all()
