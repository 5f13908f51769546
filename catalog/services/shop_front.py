"""A shop's sign and banner: taken in as any picture, kept re-encoded, shown beside its name."""

import io
from dataclasses import replace
from datetime import timedelta
from typing import IO

from PIL import Image

from catalog.services.images import Encoded, encode, keep
from sellers.models import Seller
from sellers.services.signs import change_banner, change_logo
from vrinda.kernel.tries import spend

WIDE = (18, 5)  # the shape in which pages show a banner
QUALITY = 80
MOST_PICTURES_A_DAY = 20


def hang_sign(*, seller: Seller, file: IO[bytes], by: object) -> Seller:
    """Show a picture as the shop's sign."""
    _count(seller)
    return change_logo(seller=seller, picture=keep(encode(file), folder="shops")["medium"], by=by)  # type: ignore[arg-type]


def hang_banner(*, seller: Seller, file: IO[bytes], by: object) -> Seller:
    """Show the middle of a picture, wide and low, above the shop's page."""
    _count(seller)
    names = keep(_cut(encode(file)), folder="banners")
    return change_banner(seller=seller, wide=names["large"], small=names["medium"], by=by)  # type: ignore[arg-type]


def take_banner_down(*, seller: Seller, by: object) -> Seller:
    return change_banner(seller=seller, wide="", small="", by=by)  # type: ignore[arg-type]


def _count(seller: Seller) -> None:
    """Count a picture before any work is done for it: each leaves files behind."""
    spend(f"shop-picture:{seller.public_id}", most=MOST_PICTURES_A_DAY, lasts=timedelta(days=1))


def _cut(encoded: Encoded) -> Encoded:
    return replace(encoded, files={name: _middle(encoded.files[name]) for name in ("large", "medium")})


def _middle(content: bytes) -> bytes:
    image = Image.open(io.BytesIO(content), formats=["WEBP"])
    height = min(image.height, image.width * WIDE[1] // WIDE[0])
    top = (image.height - height) // 2
    out = io.BytesIO()
    image.crop((0, top, image.width, top + height)).save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()
