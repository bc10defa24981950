"""The page in Chromium: the command itself in a process of its own, and a browser that fails the test on whatever it complains of, or asks elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

ROOT = Path(__file__).parent.parent.parent
COMMAND = [sys.executable, "-c", "from leverage.cli.main import main; main()", "app", "--no-browser"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
PATIENCE = 120_000
"""Milliseconds: no measure of the page, only the end of a test that would never end, however busy the machine is."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, with its token, of the page of a program of its own."""
    environment = {**os.environ, "TMPDIR": str(folder), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(
        COMMAND, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


def opened(browser: Browser, **options: Any) -> BrowserContext:
    """A browser of one's own, without cookies from before, that waits as long as it takes."""
    expect.set_options(timeout=PATIENCE)
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context


@dataclass
class Reader:
    """Somebody before the screen. ``trouble`` is what no page may do: errors of its script, what its policy blocked, requests to elsewhere."""

    context: BrowserContext
    address: str
    trouble: list[str] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return self.address.partition("/?")[0]

    def tab(self, path: str = "") -> Page:
        """A tab, at the start or at an address."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        page.on("console", lambda message: self._heard(message.type, message.text))
        page.goto(self.origin + path if path else self.address)
        return page

    def _heard(self, kind: str, text: str) -> None:
        # a form with something wrong in it comes back with its own status, which the console repeats
        if kind in ("error", "warning") and "status of 422" not in text and "status of 409" not in text:
            self.trouble.append(f"console: {text}")

    def only_here(self, route: Route) -> None:
        """Let nothing out to any other host."""
        if route.request.url.startswith((self.origin + "/", "blob:" + self.origin)):
            route.continue_()
        else:
            self.trouble.append(f"request: {route.request.url}")
            route.abort()


@contextmanager
def reader(browser: Browser, address: str, **options: Any) -> Iterator[Reader]:
    """A reader with a browser of his own, without cookies from before."""
    context = opened(browser, **{"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN", **options})
    found = Reader(context, address)
    context.route("**/*", found.only_here)
    try:
        yield found
    finally:
        context.close()
    assert found.trouble == []


def ready(page: Page, step: str) -> None:
    """Wait until a step of the way is shown, with its script at work."""
    page.wait_for_url(f"**/{step}*")
    page.wait_for_selector(f'.steps a[href$="/{step}"][aria-current="page"]')


def go(page: Page, step: str) -> None:
    """Go to a step of the way by its tab."""
    page.click(f'.steps a[href$="/{step}"]')
    ready(page, step)
