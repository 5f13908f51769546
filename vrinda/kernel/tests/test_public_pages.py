"""What caches may keep, for how long, and what makes a page too personal for that."""

import gzip

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
