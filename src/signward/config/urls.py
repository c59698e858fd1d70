"""All addresses; the pages know their own."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("signward.web.urls"))]

handler404 = "signward.web.neutral.not_found"
handler403 = "signward.web.neutral.forbidden"
handler400 = "signward.web.neutral.wrong_request"
handler500 = "signward.web.neutral.broken"
