app_name = "portal_orders"
urlpatterns: list = []
