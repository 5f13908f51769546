"""What caches may keep, for how long, and what makes a page too personal for that."""

import gzip
from contextlib import nullcontext

import brotli
import pytest
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory

from vrinda.kernel.public_pages import public_page

BODY = "<p>Radhe Radhe</p>" * 40


@public_page
def page(request):
    return HttpResponse(BODY)


def get(view=page, **headers):
    return view(RequestFactory().get("/", headers=headers))


def test_a_public_page_is_fresh_for_a_minute_and_varies_by_nothing_but_its_packing():
    answer = get()
    assert answer["Cache-Control"] == "public, max-age=60, stale-while-revalidate=60"
    assert answer["Vary"] == "Accept-Encoding"


def test_who_has_the_page_is_not_sent_it_again():
    again = get(**{"if-none-match": get()["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "public, max-age=60, stale-while-revalidate=60"
    assert again["Vary"] == "Accept-Encoding"


def test_a_page_that_has_changed_is_sent_whole():
    assert get(**{"if-none-match": 'W/"0123456789"'}).content.decode() == BODY


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("GZIP", "gzip", gzip.decompress),
    ],
)
def test_a_page_is_packed_as_its_reader_understands(accepted, encoding, unpack):
    answer = get(**{"accept-encoding": accepted})
    assert answer["Content-Encoding"] == encoding
    assert unpack(answer.content).decode() == BODY
    assert answer["Content-Length"] == str(len(answer.content))


@pytest.mark.parametrize("accepted", ["", "identity", "gzip;q=0", "br;q=0.000, gzip; q=0", "deflate", "brotli"])
def test_who_understands_no_packing_gets_none(accepted):
    answer = get(**{"accept-encoding": accepted})
    assert not answer.has_header("Content-Encoding")
    assert answer.content.decode() == BODY


def test_packed_or_not_a_page_has_one_name():
    assert get(**{"accept-encoding": "br"})["ETag"] == get()["ETag"]


def test_a_page_that_holds_a_token_is_shared_with_nobody():
    answer = get(public_page(lambda request: HttpResponse(get_token(request))))
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Vary"] == "Cookie"
    assert not answer.has_header("ETag")


def test_a_page_that_reads_the_session_is_shared_with_nobody(db):
    from django.contrib.sessions.backends.db import SessionStore

    request = RequestFactory().get("/")
    request.session = SessionStore()
    answer = public_page(lambda request: HttpResponse(request.session.get("basket", "none")))(request)
    assert answer["Cache-Control"] == "private, no-store"


def test_a_redirect_is_not_marked():
    answer = get(public_page(lambda request: HttpResponse(status=302)))
    assert not answer.has_header("Cache-Control")


def kept_page(as_of):
    """Return a view that counts how often it is made, and is kept as long as its version stays."""
    made = []

    @public_page(as_of=as_of)
    def view(request):
        made.append(request.get_full_path())
        response = HttpResponse(f"{BODY}{len(made)}")
        response.is_made_each_time = "each" in request.GET
        return response

    return view, made


def as_of(versions):
    return lambda: nullcontext(versions[0])


def test_a_page_is_made_once_for_each_version_of_what_it_shows():
    version = ["monday"]
    view, made = kept_page(as_of(version))
    first, second = get(view), get(view)
    assert (len(made), first.content, dict(first.items())) == (1, second.content, dict(second.items()))

    version[0] = "tuesday"
    assert get(view).content != first.content
    version[0] = "monday"
    assert get(view).content != first.content


def test_a_page_without_a_version_and_one_that_says_so_are_made_each_time(rf):
    view, made = kept_page(as_of([None]))
    get(view), get(view)
    assert len(made) == 2
    view, made = kept_page(as_of(["monday"]))
    view(rf.get("/?each=1")), view(rf.get("/?each=1"))
    assert len(made) == 2


def test_each_address_has_its_own_page_and_a_kept_one_is_packed_and_known_like_any_other(rf):
    view, made = kept_page(as_of(["monday"]))
    view(rf.get("/")), view(rf.get("/?page=2"))
    assert made == ["/", "/?page=2"]
    packed = get(view, **{"accept-encoding": "br"})
    assert brotli.decompress(packed.content).decode() == f"{BODY}1"
    assert get(view, **{"if-none-match": packed["ETag"]}).status_code == 304
    assert len(made) == 2


def test_no_more_pages_are_kept_than_there_is_room_for(rf, settings):
    settings.REMEMBERED_PAGES = 2
    view, made = kept_page(as_of(["monday"]))
    for address in ("/?page=1", "/?page=2", "/?page=3", "/?page=1", f"/?q={'x' * 400}", f"/?q={'x' * 400}"):
        view(rf.get(address))
    assert len(made) == 6


def test_a_page_made_for_its_reader_is_kept_for_nobody(rf):
    @public_page(as_of=as_of(["monday"]))
    def personal(request):
        return HttpResponse(get_token(request))

    assert personal(rf.get("/")).content != personal(rf.get("/")).content
