from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "signward.web"
    label = "web"
