"""Takes the pictures of the READMEs and of docs/app.md: the page of an example, printed by Chromium without a window and cut below its first table; and the
pages of ``leverage app``, with the same example dropped on it.

Run it from the project's root after a change of a page: ``python docs/pictures.py``. It needs Chromium, playwright and a font with Chinese characters.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

from leverage.cli.main import main as command

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
EXAMPLE = ROOT / "docs" / "examples" / "jiangsu-2012.xlsx"
WIDTH = 820  # pixels
HEIGHTS = {"zh": 590, "en": 590}
"""What of the page the picture shows: the head, the sentences, the headroom by channel."""
LARGEST = 120_000  # bytes


def page(language: str, out: Path) -> None:
    """The page as a picture shows it: with a narrow margin, and without what follows the first table."""
    CliRunner().invoke(command, ["check", str(EXAMPLE), "--quiet", "--out", str(out), "--lang", language])
    text = out.read_text(encoding="utf-8").replace("margin:2rem", "margin:1rem")
    out.write_text(re.sub(r"(</table>).*(</body>)", r"\1\2", text, count=1, flags=re.S), encoding="utf-8")


def main(folder: Path) -> None:
    """Take the pictures."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("Chromium is needed to take the pictures.")
    folder.mkdir(exist_ok=True)
    for language, height in HEIGHTS.items():
        picture = folder / f"answer-{language}.png"
        with tempfile.TemporaryDirectory() as temporary:
            html = Path(temporary) / "page.html"
            page(language, html)
            flags = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--user-data-dir={temporary}/profile"]
            window = [f"--window-size={WIDTH},{height}", f"--screenshot={picture}"]
            subprocess.run([browser, *flags, *window, html.as_uri()], check=True, capture_output=True)  # noqa: S603
        if picture.stat().st_size > LARGEST:
            sys.exit(f"{picture} is larger than {LARGEST} bytes.")


APP_SIZE = {"width": 1100, "height": 760}
APP = (("read", "app-read"), ("answer", "app-answer"))
"""The steps of which a picture is taken, and what it is called."""


def app_pictures(folder: Path) -> None:
    """Take the pictures of the page: an example dropped on it, as a reader with a Chinese browser sees it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only these pictures need it

    started = [sys.executable, "-c", "from leverage.cli.main import main; main()", "app", "--no-browser"]
    with subprocess.Popen(started, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program, sync_playwright() as play:  # noqa: S603
        assert program.stdout is not None  # noqa: S101  it is a pipe
        address = program.stdout.readline().strip()
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_context(viewport=APP_SIZE, locale="zh-CN").new_page()  # type: ignore[arg-type]
        tab.goto(address)
        tab.set_input_files("#file", EXAMPLE)
        tab.locator("form[data-drop] button").click()
        tab.wait_for_url("**/read")
        for step, name in APP:
            tab.goto(f"{tab.url.rpartition('/')[0]}/{step}")
            tab.screenshot(path=folder / f"{name}.png", clip={"x": 0, "y": 0, **APP_SIZE})  # type: ignore[arg-type]
        tab.goto(f"{tab.url.rpartition('/')[0]}/plan")
        tab.get_by_label("亏损", exact=True).fill("2000万")
        tab.get_by_role("button", name="测算", exact=True).click()
        tab.wait_for_selector(".sides")
        tab.set_viewport_size({"width": 1280, "height": 760})
        tab.screenshot(path=folder / "app-plan.png", clip={"x": 0, "y": 0, "width": 1280, "height": 760})
        browser.close()
        program.terminate()


if __name__ == "__main__":
    app_pictures(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
