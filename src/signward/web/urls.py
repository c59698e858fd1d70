"""Every address of the pages."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("signward.web.urls_accounts")),
    path("", include("signward.web.urls_plans")),
    path("", include("signward.web.urls_templates")),
]
