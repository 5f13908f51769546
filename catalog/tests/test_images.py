"""Uploads: only pictures, only as large as can be afforded, nothing of the original kept but what is seen."""

import io
import struct
import zlib

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from catalog.factories import ProductFactory
from catalog.models import ProductImage
from catalog.queries.product.pictures import avif_beside
from catalog.services.images import PictureRefused, add_image, encode, reuse_image

GPS, ORIENTATION, TURNED_RIGHT = 0x8825, 0x0112, 6


def picture(format="JPEG", size=(600, 400), colour=(180, 60, 40), **options) -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, format, **options)
    out.seek(0)
    return out


def png_that_claims(width: int, height: int) -> io.BytesIO:
    """Return a small PNG whose header promises a huge picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00" * 1000)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b""))


def moving_webp() -> io.BytesIO:
    frames = [Image.new("RGB", (80, 80), colour) for colour in ("red", "green")]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:], duration=100)
    out.seek(0)
    return out


def test_a_picture_is_kept_as_webp_in_three_sizes(db):
    product = ProductFactory()

    image = add_image(product=product, file=picture(size=(2000, 1500)), alt="A bell", alt_hi="घंटी", by=None)

    sizes = [Image.open(default_storage.open(getattr(image, name).name)).size for name in ("large", "medium", "small")]
    assert sizes == [(1000, 750), (480, 360), (240, 180)]
    assert (image.width, image.height, image.tint) == (1000, 750, "rose")
    assert image.large.name.startswith("products/large/img_")
    assert image.large.name.endswith(".webp")


def test_nothing_of_the_camera_is_left(db):
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    exif.get_ifd(GPS)[1] = "N"
    upload = picture(size=(600, 400), exif=exif, comment=b"shot at home")

    image = add_image(product=ProductFactory(), file=upload, alt="A bell", by=None)

    kept = default_storage.open(image.large.name).read()
    opened = Image.open(io.BytesIO(kept))
    assert opened.size == (400, 600)
    assert dict(opened.getexif()) == {}
    assert b"shot at home" not in kept


@pytest.mark.parametrize(
    "upload",
    [
        pytest.param(io.BytesIO(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99 99\n"), id="EPS called jpg"),
        pytest.param(io.BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), id="SVG"),
        pytest.param(io.BytesIO(b"%PDF-1.7 /JavaScript"), id="PDF"),
        pytest.param(io.BytesIO(b"<html><script>alert(1)</script></html>"), id="HTML"),
        pytest.param(io.BytesIO(b""), id="nothing"),
        pytest.param(picture("GIF"), id="GIF"),
        pytest.param(picture("BMP"), id="BMP"),
        pytest.param(io.BytesIO(picture().read()[:500]), id="truncated"),
        pytest.param(picture(size=(20, 20)), id="too small"),
        pytest.param(png_that_claims(50_000, 50_000), id="bomb"),
        pytest.param(png_that_claims(7_500, 7_500), id="more pixels than we decode"),
        pytest.param(moving_webp(), id="moving"),
        pytest.param(io.BytesIO(b"\xff\xd8\xff" + b"\x00" * (13 * 1024 * 1024)), id="more bytes than we read"),
    ],
)
def test_what_is_not_an_affordable_picture_is_refused(upload):
    upload.seek(0)

    with pytest.raises(PictureRefused):
        encode(upload)


def test_thumbnails_stay_small_whatever_the_picture():
    noise = Image.effect_noise((1600, 1600), 120).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "PNG")
    out.seek(0)

    encoded = encode(out)

    assert len(encoded.files["medium"]) <= 40_000
    assert len(encoded.files["small"]) <= 15_000


def test_transparency_becomes_white_paper():
    out = io.BytesIO()
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(out, "PNG")
    out.seek(0)

    encoded = encode(out)

    assert Image.open(io.BytesIO(encoded.files["large"])).getpixel((50, 50)) == (255, 255, 255)


def test_a_kept_picture_is_shared_without_new_files(db):
    first = add_image(product=ProductFactory(), file=picture(), alt="A bell", by=None)
    other = ProductFactory()

    second = reuse_image(image=first, product=other, by=None, alt="Another bell")

    assert second.small.name == first.small.name
    assert (second.alt, second.width) == ("Another bell", 600)
    assert ProductImage.objects.filter(product=other).count() == 1


def test_pictures_keep_their_order_and_have_a_limit(db, monkeypatch):
    monkeypatch.setattr("catalog.services.images.MOST_PICTURES", 2)
    product = ProductFactory()
    first = add_image(product=product, file=picture(), alt="", by=None)
    reuse_image(image=first, product=product, by=None)

    with pytest.raises(PictureRefused):
        reuse_image(image=first, product=product, by=None)

    assert list(product.images.values_list("display_order", flat=True)) == [0, 1]


def test_a_smaller_avif_is_kept_beside_each_larger_webp(db, settings):
    image = add_image(product=ProductFactory(), file=picture(), alt="A bell", by=None)
    sizes = {}
    for name in ("large", "medium"):
        stored = getattr(image, name).name
        sizes[name] = [default_storage.size(stored), default_storage.size(avif_beside(stored))]
    assert image.has_avif
    assert [avif < webp for webp, avif in sizes.values()] == [True, True]


def test_where_avif_saves_nothing_none_is_kept(db, monkeypatch):
    monkeypatch.setattr("catalog.services.images.features.check", lambda name: False)
    image = add_image(product=ProductFactory(), file=picture(), alt="A bell", by=None)
    assert not image.has_avif
