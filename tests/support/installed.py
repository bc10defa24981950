"""The programs that some tests need: asked for by the part that they need, skipped where it is missing, demanded where ``CI=true``."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def profile(folder: Path) -> str:
    """A profile for LibreOffice, in which it works every formula out when it loads a file."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    return (folder / "profile").as_uri()


def office(part: str = "scalc") -> str:
    """The path of LibreOffice with one of its parts: ``scalc`` for workbooks, ``swriter`` for documents. A machine may have one without the other."""
    soffice = shutil.which("soffice")
    program = Path(soffice).resolve().parent if soffice else None
    if not (soffice and program and any((program / f"{part}{ending}").exists() for ending in ("", ".exe", ".bin"))):
        missing(f"LibreOffice ({part})")
    return soffice


def missing(what: str) -> NoReturn:
    """Skip for want of a program; fail where every test must run."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is not installed")


def chromium() -> str:
    """The path of Chromium, under any of its names."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return path or missing("Chromium")
