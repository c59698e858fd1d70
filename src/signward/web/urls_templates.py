"""Addresses of templates: of the vendor alone."""

from __future__ import annotations

from django.urls import path

from signward.web import template_editor, template_from_plan, templates_page

urlpatterns = [
    path("templates/", templates_page.listed),
    path("templates/file", templates_page.take_new),
    path("templates/<str:template>/", templates_page.shown),
    path("templates/<str:template>/template.yaml", templates_page.text),
    path("templates/<str:template>/edit", template_editor.edit),
    path("templates/<str:template>/file", templates_page.take),
    path("templates/<str:template>/archive", templates_page.archive),
    path("plans/<uuid:plan_id>/template", template_from_plan.make),
]
