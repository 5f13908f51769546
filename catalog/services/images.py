"""Pictures come in as anything a phone makes and are kept as WebP in three sizes, without a trace of the original.

The order matters: size in bytes, then format by allow-list, then frames and pixels from the header, and only then
is anything decoded. Names are made here; what the file was called is forgotten.
"""

import io
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError, features

from catalog.models import Product, ProductImage
from catalog.services.listings import refresh_listings
from vrinda.kernel import events
from vrinda.kernel.errors import InvalidInput
from vrinda.kernel.ids import new_id
from vrinda.kernel.text import clean_line

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 12_000
SHORTEST_SIDE = 64
MOST_PICTURES = 12
AVIF_SIZES = ("large", "medium")  # what a product's own page shows; a thumbnail gains nothing
AVIF_QUALITY, AVIF_SPEED = 55, 8  # at this speed AVIF costs about what WebP does
# name → (longest side in pixels, most bytes): thumbnails stay within 40 KB on a slow network.
SIZES = {"large": (1000, 200_000), "medium": (480, 40_000), "small": (240, 15_000)}
TINTS = {
    "rose": (244, 214, 200),
    "sand": (233, 224, 208),
    "leaf": (222, 232, 214),
    "amber": (252, 232, 200),
    "sky": (216, 234, 238),
    "lilac": (230, 220, 236),
}


class PictureRefused(InvalidInput):
    code = "picture_refused"


@dataclass(frozen=True)
class Encoded:
    """A picture ready to keep: three WebP files, the tint nearest to its colours, and AVIF where it is smaller."""

    files: dict[str, bytes]
    width: int
    height: int
    tint: str
    avif: dict[str, bytes] = field(default_factory=dict)


def add_image(
    *, product: Product, file: IO[bytes], alt: str, by: object, alt_hi: str = "", tint: str = ""
) -> ProductImage:
    """Check, encode and keep a picture of a product; it comes after those already there."""
    return add_encoded(product=product, encoded=encode(file), alt=alt, alt_hi=alt_hi, tint=tint, by=by)


def add_encoded(
    *, product: Product, encoded: Encoded, alt: str, by: object, alt_hi: str = "", tint: str = ""
) -> ProductImage:
    """Keep a picture that ``encode`` has made already, perhaps in another process."""
    names = keep(encoded, folder="products")
    fields = {"width": encoded.width, "height": encoded.height, "tint": tint or encoded.tint}
    fields["has_avif"] = bool(encoded.avif)
    return _attach(product, names, fields, alt=alt, alt_hi=alt_hi, by=by)


def reuse_image(
    *, image: ProductImage, product: Product, by: object, alt: str | None = None, alt_hi: str | None = None
) -> ProductImage:
    """Show a picture that is already kept on another product too, without encoding it again."""
    names = {name: getattr(image, name).name for name in SIZES}
    fields = {"width": image.width, "height": image.height, "tint": image.tint}
    fields["has_avif"] = image.has_avif
    alt = image.alt if alt is None else alt
    return _attach(product, names, fields, alt=alt, alt_hi=image.alt_hi if alt_hi is None else alt_hi, by=by)


@transaction.atomic
def _attach(
    product: Product, names: dict[str, str], fields: dict[str, Any], *, alt: str, alt_hi: str, by: object
) -> ProductImage:
    Product.objects.select_for_update(no_key=True).get(pk=product.pk)
    pictures = ProductImage.objects.filter(product=product)
    if pictures.count() >= MOST_PICTURES:
        raise PictureRefused(_("A product can have at most %(most)d pictures.") % {"most": MOST_PICTURES})
    last = pictures.aggregate(last=Max("display_order"))["last"]
    image = ProductImage(
        product=product, original=names["large"], display_order=0 if last is None else last + 1, **names, **fields
    )
    image.alt, image.alt_hi = clean_line(alt)[:200], clean_line(alt_hi)[:200]
    image.save()
    refresh_listings([product.pk])
    _tell("product.picture_added", product, by)
    return image


def _tell(type: str, product: Product, by: object) -> None:
    seller = product.owner.public_id if product.owner else ""
    events.record(type, subject=product.public_id, by=by, seller=seller)


def keep(encoded: Encoded, *, folder: str) -> dict[str, str]:
    """Write the files into the storage under a random name; return size → name."""
    stem = new_id("img")
    for name, content in encoded.avif.items():
        default_storage.save(f"{folder}/{name}/{stem}.avif", ContentFile(content))
    return {
        name: default_storage.save(f"{folder}/{name}/{stem}.webp", ContentFile(content))
        for name, content in encoded.files.items()
    }


def discard(names: Iterable[str | None]) -> None:
    """Delete files that ``keep`` wrote, once the transaction stands: the AVIF that may lie beside each too."""
    stems = [name.removesuffix(".webp") for name in names if name]

    def delete() -> None:
        for stem in stems:
            for suffix in (".webp", ".avif"):
                default_storage.delete(f"{stem}{suffix}")

    transaction.on_commit(delete, robust=True)


def encode(file: IO[bytes]) -> Encoded:
    """Return a picture as three WebP files, or raise ``PictureRefused`` saying what is wrong with it."""
    raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise PictureRefused(_("The picture is larger than 12 MB. Choose a smaller one."))
    image = _upright(_opened(raw))
    files = {name: _webp(image, side, most_bytes) for name, (side, most_bytes) in SIZES.items()}
    return Encoded(
        files=files,
        avif=_avif(image, files),
        width=image.width,
        height=image.height,
        tint=_nearest_tint(image),
    )


def _opened(raw: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(raw), formats=FORMATS)
        _check_header(image)
        image.draft("RGB", (1000, 1000))  # lets a JPEG decode at a fraction of its size
        image.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise PictureRefused(_("This is not a picture we can read. Use JPEG, PNG or WebP.")) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureRefused(_("The picture has too many pixels.")) from error
    return image


def _check_header(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise PictureRefused(_("The picture has too many pixels."))
    if min(width, height) < SHORTEST_SIDE:
        raise PictureRefused(_("The picture is too small to show. Use at least 64 pixels each way."))
    if getattr(image, "n_frames", 1) > 1:
        raise PictureRefused(_("Moving pictures are not shown here."))


def _upright(image: Image.Image) -> Image.Image:
    """Turn the picture as its camera held it, put it on white, and leave all else behind."""
    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    image = image.convert("RGB")
    image.thumbnail((1000, 1000), Image.Resampling.LANCZOS, reducing_gap=3.0)
    image.info.clear()
    return image


def _webp(image: Image.Image, side: int, most_bytes: int) -> bytes:
    """Encode as well as the bytes allow; a picture that is all noise is also made smaller."""
    content = b""
    for longest, quality in ((side, 82), (side, 70), (side, 50), (side, 30), (side * 2 // 3, 30), (side // 2, 20)):
        scaled = image.copy()
        scaled.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        scaled.save(out, "WEBP", quality=quality, method=4)
        content = out.getvalue()
        if len(content) <= most_bytes:
            break
    return content


def _avif(image: Image.Image, webp: dict[str, bytes]) -> dict[str, bytes]:
    """Return the larger sizes as AVIF, or nothing when that is no smaller or this machine cannot."""
    if not features.check("avif"):
        return {}
    files = {}
    for name in AVIF_SIZES:
        scaled = image.copy()
        scaled.thumbnail((SIZES[name][0], SIZES[name][0]), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        scaled.save(out, "AVIF", quality=AVIF_QUALITY, speed=AVIF_SPEED, max_threads=1)
        files[name] = out.getvalue()
    saves = all(len(content) < len(webp[name]) for name, content in files.items())
    return files if saves else {}


def _nearest_tint(image: Image.Image) -> str:
    red, green, blue = image.resize((1, 1), Image.Resampling.BOX).tobytes()
    # Tints are pale; the colours of a picture are compared after being thinned with white.
    pale = [255 - (255 - value) * 2 // 5 for value in (red, green, blue)]
    return min(TINTS, key=lambda name: sum((a - b) ** 2 for a, b in zip(TINTS[name], pale, strict=True)))
