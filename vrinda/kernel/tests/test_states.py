"""A state changes only along its table."""

import pytest

from vrinda.kernel.states import IllegalTransition, Transitions

PARCEL = Transitions({"packed": ["shipped"], "shipped": ["delivered", "returned"]})


def test_a_listed_step_is_allowed():
    PARCEL.check("packed", "shipped")
    assert PARCEL.allows("shipped", "returned")


@pytest.mark.parametrize(
    ("current", "target"),
    [
        ("packed", "delivered"),
        ("shipped", "packed"),
        ("delivered", "shipped"),
        ("packed", "packed"),
        ("lost", "packed"),
    ],
)
def test_any_other_step_is_refused(current, target):
    with pytest.raises(IllegalTransition) as refusal:
        PARCEL.check(current, target)
    assert refusal.value.code == "illegal_transition"
    assert refusal.value.status == 409
    assert refusal.value.extra == {"current": current, "target": target}
