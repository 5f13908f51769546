from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SellersConfig(AppConfig):
    """Fork of Oscar's partner app: the label, and so tables and foreign keys, stay Oscar's."""

    name = "sellers"
    label = "partner"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let every room register its portal entries; rooms above this one cannot be imported by name here."""
        autodiscover_modules("portal.menu")
