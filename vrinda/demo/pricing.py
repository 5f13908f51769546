"""Prices as a shopkeeper writes them: spread round the typical price, with charm endings, in whole rupees."""

from random import Random

from vrinda.demo.taxonomy import Leaf

# Quantiles of a log-normal spread (sigma one half) in basis points, so that no float touches money.
SPREAD_BP = (
    3612, 4644, 5331, 5902, 6417, 6902, 7370, 7832, 8294, 8763, 9244, 9742,
    10265, 10818, 11412, 12057, 12768, 13568, 14489, 15583, 16942, 18759, 21534, 27688,
)  # fmt: skip
BAND_BP = {"low": 8500, "mid": 10000, "premium": 15000}
MARKUP_BP = (10000, 10000, 10000, 10500, 11000, 11500, 12000, 12500, 13300)

# Between these, a piece without GST is at or under the threshold while the same price taxed at 18 % is over it.
DEAD_BAND_PAISE = (262_501, 295_000)
BELOW_DEAD_BAND_PAISE = 259_900


def list_price(*, leaf: Leaf, price_band: str, size_bp: int, rng: Random) -> int:
    """A price in paise for one new thing of the leaf, inside the leaf's band."""
    paise = leaf.typical_paise * rng.choice(SPREAD_BP) // 10_000 * BAND_BP[price_band] // 10_000
    return allowed(charm(paise * size_bp // 10_000), leaf)


def charm(paise: int) -> int:
    """The nearest ending in use: whole, 9, 49 or 99 rupees, by size."""
    rupees = paise // 100
    if rupees < 20:
        return max(1, rupees) * 100
    if rupees < 100:
        return (rupees // 5 * 5) * 100
    if rupees < 1000:
        return (rupees // 10 * 10 + 9) * 100
    if rupees < 10_000:
        return (rupees // 50 * 50 + 49) * 100
    return (rupees // 500 * 500 + 499) * 100


def allowed(paise: int, leaf: Leaf) -> int:
    """The price moved into the leaf's band and out of the dead band of the tax threshold."""
    return outside_dead_band(max(leaf.min_paise, min(leaf.max_paise, paise)), leaf)


def outside_dead_band(paise: int, leaf: Leaf) -> int:
    """The price, or the last one below the dead band if the leaf's tax has a threshold."""
    low, high = DEAD_BAND_PAISE
    if leaf.has_price_threshold and low <= paise <= high:
        return BELOW_DEAD_BAND_PAISE
    return paise


def printed_mrp(*, price_paise: int, rng: Random) -> int:
    """The MRP on the pack: the price itself, or somewhat more in round rupees."""
    marked = price_paise * rng.choice(MARKUP_BP) // 10_000
    step = 100 if marked < 10_000 else 1_000 if marked < 500_000 else 10_000
    return max(price_paise, -(-marked // step) * step) if marked > price_paise else price_paise


def part_price(*, price_paise: int, share_bp: int, leaf: Leaf) -> int:
    """The price of a variant that costs a share of the product's own price."""
    rupees = -(-price_paise * share_bp // 1_000_000)
    return outside_dead_band(max(1, rupees) * 100, leaf)


def rival_price(*, price_paise: int, mrp_paise: int, change_bp: int, leaf: Leaf) -> int:
    """What another shop asks for the same thing: changed a little, never above the MRP."""
    rupees = max(1, price_paise * change_bp // 1_000_000)
    return outside_dead_band(min(mrp_paise, rupees * 100), leaf)


def step_price(*, price_paise: int, step_g: int) -> int:
    """The price of one step of what costs so much by the kilogram, in whole rupees."""
    return max(1, -(-price_paise * step_g // 100_000)) * 100
