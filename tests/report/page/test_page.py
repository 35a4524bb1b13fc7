"""The page as text: whole, self-contained, harmless, and silent about what its audience may not see."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hostile import NAMES, hostile_content
from reported import checked, round_of, standard_in

from pmqa.api import assess
from pmqa.assessment import Assessment
from pmqa.report.blocks import clean
from pmqa.report.content import AUDIENCES, Content
from pmqa.report.page import page
from pmqa.standard.compiled import Ranking, Standard

INPUTS = {f"{name}.xlsx": name.lower() * 64 for name in "ABCD"} | {"old.xlsx": "0" * 64}
OURS = {"a", "b", "bdi", "body", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "head", "header", "html", "li", "main", "meta", "noscript",
        "p", "script", "span", "style", "table", "tbody", "td", "th", "thead", "title", "tr", "ul"}


class Seen(HTMLParser):
    """Elements, attributes and texts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.inside: dict[str, list[str]] = {}
        self._open = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attributes
        self._open = dict(attributes).get("id") or tag

    def handle_data(self, data: str) -> None:
        self.inside.setdefault(self._open, []).append(data)


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


@pytest.fixture(scope="module")
def assessment(standard: Standard) -> Assessment:
    return round_of(standard)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_it_holds_everything_it_needs(assessment: Assessment, audience: str) -> None:
    text = page(Content(assessment, INPUTS, audience, "th", 1))
    links = {value for name, value in Seen(text).attributes if name in ("src", "href", "action", "data", "poster")}
    assert links == {"#main"}
    assert set(re.findall(r"https?://[^\s\"'`)]+", text)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"@import|url\(", text)


def test_only_the_page_s_own_script_may_run(assessment: Assessment) -> None:
    text = page(Content(assessment, INPUTS, "office", "th"))
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    assert script
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text
    assert "default-src 'none'" in text


@pytest.mark.parametrize("audience", AUDIENCES)
def test_hostile_names_stay_text(standard: Standard, audience: str) -> None:
    text = page(hostile_content(standard, audience))
    seen = Seen(text)
    assert set(seen.tags) <= OURS
    assert seen.tags.count("script") == 4
    assert [name for name, _ in seen.attributes if name.startswith("on")] == []
    blocks = {name: "".join(seen.inside[name]) for name in ("head", "marks", "cards")}
    head = json.loads(blocks["head"])
    shown = [row[3] for group in head["groups"] for row in group["rows"]]
    shown += [json.loads(line)[1] for line in blocks["cards"].splitlines()]
    assert set(shown) <= {clean(name) for name in NAMES}
    if audience != "agency":
        assert {clean(name) for name in NAMES} <= set(shown)
        said = "".join(text for texts in seen.inside.values() for text in texts)
        assert [clean(name) for name in NAMES if clean(name) not in said] == []
    assert not any(sign in text for sign in "\u202e\u2067\u2028\u2029")


def test_without_javascript_it_is_full_tables(assessment: Assessment) -> None:
    content = Content(assessment, INPUTS, "office", "en")
    text = page(content)
    tables = text[text.index("<noscript>") : text.index("</noscript>")]
    for row in (row for group in content.groups for row in group.rows):
        cells = [row.rank.text, row.code, row.name, row.total.text, *(score.text for score in row.scores), row.verdict]
        assert "<td>".join(cells) in tables
    assert "B<td>LD1 2 (≥ 3) หมวด 1!G6" in tables
    assert "<th scope=row>B<td>✗ 2.00<td>5.00<td>3.00<td>5.00" in tables
    assert "LD1<td>Direction<td>2 / 4" in tables
    assert content.unranked[0].reason in tables


def test_an_agency_s_page_without_javascript_is_its_card(assessment: Assessment) -> None:
    text = page(Content(assessment, INPUTS, "agency", "en", 1))
    tables = text[text.index("<noscript>") : text.index("</noscript>")]
    assert "LD1<td>Direction<td>2<td>≥ 3<td>1<td>unverified<td>หมวด 1!G6" in tables
    assert "1<td>Leadership<td>3.00<td>–<td>2.00<td>✗ 1 gap" in tables
    assert "note<td>หมวด 1 G6<td>LD1<td>๒<td>" in tables


def test_an_agency_s_page_holds_no_neighbour(assessment: Assessment) -> None:
    text = page(Content(assessment, INPUTS, "agency", "th", 1))
    assert "กรมน้ำสมมติ" in text
    strangers = ("กรมการข้าวสมมติ", "จังหวัดผู้ใหญ่บ้านสมมติ", "จังหวัดที่นี่สมมติ", "กรมดินสมมติ", "A.xlsx", "old.xlsx")
    assert [stranger for stranger in strangers if stranger in text] == []
    assert "3.60" not in text  # the neighbour's total


def test_the_public_s_page_names_no_file_and_no_cell(assessment: Assessment) -> None:
    text = page(Content(assessment, INPUTS, "public", "th"))
    assert [word for word in (".xlsx", "หมวด 1!", "criteria/worked", "ANS0", "ปก older") if word in text] == []


def test_every_page_tells_what_it_was_made_from(assessment: Assessment) -> None:
    for audience in AUDIENCES:
        content = Content(assessment, INPUTS, audience, "en", 1)
        text = page(content)
        for part in ("DRAFT · unreviewed self-assessment", "worked", content.run.sha256, content.run.digest, f"pmqa {content.run.engine}", "unverified"):
            assert part in text


def test_the_round_before_is_told_to_those_who_may_know(assessment: Assessment, standard: Standard) -> None:
    before = assess(standard, [checked(standard, "A"), checked(standard, "B")])
    told = {audience: page(Content(assessment, INPUTS, audience, "en", 1, previous=before)) for audience in AUDIENCES}
    assert [audience for audience, text in told.items() if "2 agencies of both rounds" in text] == ["office", "committee"]
    cards = re.search(r'id="cards">(.*?)</script>', told["agency"], re.DOTALL)[1].splitlines()
    assert [json.loads(card)[-1] for card in cards] == [["", "3.40", 1]]
    assert "What changed since the round before" in told["office"][told["office"].index("<noscript>") :]


def test_the_same_content_gives_the_same_page(assessment: Assessment) -> None:
    assert page(Content(assessment, INPUTS, "office", "th")) == page(Content(assessment, INPUTS, "office", "th"))


def test_without_a_ranking_the_page_speaks_of_results(standard: Standard) -> None:
    text = page(Content(round_of(replace(standard, ranking=Ranking())), INPUTS, "office", "en"))
    assert [words for words in ("Not ranked", "not ranked", "ไม่จัดอันดับ", "4 ranked", "ผลการจัดอันดับ", "<h2>Ranking") if words in text] == []
    assert [words for words in ("<h2>Results", "<li>4 assessed", "<li>1 left out", "<h2>Left out", "ไม่นำมารวม") if words not in text] == []
