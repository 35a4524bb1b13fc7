"""Where every node stands on the calculation sheet of scores, and what its columns hold: what conditions refer to."""

from __future__ import annotations

from pmqa.standard.compiled import applies
from pmqa.workbook.writing.book import Book

NODE_HEADERS = ("code", "title", "na", "empty", "counts", "value", "points", "share", "published", "maximum", "own unmet", "unmet", "band",
                "place", "before", "share before", "pool")
(CODE, TITLE, NA, EMPTY, COUNTS, MEASURED, POINTS, SHARE, PUBLISHED, MAXIMUM, OWN, UNMET, BAND,
 PLACE, BEFORE, SHARE_BEFORE, POOL) = range(len(NODE_HEADERS))


class NodeLines:
    """The nodes of an agency's type, one line each."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.nodes = [n for n in book.standard.nodes if applies(n.types, book.agency_type)]
        self.line = {node.code: i for i, node in enumerate(self.nodes, start=1)}

    def ref(self, code: str, column: int) -> str:
        """A cell of a node's line."""
        return self.book.ref("nodes", self.line[code], column)

    def here(self, row: int, column: int) -> str:
        """A cell of this sheet, without the sheet's name."""
        return self.book.ref("nodes", row, column).split("!")[1]
