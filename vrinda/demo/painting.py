"""Pictures of the demo market: painted and encoded in processes of their own while the goods are written."""

import io
import multiprocessing
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial

from django.db import transaction
from PIL import Image

from accounts.models import User
from catalog.models import Category, Product, ProductImage
from catalog.services.categories import change_category
from catalog.services.images import Encoded, add_encoded, encode, keep, reuse_image
from catalog.services.shop_front import hang_banner
from sellers.models import Seller
from vrinda.demo.goods import PictureSpec, ProductPlan
from vrinda.demo.opening import hang_sign
from vrinda.demo.pictures import TINT_OF_PALETTE, banner_picture, category_picture, draw, shop_picture
from vrinda.demo.shops import SellerPlan

Painting = Callable[[], Image.Image]
_FEW = 40
_SIGN_SIZE = "medium"


class Painters:
    """Paints and encodes by key; many paintings are begun at once, in as many processes as there are cores."""

    def __init__(self, paintings: Mapping[str, Painting]) -> None:
        self._paintings = dict(paintings)
        self._pool: ProcessPoolExecutor | None = None
        self._begun: dict[str, Future[Encoded]] = {}

    def __enter__(self) -> "Painters":
        # Few are not worth a process; and where processes cannot fork they would have to load the market anew.
        if len(self._paintings) >= _FEW and "fork" in multiprocessing.get_all_start_methods():
            fork = multiprocessing.get_context("fork")
            self._pool = ProcessPoolExecutor(os.cpu_count() or 1, mp_context=fork, initializer=_leave_signals_alone)
            self._begun = {key: self._pool.submit(_encoded, painting) for key, painting in self._paintings.items()}
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def encoded(self, key: str) -> Encoded:
        """The three WebP files of a painting, when they are ready."""
        if key in self._begun:
            return self._begun.pop(key).result()
        return _encoded(self._paintings[key])


def _leave_signals_alone() -> None:
    """A Ctrl-C is for the process that fills the market; it then lets its painters go."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _encoded(painting: Painting) -> Encoded:
    file = io.BytesIO()
    painting().save(file, "PNG", compress_level=1)
    file.seek(0)
    return encode(file)


def painting_of(spec: PictureSpec) -> Painting:
    """How a product's picture is painted."""
    return partial(draw, spec.motif, spec.palette, spec.seed)


def paintings_to_do(plans: Sequence[ProductPlan], *, painted: set[int]) -> dict[str, Painting]:
    """The paintings that no product of the plan shows yet, in the order they are hung."""
    done = {plan.picture.key for plan in plans if plan.index in painted}
    return {plan.picture.key: painting_of(plan.picture) for plan in by_picture(plans) if plan.picture.key not in done}


def by_picture(plans: Sequence[ProductPlan]) -> list[ProductPlan]:
    """Products that share a picture side by side: a painter remembers only the last few."""
    return sorted(plans, key=lambda plan: (plan.picture.key, plan.index))


class Hanging:
    """Gives each product its picture; those of one key share the files."""

    def __init__(self, products: Mapping[int, Product], painters: Painters) -> None:
        self.products = products
        self.painters = painters
        known = ProductImage.objects.filter(product__in=products.values()).order_by("-pk")
        self.image_of: dict[int, ProductImage] = {image.product_id: image for image in known}
        self.by_key: dict[str, ProductImage] = {}

    def remember(self, plans: Sequence[ProductPlan]) -> None:
        """Note which keys have files already."""
        for plan in plans:
            image = self.image_of.get(self.products[plan.index].pk)
            if image:
                self.by_key.setdefault(plan.picture.key, image)

    @transaction.atomic
    def hang(self, plans: Sequence[ProductPlan], owners: Sequence[User]) -> None:
        """Give a batch of products their pictures."""
        for plan in plans:
            product = self.products[plan.index]
            if product.pk not in self.image_of:
                self.image_of[product.pk] = self._hung(plan, product, owners[plan.seller_index])

    def _hung(self, plan: ProductPlan, product: Product, by: User) -> ProductImage:
        key, alt, alt_hi = plan.picture.key, plan.title_en, plan.title_hi
        if key in self.by_key:
            return reuse_image(image=self.by_key[key], product=product, alt=alt, alt_hi=alt_hi, by=by)
        tint = TINT_OF_PALETTE[plan.picture.palette]
        encoded = self.painters.encoded(key)
        image = add_encoded(product=product, encoded=encoded, alt=alt, alt_hi=alt_hi, tint=tint, by=by)
        return self.by_key.setdefault(key, image)


def hang_category_pictures(
    tree: Mapping[str, Category], plans: Sequence[ProductPlan], hanging: Hanging, *, by: User
) -> None:
    """A picture of its own for each main category, and for each leaf that of its first product."""
    first_of_leaf: dict[str, ProductPlan] = {}
    for plan in plans:
        first_of_leaf.setdefault(plan.leaf_id, plan)
    for slug, category in tree.items():
        if category.image:
            continue
        if category.depth == 1:
            picture = keep(_encoded(partial(category_picture, slug)), folder="categories")[_SIGN_SIZE]
        elif slug in first_of_leaf:
            picture = hanging.by_key[first_of_leaf[slug].picture.key].medium.name
        else:
            continue
        change_category(category=category, by=by, image=picture)


def hang_banners(sellers: Sequence[Seller], plans: Sequence[SellerPlan], owners: Sequence[User]) -> None:
    """A banner for each shop but every fifth: not everybody gets round to it."""
    for seller, plan, owner in zip(sellers, plans, owners, strict=True):
        if not seller.banner and plan.index % 5 != 4:
            file = io.BytesIO()
            banner_picture(plan.index, plan.main_category_id).save(file, "PNG", compress_level=1)
            file.seek(0)
            hang_banner(seller=seller, file=file, by=owner)


def hang_signs(sellers: Sequence[Seller], plans: Sequence[SellerPlan], owners: Sequence[User]) -> None:
    """A sign for each shop: the motif of its trade in a colour of its own."""
    for seller, plan, owner in zip(sellers, plans, owners, strict=True):
        if not seller.logo:
            painted = _encoded(partial(shop_picture, plan.index, plan.main_category_id))
            hang_sign(seller, picture=keep(painted, folder="shops")[_SIGN_SIZE], by=owner)
