from django.apps import AppConfig


class VrindaConfig(AppConfig):
    """Carries the look (templates, tags, static files) and the commands that span the rooms."""

    name = "vrinda"
    label = "vrinda"

    def ready(self) -> None:
        from vrinda import checks  # noqa: F401
