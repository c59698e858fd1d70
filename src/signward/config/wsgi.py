"""The pages as a WSGI application; `asgi` puts it beside the live routes."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "signward.config.settings")
application = get_wsgi_application()
