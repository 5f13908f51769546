"""How much of a thing: pieces, or for what is sold loose the weight that so many steps come to."""

from django.utils.translation import gettext as _

GRAMS_IN_KG = 1000
USUAL_STEPS = (1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 40, 100)


def weight_text(grams: int) -> str:
    """Write grams as a shop says them: 750 g, 1 kg, 1.25 kg."""
    if grams < GRAMS_IN_KG:
        return _("%(grams)d g") % {"grams": grams}
    whole, rest = divmod(grams, GRAMS_IN_KG)
    part = f".{rest:03d}".rstrip("0") if rest else ""
    return _("%(kilograms)s kg") % {"kilograms": f"{whole}{part}"}


def quantity_text(quantity: int, step_g: int) -> str:
    """Write how much is bought: a weight where one step weighs ``step_g``, else a number of pieces."""
    return weight_text(quantity * step_g) if step_g else str(quantity)


def weight_steps(step_g: int, chosen: int, most: int) -> list[tuple[int, str]]:
    """Return the weights to choose from as (steps, words): small ones close together, and the chosen one always."""
    if not step_g:
        return []
    usual = [steps for steps in USUAL_STEPS if steps <= most]
    return [(steps, weight_text(steps * step_g)) for steps in sorted({*usual, chosen})]
