"""One program, and a Chromium for each module, for the tests that look at the page; each reader has a context of his own."""

from __future__ import annotations

from collections.abc import Iterator

import installed
import pytest
from browsing import FLAGS, served
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Of one module: there can be no two at once, and other folders have their own."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=installed.chromium(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("run")) as address:
        yield address
