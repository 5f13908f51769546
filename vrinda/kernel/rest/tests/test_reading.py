"""What the REST door takes for a value, and what it does not."""

from io import BytesIO

import pytest
from django.http import QueryDict
from rest_framework.exceptions import ParseError, ValidationError

from vrinda.kernel.rest.errors import refusal
from vrinda.kernel.rest.fields import Flag, Money, PublicId, Quantity, Text
from vrinda.kernel.rest.parsers import BodyTooLarge, BoundedJSONParser
from vrinda.kernel.rest.serializers import ListParams, StrictSerializer, read_body, read_params


class LineSerializer(StrictSerializer):
    offer = PublicId("off")
    quantity = Quantity()


class WishSerializer(StrictSerializer):
    lines = LineSerializer(many=True)
    price = Money(required=False)
    note = Text(required=False)
    gift = Flag(required=False)


OFFER = "off_0123456789abcdefghjk"


def parse(raw: bytes):
    return BoundedJSONParser().parse(BytesIO(raw))


@pytest.mark.parametrize(
    "raw",
    [
        b'{"quantity": NaN}',
        b'{"quantity": Infinity}',
        b'{"quantity": 1, "quantity": 2}',
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 40 + b"1" + b"}" * 40,
        b'{"quantity": ' + b"9" * 5000 + b"}",
        b"\xff\xfe",
        b"",
        b"{",
    ],
)
def test_body_that_is_not_plain_json_is_refused(raw):
    with pytest.raises(ParseError) as refused:
        parse(raw)
    assert refused.value.detail.code == "malformed_json"


def test_body_above_two_megabytes_is_refused():
    with pytest.raises(BodyTooLarge):
        parse(b'"' + b"x" * 2 * 1024 * 1024 + b'"')


@pytest.mark.parametrize("quantity", [-1, 0, 101, 10**9, 1.5, 2.0, "3", "٣", "1e3", True, None, [], {}])
def test_quantity_is_a_whole_number_from_1_to_100(quantity):
    with pytest.raises(ValidationError):
        read_body(WishSerializer, {"lines": [{"offer": OFFER, "quantity": quantity}]})


@pytest.mark.parametrize(
    "price",
    [
        100,
        "100",
        {"amount": 1.0, "currency": "INR"},
        {"amount": True, "currency": "INR"},
        {"amount": "1", "currency": "INR"},
        {"amount": 1, "currency": "USD"},
        {"amount": 1},
        {"amount": 1, "currency": "INR", "tax": 0},
        {"amount": 10**13, "currency": "INR"},
    ],
)
def test_money_is_an_amount_in_paise_beside_its_currency(price):
    with pytest.raises(ValidationError):
        read_body(WishSerializer, {"lines": [], "price": price})


def test_money_comes_in_as_paise():
    assert read_body(WishSerializer, {"lines": [], "price": {"amount": 52500, "currency": "INR"}})["price"] == 52500


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({"lines": [{"offer": OFFER, "quantity": 0}]}, "lines[0].quantity"),
        ({"lines": [{"offer": OFFER, "quantity": 1}, {"offer": "off_x", "quantity": 1}]}, "lines[1].offer"),
        ({"lines": [{"offer": OFFER, "quantity": 1, "price": 1}]}, "lines[0].price"),
        ({"lines": {}}, "lines"),
        ({"lines": [], "total": 5}, "total"),
        ({"lines": [], "note": 7}, "note"),
        ({"lines": [], "note": "a\x00b"}, "note"),
        ({"lines": [], "note": "\ud800"}, "note"),
        ({"lines": [], "gift": "true"}, "gift"),
        ({"lines": [], "gift": 1}, "gift"),
        ([], None),
        ("x", None),
        ({}, "lines"),
    ],
)
def test_refusal_names_the_offending_input(body, param):
    from vrinda.kernel.rest.errors import handle

    with pytest.raises(ValidationError) as refused:
        read_body(WishSerializer, body)
    answer = handle(refused.value, {"request": None, "view": None})
    assert answer.status_code == 400
    assert answer.data["error"]["param"] == param
    assert answer.data["error"]["type"] == "invalid_request"


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=1e9", "limit=-1", "limit=٣", "limit=", "offset=5", "limit=5&limit=6"]
)
def test_list_takes_only_sane_and_known_parameters(query):
    with pytest.raises(ValidationError):
        read_params(ListParams, QueryDict(query))


def test_names_are_split_at_commas():
    assert read_params(ListParams, QueryDict("fields=id,title"))["fields"] == ["id", "title"]


def test_refusal_tells_no_database_keys():
    answer = refusal(None, 409, "out_of_stock", "Gone.", offer_pk=17, quote={"quote_id": "q"})
    assert answer.data["error"] == {
        "type": "domain",
        "code": "out_of_stock",
        "message": "Gone.",
        "param": None,
        "request_id": "",
        "quote": {"quote_id": "q"},
    }
