"""What every report says: rows of text with their plain numbers, for one audience in one language.

Pages, workbooks, cards and papers are made from these rows and from nothing else, so that they cannot differ and cannot
show to an audience what :mod:`pmqa.report.content.audience` withholds from it.
"""

from pmqa.report.content.audience import AUDIENCES, Sight, sight_of
from pmqa.report.content.card_rows import (
    Advice,
    Card,
    CategoryRow,
    Evidence,
    EvidenceText,
    FindingRow,
    GapRow,
    Step,
    Verdict,
)
from pmqa.report.content.content import Content
from pmqa.report.content.rows import (
    Earlier,
    Figure,
    Group,
    Hair,
    Head,
    Mark,
    Near,
    Often,
    Ranges,
    Ranked,
    RankRange,
    Rule,
    Run,
    Spread,
    Unranked,
)

__all__ = ["AUDIENCES", "Advice", "Card", "CategoryRow", "Content", "Earlier", "Evidence", "EvidenceText", "Figure", "FindingRow", "GapRow", "Group", "Hair", "Head", "Mark", "Near",
           "Often",
           "Ranges", "RankRange", "Ranked", "Rule", "Run", "Sight", "Spread", "Step", "Unranked", "Verdict", "sight_of"]
