from dataclasses import dataclass

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

PIECE = "{% load remembering %}{% remembered thing %}{{ spoken.once }}{{ thing }}{% endremembered %}"


@dataclass(frozen=True)
class Thing:
    name: str
    sizes: tuple[int, ...] = ()

    def __str__(self) -> str:
        return f"{self.name} {self.sizes}"


class Spoken:
    """Counts how often a piece was rendered."""

    def __init__(self) -> None:
        self.times = 0

    def once(self) -> str:
        self.times += 1
        return ""


@pytest.fixture
def spoken():
    return Spoken()


def shown(template: Template, spoken: Spoken, thing: object) -> str:
    return template.render(Context({"thing": thing, "spoken": spoken}))


def test_a_piece_is_rendered_once_for_equal_values(spoken):
    template = Template(PIECE)
    texts = [shown(template, spoken, Thing("bell", (1, 2))) for _ in range(3)]
    assert texts == ["bell (1, 2)"] * 3
    assert spoken.times == 1


def test_a_changed_value_is_shown_at_once(spoken):
    template = Template(PIECE)
    assert [shown(template, spoken, Thing(name)) for name in ("bell", "conch")] == ["bell ()", "conch ()"]


def test_each_language_has_a_piece_of_its_own(spoken):
    template = Template("{% load remembering i18n %}{% remembered thing %}{% translate 'Basket' %}{% endremembered %}")
    with translation.override("hi"):
        hindi = shown(template, spoken, "bell")
    assert (hindi, shown(template, spoken, "bell")) == ("टोकरी", "Basket")


def test_text_is_never_taken_for_markup_that_reads_the_same(spoken):
    template = Template(PIECE)
    assert shown(template, spoken, mark_safe("<b>bell</b>")) == "<b>bell</b>"
    assert shown(template, spoken, "<b>bell</b>") == "&lt;b&gt;bell&lt;/b&gt;"


def test_lists_are_compared_by_what_they_hold(spoken):
    template = Template(PIECE)
    first, second = (shown(template, spoken, [Thing("bell")]) for _ in range(2))
    assert first == second
    assert shown(template, spoken, [Thing("conch")]) != first
    assert spoken.times == 2


def test_what_cannot_be_compared_is_rendered_each_time(spoken):
    template = Template(PIECE)
    assert [shown(template, spoken, {"name": number}) for number in (1, 1)] == ["{&#x27;name&#x27;: 1}"] * 2
    assert spoken.times == 2


def test_a_process_remembers_no_more_than_it_is_told_to(spoken, settings):
    settings.REMEMBERED_PIECES = 2
    template = Template(PIECE)
    for name in ("bell", "conch", "lamp", "bell"):
        shown(template, spoken, Thing(name))
    assert spoken.times == 4


def test_nothing_is_remembered_when_so_told(spoken, settings):
    settings.REMEMBERED_PIECES = 0
    template = Template(PIECE)
    for _ in range(2):
        shown(template, spoken, Thing("bell"))
    assert spoken.times == 2
