from django.urls import path

from catalog.storefront import views

app_name = "catalog"
urlpatterns = [
    path("", views.home, name="home"),
    path("categories/", views.categories, name="categories"),
    path("c/<slug:slug>/", views.category, name="category"),
    path("p/<str:public_id>/<slug:slug>/", views.product, name="product"),
    path("p/<str:public_id>/more/related/", views.related, name="related"),
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggest, name="suggest"),
    path("shops/", views.shops, name="shops"),
    path("shop/<slug:slug>/", views.shop, name="shop"),
    path("about/<slug:slug>/", views.about, name="page"),
]
