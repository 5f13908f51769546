app_name = "sellers_api"
urlpatterns: list = []
