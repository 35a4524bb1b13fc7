"""A page that is open in a browser, and what a reader does with it."""

from __future__ import annotations

import base64
from importlib.resources import files


class Browser:
    """What the tests do with the page that is open."""

    def __init__(self, driver) -> None:
        self.driver = driver

    def run(self, script: str, *arguments: object) -> object:
        return self.driver.execute_script(script, *arguments)

    def texts(self, selector: str) -> list[str]:
        """The text of every element that can be seen."""
        return self.run("return [...document.querySelectorAll(arguments[0])].filter(e => e.offsetParent).map(e => e.textContent)", selector)

    def click(self, selector: str, number: int = 0) -> None:
        """A click of the mouse, as a person does it: on what lies on top there."""
        from selenium.webdriver.common.by import By

        element = self.driver.find_elements(By.CSS_SELECTOR, selector)[number]
        self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def type(self, selector: str, *keys: str) -> None:
        from selenium.webdriver.common.by import By

        self.driver.find_element(By.CSS_SELECTOR, selector).send_keys(*keys)

    def press(self, *keys: str) -> None:
        """Keys to whatever has the focus."""
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def errors(self) -> list[str]:
        """What the browser's console complained about since the last question."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def pdf(self) -> bytes:
        made = self.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
        return base64.b64decode(made["data"])

    def faults(self) -> list[str]:
        """What axe-core calls serious or critical on the page as it stands."""
        self.run((files("axe_core_python") / "axe.min.js").read_text("utf-8"))
        found = self.driver.execute_async_script("const done = arguments[0]; axe.run(document).then((r) => done(r.violations))")
        return [f"{one['id']}: {one['help']} {[node['html'][:120] for node in one['nodes'][:3]]}" for one in found if one["impact"] in ("serious", "critical")]
