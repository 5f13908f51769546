"""``python -m bench [PRODUCTS …]``: fill, start, measure, report. With two sizes, growth is reported as well."""

import argparse
import json
import subprocess
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from bench import report
from bench.databases import make_anew, note_of, print_of, settle, write_note
from bench.measuring import measure
from bench.pages import faceted, safe
from bench.places import BARE, MARKET, PEER, POSTGRES, ROOT, VAR, Size, port_of
from bench.processes import WORKERS, BenchFailed, collect_static, run_module, server_of, start, wait_for
from vrinda.supervisor import Supervisor

FILLERS = {MARKET: "bench.market.fill", PEER: "bench.peer_oscar.fill"}
KEPT = ("home", "category", "facets", "search")
BARE_PAGES = {"cards": ["/bare/"], "one query": ["/bare/one/"]}
TARGETS = (MARKET, BARE, PEER)


def main() -> None:
    sizes = [Size(products) for products in _asked().products]
    VAR.mkdir(parents=True, exist_ok=True)
    begun = time.perf_counter()
    for target in FILLERS:
        collect_static(target, sizes[0])
    results = {size.products: run(size) for size in sizes}
    if len(sizes) > 1:
        small, large = sizes[0].products, sizes[-1].products
        results["growth"] = report.exponents(
            results[small]["found"][MARKET], results[large]["found"][MARKET], large / small
        )
        print(f"\nCPU grows with the number of products, {small:,} to {large:,}, to the power of:")
        print(report.growth_table(results["growth"]))
    print(f"\n{_write(results)} · {time.perf_counter() - begun:.0f} s")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("products", type=int, nargs="*", default=[10_000])
    return parser.parse_args()


def run(size: Size) -> dict[str, Any]:
    """Measure one size from an empty database to a table."""
    filled = {target: _filled(target, size) for target in FILLERS}
    with Supervisor(ROOT) as supervisor:
        masters = {target: start(supervisor, target, size) for target in TARGETS}
        pages = _pages(size)
        servers = [server_of(target, masters[target], size) for target in TARGETS]
        found = measure(servers, pages)
    market = filled[MARKET]
    print(
        f"\n{size.products:,} products, {market['offers']:,} offers, {size.sellers} sellers · {WORKERS} gunicorn "
        f"workers per target, PostgreSQL and cache on loopback\n"
        f"CPU: ms per request, from /proc/<pid>/schedstat of workers (app) and of their database backends (db)\n"
        f"Rebuild of listings and index: {market['built_s']} s from nothing, "
        f"{market.get('rebuild_s', '–')} s over what was there\n"
    )
    print(report.table(found))
    return {"size": vars(size), "filled": filled, "pages": pages, "found": found}


def _filled(target: str, size: Size) -> dict[str, Any]:
    """Fill a target's database, or find it filled by the same code; the market's listings are rebuilt either way."""
    print_now = {"code": print_of(_filling_code(target)), **vars(size)}
    note = note_of(target, size)
    is_known = note.get("of") == print_now
    if is_known and target == PEER:
        return note["done"]
    if not is_known:
        make_anew(target, size)
    done = run_module(FILLERS[target], target, size, size.products, size.sellers, size.seed)
    if target == MARKET and is_known:
        done = {**note["done"], "rebuild_s": done["rebuild_s"], "rebuild_rows_changed": done["rebuild_rows_changed"]}
    settle(target, size)
    write_note(target, size, {"of": print_now, "done": done})
    return done


def _filling_code(target: str) -> list[Path]:
    own = ROOT / Path(*FILLERS[target].split(".")[:-1])
    planned = [ROOT / "vrinda/demo" / f"{name}.py" for name in ("goods", "pricing", "shops", "titles")]
    return [own / "fill.py", ROOT / "bench/market/goods.py", *planned]


def _pages(size: Size) -> dict[str, dict[str, list[str]]]:
    market = run_module("bench.market.addresses", MARKET, size)
    peer = run_module("bench.peer_oscar.addresses", PEER, size)
    pages = {
        target: {page: [safe(address) for address in addresses] for page, addresses in named.items()}
        for target, named in ((MARKET, market), (BARE, BARE_PAGES), (PEER, peer))
    }
    for target in TARGETS:
        wait_for(target, next(iter(pages[target].values()))[0])
    pages[MARKET]["facets"] = [faceted(port_of(MARKET), pages[MARKET]["category"][0])]
    for page in KEPT:  # by the process while they hold: measured both when it has them and when it has to make them
        asked = pages[MARKET][page]
        pages[MARKET][f"{page} {report.ANEW}"] = [f"{at}{'&' if '?' in at else '?'}n={{n}}" for at in asked]
    order = ("home", "category", "facets", "search", "suggest", "product", "shop")
    pages[MARKET] = {
        page: pages[MARKET][page] for name in order for page in (name, f"{name} {report.ANEW}") if page in pages[MARKET]
    }
    return pages


def _write(results: dict[Any, Any]) -> Path:
    path = VAR / f"{datetime.now().astimezone():%Y-%m-%dT%H%M%S}.json"
    path.write_text(
        json.dumps({"commit": _commit(), "postgres": POSTGRES.split("@")[-1], "results": results}, indent=1)
    )
    return path.relative_to(ROOT)


def _commit() -> str:
    told = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True)  # noqa: S607
    return told.stdout.strip()


if __name__ == "__main__":
    try:
        main()
    except BenchFailed as failure:
        raise SystemExit(f"bench: {failure}") from failure
