"""The three list views, with Oscar's own queryset of browsable products, its templates, forms and page size."""

from types import SimpleNamespace

from django.conf import settings
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.views.generic import ListView
from oscar.core.loading import get_class, get_model

Category = get_model("catalogue", "Category")
Product = get_model("catalogue", "Product")
SearchForm = get_class("search.forms", "SearchForm")


class CatalogueView(ListView):
    """All products."""

    template_name = "oscar/catalogue/browse.html"
    context_object_name = "products"
    paginate_by = settings.OSCAR_PRODUCTS_PER_PAGE

    def get_queryset(self) -> QuerySet:
        return Product.objects.browsable().base_queryset().order_by("-date_created", "-pk")

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        page = context["page_obj"]
        # The templates expect a search server's results, which hold the product as ``object``.
        page.object_list = [SimpleNamespace(object=product) for product in page.object_list]
        form = SearchForm(self.request.GET)
        return {**context, "page": page, "form": form, "search_form": form, "summary": "All products"}


class ProductCategoryView(CatalogueView):
    """The products in a category and below it."""

    template_name = "oscar/catalogue/category.html"

    def get(self, request, *args, **kwargs):
        self.category = get_object_or_404(Category, pk=kwargs["pk"])
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().filter(categories__in=self.category.get_descendants_and_self()).distinct()

    def get_context_data(self, **kwargs) -> dict:
        return {**super().get_context_data(**kwargs), "category": self.category, "summary": self.category.name}


class FacetedSearchView(CatalogueView):
    """The products whose title or description holds every word."""

    template_name = "oscar/search/results.html"
    context_object_name = "results"

    def get_queryset(self) -> QuerySet:
        found = super().get_queryset()
        for word in self.request.GET.get("q", "").split():
            found = found.filter(title__icontains=word) | found.filter(description__icontains=word)
        return found

    def get_context_data(self, **kwargs) -> dict:
        return {**super().get_context_data(**kwargs), "query": self.request.GET.get("q", "")}
