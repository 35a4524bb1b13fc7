"""Every report of every standard, shipped or made for the tests, with random agencies: it is made, and says what the engine says."""

from __future__ import annotations

import io
import json
import re
from random import Random

import openpyxl
import pytest
from random_rounds import NAMES, random_agency, standard_of

from pmqa.api import assess
from pmqa.report.content import AUDIENCES, Content
from pmqa.report.page import page
from pmqa.report.results_workbook import results_workbook


@pytest.mark.parametrize("name", NAMES)
def test_pages_and_workbooks_hold_the_published_scores(name: str) -> None:
    standard, luck = standard_of(name), Random(name)
    assessment = assess(standard, [random_agency(standard, luck, f"Z{i:02}") for i in range(12)])
    totals = {agency.code: f"{assessment.scores[i, 0]:.{standard.decimals}f}" for i, agency in enumerate(assessment.agencies) if assessment.ranked[i]}
    for audience in AUDIENCES:
        for lang in ("th", "en"):
            content = Content(assessment, {}, audience, lang, 0)
            text = page(content)
            book = openpyxl.load_workbook(io.BytesIO(results_workbook(content)), data_only=True)
            head = json.loads(re.search(r'id="head">(.*?)</script>', text, re.DOTALL)[1])
            cards = [json.loads(line) for line in re.search(r'id="cards">(.*?)</script>', text, re.DOTALL)[1].splitlines()]
            assert {card[0]: card[11] for card in cards if card[0] in totals} == {code: total for code, total in totals.items() if audience != "agency" or code == cards[0][0]}
            if audience != "agency":
                assert {row[2]: row[4] for group in head["groups"] for row in group["rows"]} == totals
                listed = list(book.worksheets[1].iter_rows(min_row=5, values_only=True))
                assert {row[2]: f"{row[4]:.{standard.decimals}f}" for row in listed if row[2]} == totals
