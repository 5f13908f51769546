from django.apps import AppConfig


class OrdersConfig(AppConfig):
    """Fork of Oscar's order app: the label, and so tables and foreign keys, stay Oscar's."""

    name = "orders"
    label = "order"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from orders import receivers  # noqa: F401
