"""The page in a real browser, used as a reader uses it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Browser
from hostile import hostile_content
from reported import checked

from pmqa.api import assess
from pmqa.assessment import Assessment
from pmqa.report.content import AUDIENCES, Content
from pmqa.robust.whole import robustness
from pmqa.standard.compiled import Standard

INPUTS = {f"{name}.xlsx": name.lower() * 64 for name in "ABCD"} | {"old.xlsx": "0" * 64}
NAMES = "#ranking tbody .agency .code"
Open = Callable[..., Browser]


@pytest.fixture
def office(assessment: Assessment, opened: Open) -> Browser:
    return opened(Content(assessment, INPUTS, "office", "en"))


def test_it_opens_and_shows_the_ranking(office: Browser) -> None:
    assert office.errors() == []
    assert office.texts("h1") == ["worked"] or office.texts("h1") == ["Worked example"]
    assert office.texts("#ranking .group h3") == ["Department2 agencies", "Province2 agencies"]
    rows = [[cell.replace("\xa0", " ") for cell in office.run("return [...arguments[0].cells].map(c => c.textContent)", row)]
            for row in office.driver.find_elements("css selector", "#ranking tbody tr")]
    assert rows[0] == ["1", "A กรมการข้าวสมมติ", "3.60", "3.33", "4.00", "✓ met"]
    assert rows[3] == ["2", "D จังหวัดที่นี่สมมติ", "2.60", "1.67", "4.00", "✗ 1 gap", "incomplete"]
    assert office.texts(".shown") == ["4 of 4 agencies shown"]
    assert office.texts("#summary .tiles b") == ["4", "2", "2", "1"]


def test_it_sorts_by_any_column_and_back(office: Browser) -> None:
    total = "#ranking .group .sort"
    assert office.texts(NAMES) == ["A", "B", "C", "D"]
    head = office.texts(total).index("Total")
    office.click(total, head)
    assert office.texts(NAMES) == ["A", "B", "C", "D"]  # largest first: already so
    office.click(total, head)
    assert office.texts(NAMES) == ["B", "A", "C", "D"]
    assert office.run("return [...document.querySelectorAll('#ranking th')].map(h => h.getAttribute('aria-sort')).filter(Boolean)") == ["ascending"]
    office.click(total, head)
    assert office.texts(NAMES) == ["A", "B", "C", "D"]
    assert office.errors() == []


def test_it_searches_and_filters_ranking_and_scores_alike(office: Browser) -> None:
    office.type("#search", "น้ำ")
    assert office.texts(NAMES) == ["B"]
    assert office.texts("#heat tbody .agency .code") == ["B"]
    assert office.texts(".shown") == ["1 of 4 agencies shown"]
    office.type("#search", "no such agency")
    assert office.texts(NAMES) == []
    assert office.texts(".shown") == ["No agency matches."]
    office.driver.find_element("css selector", "#search").clear()
    office.run("const s = document.getElementById('search'); s.value = ''; s.dispatchEvent(new Event('input'))")
    office.run("const s = document.getElementById('show'); s.value = 'unmet'; s.dispatchEvent(new Event('change'))")
    assert office.texts(NAMES) == ["B", "D"]
    office.run("const s = document.getElementById('group'); s.value = '1'; s.dispatchEvent(new Event('change'))")
    assert office.texts(NAMES) == ["D"]


def test_a_click_opens_a_card_and_escape_closes_it(office: Browser) -> None:
    office.click("#ranking .open", 1)
    assert office.texts("#card-title") == ["B กรมน้ำสมมติ"]
    assert office.texts("dialog .headline") == ["✗ does not meet the bars as set (rules not verified)"]
    assert office.texts("dialog .gaps tbody tr") == ["LD1Direction2≥ 31unverifiedหมวด 1!G6"]
    assert office.texts("dialog .categories tbody tr") == ["1Leadership3.005.003.172.00✗ 1 gap", "2Strategy4.005.004.001.00✓ met"]
    assert office.texts("dialog .first li") == ["LD1 Direction: 2, must be ≥ 3หมวด 1!G6"]
    assert office.driver.title == "B กรมน้ำสมมติ"
    office.press("\ue014")  # right arrow
    assert office.texts("#card-title") == ["C จังหวัดผู้ใหญ่บ้านสมมติ"]
    office.press("\ue00c")  # escape
    assert office.texts("#card-title") == []
    assert office.errors() == []


def test_the_keyboard_reaches_and_opens_an_agency(office: Browser) -> None:
    office.run("document.getElementById('search').focus()")
    for _ in range(60):
        office.press("\ue004")  # tab
        if office.run("return document.activeElement.classList.contains('open')"):
            break
    assert office.run("return document.activeElement.textContent") == "A กรมการข้าวสมมติ"
    office.press("\ue007")  # enter
    assert office.texts("#card-title") == ["A กรมการข้าวสมมติ"]
    assert office.run("return document.querySelector('dialog').contains(document.activeElement)")
    office.press("\ue00c")
    assert office.run("return document.activeElement.textContent") == "A กรมการข้าวสมมติ"


def test_it_changes_language_with_everything_in_it(office: Browser) -> None:
    english = office.run("return document.body.innerText")
    office.click(".languages .tool", 0)
    thai = office.run("return document.body.innerText")
    assert office.run("return document.documentElement.lang") == "th"
    for word in ("Ranking", "Department", "Direction", "unverified", "agencies", "Run record"):
        assert word in english
        assert word not in thai
    for word in ("ผลการจัดอันดับ", "กรม", "ทิศทาง", "ยังไม่ยืนยัน", "ข้อมูลการประมวลผล", "สมุดงานนี้เป็นของเกณฑ์อื่น"):
        assert word in thai
    office.click(".languages .tool", 1)
    assert office.run("return document.body.innerText") == english
    assert office.errors() == []


def test_rank_ranges_change_with_their_source_and_follow_the_filter(assessment: Assessment, opened: Open) -> None:
    page = opened(Content(assessment, INPUTS, "office", "en", robustness=robustness(assessment, draws=200)))
    assert page.texts("#ranges tbody .code") == ["A", "B", "C", "D"]
    assert page.run("return document.querySelectorAll('#ranges svg').length") == 4
    assert "Bars met %" not in " ".join(page.texts("#ranges th"))
    page.click(".sources .tool", 1)
    assert "Bars met %" in " ".join(page.texts("#ranges th"))
    page.type("#search", "น้ำ")
    assert page.texts("#ranges tbody .code") == ["B"]
    assert page.faults() == []
    assert page.errors() == []


def test_a_link_opens_the_card_of_its_agency(assessment: Assessment, opened: Open) -> None:
    page = opened(Content(assessment, INPUTS, "office", "en"), "#D")
    assert page.texts("#card-title") == ["D จังหวัดที่นี่สมมติ"]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("lang", ["th", "en"])
def test_axe_finds_no_serious_fault(assessment: Assessment, opened: Open, audience: str, lang: str) -> None:
    page = opened(Content(assessment, INPUTS, audience, lang, 1))
    assert page.faults() == []
    if audience != "agency":
        page.click("#ranking .open", 1)
        assert page.faults() == []


def test_an_agency_s_page_is_its_card(assessment: Assessment, opened: Open) -> None:
    page = opened(Content(assessment, INPUTS, "agency", "en", 1))
    assert page.texts("#card-title") == ["B กรมน้ำสมมติ"]
    assert page.texts("h2") == ["B กรมน้ำสมมติ", "Rules in use, and how sure they are", "Run record"]
    assert page.errors() == []


@pytest.mark.parametrize("audience", ["office", "agency"])
def test_hostile_names_do_nothing(standard: Standard, opened: Open, audience: str) -> None:
    page = opened(hostile_content(standard, audience, "en"))
    for number in range(len(page.texts(NAMES))):
        page.run("document.querySelectorAll('#ranking .open')[arguments[0]].click()", number)
    page.run("document.querySelectorAll('*').forEach(e => e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})))")
    assert page.run("return window.owned") is None
    assert page.errors() == []
    assert page.run("return [...document.querySelectorAll('script')].length") == 4
    assert page.run("return document.querySelectorAll('img, iframe, object, embed').length") == 0


def test_thousands_of_agencies_scroll_to_the_last(standard: Standard, opened: Open) -> None:
    row = checked(standard, "A")
    rows = [row._replace(file=f"{i}.xlsx", attributes={"code": f"N{i:05}", "name": f"กรม {i}", "type": "department"}) for i in range(3000)]
    page = opened(Content(assess(standard, rows), {}, "office", "en"))
    box = "document.querySelector('#ranking .scroll')"
    assert page.run(f"return {box}.querySelectorAll('tbody tr').length") < 100
    assert page.run(f"return {box}.querySelector('table').getAttribute('aria-rowcount')") == "3001"
    page.run(f"{box}.scrollTop = {box}.scrollHeight")
    page.run("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.texts(NAMES)[-1] == "N02999"
    assert page.run(f"return [...{box}.querySelectorAll('tbody tr[aria-rowindex]')].at(-1).getAttribute('aria-rowindex')") == "3001"
    page.type("#search", "N01234")
    assert page.texts(NAMES) == ["N01234"]
    assert page.errors() == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_it_prints_every_row_and_a_card_by_itself(standard: Standard, assessment: Assessment, opened: Open, tmp_path: Path) -> None:
    def printed(page: Browser) -> str:
        (tmp_path / "page.pdf").write_bytes(page.pdf())
        return subprocess.run(["pdftotext", "-layout", tmp_path / "page.pdf", "-"], check=True, capture_output=True, encoding="utf-8").stdout

    row = checked(standard, "A")
    rows = [row._replace(file=f"{i}.xlsx", attributes={"code": f"N{i:05}", "name": "กรม", "type": "department"}) for i in range(400)]
    text = printed(opened(Content(assess(standard, rows), {}, "committee", "en")))
    assert [i for i in range(400) if f"N{i:05}" not in text] == []
    page = opened(Content(assessment, INPUTS, "office", "en"))
    page.click("#ranking .open", 1)
    card = printed(page)
    assert "กรมน้ำสมมติ" in card.replace("\u00a0", " ")
    assert "DRAFT" in card
    assert assessment.standard.digest in card.replace("\n", "")
    assert "กรมการข้าวสมมติ" not in card
    assert page.run("return document.querySelectorAll('.sheet').length") == 0


def test_without_javascript_it_shows_tables(assessment: Assessment, opened: Open) -> None:
    page = opened(Content(assessment, INPUTS, "office", "en"))
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.driver.refresh()
        shown = page.driver.find_element("css selector", ".plain").text
    finally:
        page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    for part in ("Without JavaScript", "กรมการข้าวสมมติ", "3.33", "LD1 2 (≥ 3) หมวด 1!G6", "กรมดินสมมติ", "bars met first"):
        assert part in shown
