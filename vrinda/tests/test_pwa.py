"""The market on a home screen: what a phone needs to install it, and what its worker may keep."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from PIL import Image

from vrinda import pwa
from vrinda.management.commands.draw_icons import ICONS


@pytest.mark.parametrize(("root", "name"), [("/", "Vrinda"), ("/hi/", "वृंदा")])
def test_the_manifest_speaks_the_language_of_its_address(client, root, name):
    answer = client.get(f"{root}manifest.webmanifest")
    manifest = json.loads(answer.content)
    assert answer["Content-Type"] == "application/manifest+json"
    assert (manifest["short_name"], manifest["start_url"], manifest["scope"], manifest["id"]) == (name, root, "/", "/")
    assert [shortcut["url"] for shortcut in manifest["shortcuts"]] == [
        f"{root}search/",
        f"{root}basket/",
        f"{root}account/orders/",
    ]
    uses = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= uses


@pytest.mark.parametrize(("name", "how"), ICONS.items())
def test_each_icon_has_its_size(name, how):
    with Image.open(finders.find(f"vrinda/{name}")) as icon:
        assert icon.size == (how["side"], how["side"])


def test_a_maskable_icon_fills_its_square_and_keeps_the_leaf_inside_the_circle():
    with Image.open(finders.find("vrinda/icon-maskable-512.png")) as icon:
        picture = icon.convert("RGBA")
    assert {picture.getpixel(corner)[3] for corner in ((0, 0), (511, 0), (0, 511), (511, 511))} == {255}
    ground = picture.getpixel((0, 0))
    leaf = [(x, y) for x in range(512) for y in range(512) if sum(picture.getpixel((x, y))[:3]) > 600]
    assert ground[1] > ground[0]
    assert max((x - 256) ** 2 + (y - 256) ** 2 for x, y in leaf) <= (0.4 * 512) ** 2


def test_the_worker_comes_from_the_root_and_is_asked_for_each_time(client):
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert answer.cookies == {}
    setting = json.loads(answer.content.decode().partition("self.MARKET = ")[2].partition(";\n")[0])
    assert setting["offline"] == {"en": "/offline/", "hi": "/hi/offline/"}
    for address in [*setting["shell"], *setting["offline"].values()]:
        assert client.get(address).status_code == 200 or finders.find(address.removeprefix(settings.STATIC_URL))


def test_the_shell_is_all_that_every_page_asks_for(client, db):
    page = client.get("/offline/").content.decode() + client.get("/about/help/").content.decode()
    asked = {part.partition('"')[0] for part in page.split('"/static/')[1:]}
    of_the_system = {"vrinda/icon-apple-180.png", "vrinda/share.png"}
    assert asked - of_the_system <= set(pwa.SHELL)


def test_another_shell_has_another_version(client, monkeypatch):
    before = pwa._version()
    pwa._version.cache_clear()
    monkeypatch.setattr(pwa, "SHELL", (*pwa.SHELL, "vrinda/icon-192.png"))
    assert pwa._version() != before
    pwa._version.cache_clear()


@pytest.mark.parametrize(("address", "words"), [("/offline/", "without network"), ("/hi/offline/", "नेटवर्क नहीं")])
def test_the_page_for_no_network_can_be_tried_again_without_a_script(client, address, words):
    page = client.get(address).content.decode()
    assert words in page
    assert '<a class="button button-primary" href="">' in page


def test_only_one_place_registers_the_worker():
    folder = Path(settings.BASE_DIR) / "vrinda" / "static"
    assert [path.name for path in folder.rglob("*.js") if "serviceWorker" in path.read_text()] == ["installing.js"]
