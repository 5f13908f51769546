from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class CatalogConfig(AppConfig):
    """Fork of Oscar's catalogue app: the label, and so tables and foreign keys, stay Oscar's."""

    name = "catalog"
    label = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from catalog import checks, receivers  # noqa: F401

        post_migrate.connect(install_triggers, dispatch_uid="catalog.install_triggers")


def install_triggers(sender: AppConfig, using: str, **kwargs: object) -> None:
    """Put the triggers of the facet index in place, once all apps have migrated; twice does no harm."""
    from catalog.facets import triggers

    if sender.label == "catalogue":
        triggers.install(connections[using])
