"""Puts what was measured beside the bare page, beside Oscar and beside the aims."""

import math
from collections.abc import Mapping
from typing import Any

Cost = Mapping[str, Any]
Found = Mapping[str, Mapping[str, Cost]]  # by target and page
ANEW = "anew"
LISTS = {"category", "facets", "search", "shop"}
MOST_SQL = {"home": 4, "category": 4, "facets": 4, "search": 4, "shop": 4, "product": 6, "suggest": 2}
MOST_BYTES = 60 * 1024
MOST_GROWTH = {"search": 0.3, "suggest": 0.3}
FLAT = 0.1
HEAD = ("page", "SQL", "app", "db", "CPU", "med/1", "p95/1", "med/4", "p95/4", "KB", "×(a)", "÷(b)", "aims missed")
FORM = "{:<14}{:>4}{:>7}{:>7}{:>7}{:>8}{:>8}{:>8}{:>8}{:>7}{:>7}{:>7}  {}"


def table(found: Found) -> str:
    """Return the table a person reads; CPU in milliseconds per request, of the application and its database."""
    bare = found["bare"]["cards"]
    lines = [FORM.format(*HEAD)]
    for page, cost in found["market"].items():
        peer = found["oscar"].get(kind_of(page))
        lines.append(_line(page, cost, bare, peer, ", ".join(missed(found, page)) or "–"))
    lines.append("")
    lines += [_line(f"a {page}", cost, bare, None, "") for page, cost in found["bare"].items()]
    lines += [_line(f"b {page}", cost, bare, None, "") for page, cost in found["oscar"].items()]
    return "\n".join(lines)


def _line(page: str, cost: Cost, bare: Cost, peer: Cost | None, note: str) -> str:
    by_clients = [f"{cost[name]:.1f}" for name in ("median_1", "p95_1", "median_4", "p95_4")]
    return FORM.format(
        page,
        cost["sql"],
        *(f"{cost[name]:.2f}" for name in ("app_ms", "database_ms", "cpu_ms")),
        *by_clients,
        f"{cost['bytes'] / 1024:.1f}",
        f"{cost['cpu_ms'] / bare['cpu_ms']:.1f}",
        f"{peer['cpu_ms'] / cost['cpu_ms']:.1f}" if peer else "",
        note,
    )


def kind_of(page: str) -> str:
    """Return what a page is, whether the process had it or made it anew."""
    return page.removesuffix(f" {ANEW}")


def missed(found: Found, page: str) -> list[str]:
    """Return the aims a page of the market misses."""
    cost, bare = found["market"][page], found["bare"]
    page = kind_of(page)
    peer = found["oscar"].get(page)
    one_query = bare["one query"]["cpu_ms"] - bare["cards"]["cpu_ms"]
    most_cpu = 2 * bare["cards"]["cpu_ms"] + one_query
    aims = {
        f"SQL ≤ {MOST_SQL[page]}": cost["sql"] <= MOST_SQL[page],
        f"CPU ≤ 2(a)+1 SQL = {most_cpu:.1f}": page not in LISTS or cost["cpu_ms"] <= most_cpu,
        "CPU ≤ (b)/8": page not in LISTS or not peer or cost["cpu_ms"] <= peer["cpu_ms"] / 8,
        "≤ 60 KB": cost["bytes"] <= MOST_BYTES,
    }
    return [aim for aim, is_met in aims.items() if not is_met]


def exponents(small: Mapping[str, Any], large: Mapping[str, Any], times: float) -> dict[str, dict[str, float]]:
    """Return by page the power of the number of products that CPU grows with."""
    return {
        page: {
            name: round(math.log(max(large[page][name], 0.01) / max(cost[name], 0.01)) / math.log(times), 3)
            for name in ("cpu_ms", "app_ms", "database_ms")
        }
        for page, cost in small.items()
    }


def growth_table(found: Mapping[str, Mapping[str, float]]) -> str:
    lines = [f"{'page':<14}{'CPU':>8}{'app':>8}{'db':>8}  aim"]
    for page, powers in found.items():
        most = MOST_GROWTH.get(kind_of(page), FLAT)
        verdict = "met" if powers["cpu_ms"] <= most else "missed"
        shown = "".join(f"{powers[name]:>8.2f}" for name in ("cpu_ms", "app_ms", "database_ms"))
        lines.append(f"{page:<14}{shown}  ≤ {most} {verdict}")
    return "\n".join(lines)
