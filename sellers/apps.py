from django.apps import AppConfig


class SellersConfig(AppConfig):
    """Fork of Oscar's partner app: the label, and so tables and foreign keys, stay Oscar's."""

    name = "sellers"
    label = "partner"
    default_auto_field = "django.db.models.BigAutoField"
