"""Static files under names that carry a hash of their content, so that browsers may keep them for ever."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStatic(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # WhiteNoise has no types
    """Hashed names once the server has collected the files; plain ones before that (tests)."""

    support_js_module_import_aggregation = True
    manifest_strict = False

    def url(self, name: str | None, force: bool = False) -> str:
        plain = self.clean_name(name or "")
        return f"{settings.STATIC_URL}{self.hashed_files.get(self.hash_key(plain), plain)}"


def collect() -> None:
    """Gathers all static files below the data folder. Quick when nothing changed."""
    from django.core.management import call_command

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
