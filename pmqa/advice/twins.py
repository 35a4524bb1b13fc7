"""Agencies whose answers or evidence texts are alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from pmqa.thai import canonical

SHARE = 0.95  # of the answers both gave
ANSWERS = 20  # that both must have given
LETTERS = 30  # of a text that counts
TEXTS = 3  # in common
LONG = 120  # letters of a text that says something alone
HOLDERS = 20  # of one text
_AT_ONCE = 64  # agencies


def same_answers(answers: np.ndarray) -> Iterator[tuple[int, int, float]]:
    """Pairs of agencies and the share of equal answers. ``answers`` (agencies, columns), NaN = blank.

    Answers that both gave count, but for those where each gave the value it gives most: two that answer "3" nearly
    everywhere are alike for another reason. Of those that count, ``SHARE`` must be equal, and at least ``ANSWERS`` equal in
    a value that neither gives most.
    """
    usual = np.array([_most_given(row) for row in answers]).reshape(-1, 1)
    given, own = ~np.isnan(answers), answers != usual
    for start in range(0, len(answers), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        counts = (given[part, None, :] & given[None, :, :]) & (own[part, None, :] | own[None, :, :])
        both = counts.sum(axis=2)
        equal = (answers[part, None, :] == answers[None, :, :]) & counts
        same = equal.sum(axis=2)
        telling = (equal & own[part, None, :] & own[None, :, :]).sum(axis=2)
        for one, other in zip(*np.nonzero((telling >= ANSWERS) & (same >= SHARE * both)), strict=True):
            if start + one < other:
                yield int(start + one), int(other), float(same[one, other] / both[one, other])


def _most_given(row: np.ndarray) -> float:
    """The value an agency gave most often; NaN where it gave none."""
    values, counts = np.unique(row[~np.isnan(row)], return_counts=True)
    return float(values[np.argmax(counts)]) if len(values) else float("nan")


def same_texts(texts: Sequence[Mapping[str, str]]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Pairs of agencies that have evidence texts in common, with the fields of the first in which they stand.

    ``texts``: by field key, for each agency. A text counts from ``LETTERS`` letters on, whichever field it stands in; blanks
    and capital letters make no difference. A pair is told from ``TEXTS`` common ones on, or one of ``LONG`` letters.
    Of a text that more than ``HOLDERS`` have, pairs with the first so many are looked at.
    """
    having: dict[str, dict[int, str]] = {}
    for agency, said in enumerate(texts):
        for key, text in said.items():
            plain = canonical(text)
            if len(plain) >= LETTERS:
                having.setdefault(plain, {}).setdefault(agency, key)
    common: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for plain, places in having.items():
        first = list(places)[:HOLDERS]
        for one in places:
            for other in first:
                if one != other:
                    common.setdefault((one, other), []).append((len(plain), places[one]))
    for (one, other), found in sorted(common.items()):
        if len(found) >= TEXTS or max(found)[0] >= LONG:
            yield one, other, tuple(key for _, key in found)
