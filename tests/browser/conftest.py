"""A headless Chromium that pages are opened in; where it, its driver or selenium is not installed, these tests are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import Browser
from reported import round_of, standard_in

from pmqa.assessment import Assessment
from pmqa.report.content import Content
from pmqa.report.page import page
from pmqa.standard.compiled import Standard

INPUTS = {f"{name}.xlsx": name.lower() * 64 for name in "ABCD"} | {"old.xlsx": "0" * 64}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed: pip install -e '.[browser]'")
    pytest.importorskip("axe_core_python", reason="axe-core-python is not installed: pip install -e '.[browser]'")
    driver, chromium = shutil.which("chromedriver"), next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
    if driver is None or chromium is None:
        pytest.skip("Chromium or its driver is not installed (Debian: chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1400,1000"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with webdriver.Chrome(options, webdriver.ChromeService(driver)) as started:
        yield Browser(started)


@pytest.fixture(scope="session")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


@pytest.fixture(scope="session")
def assessment(standard: Standard) -> Assessment:
    return round_of(standard)


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Callable[[Content], Browser]:
    """Opens the page of some content from a file, as a double click does."""

    def open_page(content: Content, anchor: str = "") -> Browser:
        path = tmp_path / "report.html"
        path.write_text(page(content), encoding="utf-8")
        browser.driver.get("about:blank")
        browser.driver.get(path.as_uri() + anchor)
        return browser

    return open_page
