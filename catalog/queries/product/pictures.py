"""The pictures of a product in the sizes and formats a browser may choose from."""

from dataclasses import dataclass

from catalog.models import ProductImage
from catalog.queries.cards import in_language, media_url, srcset


@dataclass(frozen=True)
class Picture:
    """One picture; ``avif`` is empty where the format saved nothing."""

    url: str
    srcset: str
    thumb_url: str
    alt: str
    tint: str
    avif: str = ""
    width: int = 0
    height: int = 0


def picture_of(image: ProductImage, *, title: str, language: str) -> Picture:
    small, medium, large = (getattr(image, size).name or "" for size in ("small", "medium", "large"))
    return Picture(
        url=media_url(large),
        srcset=srcset("", medium, large),
        thumb_url=media_url(small),
        alt=in_language(language, image.alt, image.alt_hi)[0] or title,
        tint=image.tint,
        avif=srcset("", avif_beside(medium), avif_beside(large)) if image.has_avif else "",
        width=image.width,
        height=image.height,
    )


def avif_beside(name: str) -> str:
    """Return the name of the AVIF file that lies beside a WebP file."""
    return name.removesuffix(".webp") + ".avif" if name else ""
