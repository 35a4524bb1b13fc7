"""What every test shares: how hypothesis searches, a cache of its own, and LibreOffice where it is installed."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from libreoffice import LibreOffice, available

# Seeded by the test's own name: a run finds the same examples everywhere and every time.
settings.register_profile("quick", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=250)
settings.load_profile("thorough" if os.environ.get("CI") else "quick")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the fixture, so that ``-m libreoffice`` selects it."""
    for item in items:
        if "libreoffice" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.libreoffice)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Standards compiled by the tests, and by the programs they start, are not left in the user's cache folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PMQA_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    """LibreOffice with profiles of this session's (and this worker's) own, made once: a first start takes seconds."""
    program = available()
    if program is None:
        pytest.skip("LibreOffice is not installed (Debian: libreoffice-calc-nogui)")
    return LibreOffice(program, tmp_path_factory.mktemp("libreoffice"))
