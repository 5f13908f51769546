app_name = "portal_money"
urlpatterns: list = []
