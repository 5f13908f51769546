from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """Fork of Oscar's catalogue app: the label, and so tables and foreign keys, stay Oscar's."""

    name = "catalog"
    label = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from catalog import checks, receivers  # noqa: F401
