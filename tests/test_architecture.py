"""Rules of the house that a linter has no word for. Each names the files that break it."""

import ast
import re
from pathlib import Path

from django.conf import settings

ROOT: Path = settings.BASE_DIR
ROOMS = ["accounts", "catalog", "orders", "payments", "sellers"]
NOT_OURS_TO_JUDGE = {"tests", "migrations", "rzpsim"}
DOORS = {"storefront", "portal", "api"}


def python_files(*folders: str) -> list[Path]:
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if not NOT_OURS_TO_JUDGE & set(path.relative_to(ROOT).parts)
    ]


def door_files() -> list[Path]:
    doors = [path for path in python_files(*ROOMS) if DOORS & set(path.relative_to(ROOT).parts)]
    return [path for path in doors if path.name != "factories.py"]


def templates() -> list[Path]:
    return [path for folder in [*ROOMS, "vrinda"] for path in sorted((ROOT / folder).rglob("templates/**/*.html"))]


def places(paths: list[Path], pattern: str) -> list[str]:
    """Return file:line of each match of a pattern."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(pattern, line)
    ]


def calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]


def test_portal_never_takes_all_rows_of_a_table():
    portal = [path for path in door_files() if "portal" in path.parts]
    assert places(portal, r"\bobjects\.all\(\)|\bacross_sellers\b") == []


def test_doors_write_nothing_themselves():
    writes = (
        r"\.objects\.(create|update_or_create|get_or_create|bulk_create|bulk_update)\("
        r"|(?<!form)\.save\(|\.delete\(\)|(?<!data)(?<!context)(?<!params)(?<!headers)\.update\("
    )
    assert places(door_files(), writes) == []


def test_services_and_queries_know_nothing_of_http():
    inner = [path for path in python_files(*ROOMS) if {"services", "queries"} & {*path.parent.parts, path.stem}]
    assert places(inner, r"^\s*(from|import) (django\.http|django\.forms|django\.shortcuts|rest_framework)\b") == []


def test_money_is_never_a_float():
    floats = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in python_files(*ROOMS, "vrinda/kernel")
        for call in calls(path)
        if isinstance(call.func, ast.Name) and call.func.id == "float"
    ]
    assert floats == []


def test_no_column_of_ours_is_a_float():
    assert places(python_files(*ROOMS, "vrinda/kernel"), r"\bFloatField\b") == []


def test_business_code_asks_the_markets_clock():
    business = [path for path in python_files(*ROOMS) if not DOORS & set(path.parts) and path.name != "factories.py"]
    assert places(business, r"\b(timezone\.now\(|datetime\.now\(|datetime\.utcnow\(|date\.today\()") == []


def test_templates_trust_no_text():
    assert places(templates(), r"\|\s*safe\b|\{%\s*autoescape off") == []


def test_templates_carry_no_inline_style_or_script():
    own_pages = [path for path in templates() if "admin" not in path.parts]
    assert places(own_pages, r"<[^>]*\s(style|on[a-z]+)\s*=\s*[\"'{]|<style\b|<script(?![^>]*\bsrc=)[^>]*>") == []


def test_templates_load_nothing_from_other_hosts():
    assert places(templates(), r"<(script|link|img|iframe)\b[^>]*\b(src|href)=[\"'](https?:)?//") == []


def test_colours_are_literal_in_the_tokens_only():
    styles = [path for path in sorted((ROOT / "vrinda/static").rglob("*.css")) if path.name != "tokens.css"]
    assert places(styles, r":[^;{]*#[0-9a-fA-F]{3,8}\b|\brgba?\(") == []


def test_no_junk_drawers():
    junk = {"utils", "helpers", "common", "misc", "data", "info", "manager"}
    assert [str(path.relative_to(ROOT)) for path in python_files(*ROOMS, "vrinda") if path.stem in junk] == []


def test_each_room_says_what_it_owns():
    empty = [room for room in ROOMS if not ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text()))]
    assert empty == []


def test_nothing_waits_to_be_written():
    everything = [*python_files(*ROOMS, "vrinda"), *templates()]
    assert places(everything, r"\b(TODO|FIXME|XXX)\b|NotImplementedError") == []
