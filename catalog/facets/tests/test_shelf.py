"""The sets answer like counting one by one would, after any series of changes."""

from hypothesis import given
from hypothesis import strategies as st

from catalog.facets.bits import Slices, bits_of, positions_in
from catalog.facets.shelf import PK_MASK, Question, Record, Shelf, key_of

COLOURS, SIZES = ["red", "blue", "green"], ["1", "2"]

records = st.builds(
    lambda pk, colours, size, price: Record(
        pk,
        (*(("colour", colour) for colour in sorted(colours)), ("size", size)),
        price,
        (key_of(pk, price), key_of(pk, 1000 - price)),
    ),
    pk=st.integers(1, 40),
    colours=st.sets(st.sampled_from(COLOURS)),
    size=st.sampled_from(SIZES),
    price=st.integers(0, 1000),
)
changes = st.lists(st.tuples(st.integers(1, 40), st.none() | records), max_size=40)
bounds = st.none() | st.integers(0, 1000)
questions = st.builds(
    lambda colours, sizes, low, high, scope: Question(
        scope=scope,
        picks=tuple((name, frozenset(values)) for name, values in (("colour", colours), ("size", sizes)) if values),
        price_min=low,
        price_max=high,
        counted=("colour", "size"),
    ),
    colours=st.sets(st.sampled_from(COLOURS)),
    sizes=st.sets(st.sampled_from(SIZES)),
    low=bounds,
    high=bounds,
    scope=st.none() | st.just(("size", "1")) | st.frozensets(st.integers(1, 60), max_size=20),
)


def shelf_after(first: list[Record], later) -> tuple[Shelf, dict[int, Record]]:
    rows = {record.pk: record for record in first}
    shelf = Shelf(list(rows.values()), orders=2)
    for pk, record in later:
        now = (
            record._replace(pk=pk, keys=(key_of(pk, record.price), key_of(pk, 1000 - record.price))) if record else None
        )
        shelf.put(pk, now)
        rows.pop(pk, None)
        if now:
            rows[pk] = now
    return shelf, rows


def is_meant(record: Record, question: Question, but: str = "") -> bool:
    if isinstance(question.scope, frozenset) and record.pk not in question.scope:
        return False
    if isinstance(question.scope, tuple) and question.scope not in record.terms:
        return False
    low, high = question.price_min or 0, question.price_max
    if record.price < low or (high is not None and record.price > high):
        return False
    return all(any((name, value) in record.terms for value in values) for name, values in question.picks if name != but)


@given(st.lists(records, max_size=40), changes, questions)
def test_hits_and_counts_equal_a_naive_recount(first, later, question):
    shelf, rows = shelf_after(first, later)

    found = shelf.ask(question)

    meant = sorted(pk for pk, record in rows.items() if is_meant(record, question))
    assert sorted(shelf.page(found.hits, 0, 0, 100)) == meant
    assert found.total == len(meant)
    for name, values in (("colour", COLOURS), ("size", SIZES)):
        under = [record for record in rows.values() if is_meant(record, question, but=name)]
        naive = {value: sum((name, value) in record.terms for record in under) for value in values}
        assert found.counts[name] == {value: count for value, count in naive.items() if count}


@given(st.lists(records, max_size=40), changes, st.integers(0, 1), st.integers(0, 10), st.integers(0, 10))
def test_a_page_is_the_same_piece_of_the_whole_order_either_way(first, later, order, start, size):
    shelf, rows = shelf_after(first, later)
    everything = shelf.ask(Question()).hits
    in_order = sorted(rows, key=lambda pk: rows[pk].keys[order])

    assert shelf.page(everything, order, start, start + size) == in_order[start : start + size]
    assert [key & PK_MASK for key in shelf.orders[order]] == in_order


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=60), bounds, bounds)
def test_a_range_holds_both_its_ends(numbers, low, high):
    found = Slices(numbers).within(low, high, (1 << len(numbers)) - 1)

    inside = [
        place for place, number in enumerate(numbers) if (low or 0) <= number and (high is None or number <= high)
    ]
    assert list(positions_in(found)) == inside


@given(st.sets(st.integers(0, 400)))
def test_a_set_gives_back_what_was_put_in(places):
    assert list(positions_in(bits_of(places, 401))) == sorted(places)


def test_an_answer_is_kept_until_something_changes():
    red = Record(1, (("colour", "red"),), 10, (key_of(1, 10),))
    shelf = Shelf([red], orders=1)
    first = shelf.ask(Question())

    shelf.put(1, red)
    assert shelf.ask(Question()) is first
    shelf.put(1, red._replace(price=11))
    assert shelf.ask(Question()) is not first
