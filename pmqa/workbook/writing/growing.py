"""A sheet whose rows grow with what is typed into them, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable

from xlsxwriter.worksheet import Worksheet


class GrowingSheet(Worksheet):
    """XlsxWriter marks every height as set by hand, and then long evidence is cut off; ours are only a first guess."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Iterable[tuple[str, object]] = ()) -> None:
        if tag == "row":
            attributes = [attribute for attribute in attributes if attribute[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)
