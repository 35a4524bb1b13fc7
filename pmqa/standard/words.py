"""How texts are written in criteria files: ``"x"`` for both languages or ``{ th = "…", en = "…" }``; never no Thai.

The hooks are those that pydantic asks for; none of them needs pydantic, so that measures stay light to import.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pmqa.texts import Text

_REMEDY = ('เขียน "ข้อความ" หรือ { th = "…", en = "…" }', 'Write "text", or { th = "…", en = "…" }.')


class Unfit(ValueError):
    """A value that will not do: problem and remedy, each in Thai and English."""

    def __init__(self, th: str, en: str, do_th: str, do_en: str) -> None:
        super().__init__(en)
        self.words = (th, en, do_th, do_en)


def read(value: object) -> Text:
    """The text that a criteria file means; the Thai stands for an English that is not given. Raises Unfit.

    >>> read({"th": "แผน", "en": "plan"}), read("LD1"), read({"th": "แผน"})
    (Text(th='แผน', en='plan'), Text(th='LD1', en='LD1'), Text(th='แผน', en='แผน'))
    """
    texts = {"th": value, "en": value} if isinstance(value, str) else value
    if not isinstance(texts, dict) or not set(texts) <= {"th", "en"} or {type(text) for text in texts.values()} - {str}:
        raise Unfit("ไม่ใช่ข้อความ", "this is not a text", *_REMEDY)
    if not texts.get("th", "").strip():
        raise Unfit("ไม่มีข้อความภาษาไทย", "there is no Thai text", *_REMEDY)
    return Text(texts["th"], texts.get("en") or texts["th"])


class _Written:
    def __get_pydantic_core_schema__(self, _kind: object, _handler: object) -> dict:
        return {"type": "function-plain", "function": {"type": "no-info", "function": read}}

    def __get_pydantic_json_schema__(self, _core: object, _handler: object) -> dict:
        each = {"type": "string", "pattern": r"\S"}
        languages = {"th": each, "en": {"type": "string"}}
        table = {"type": "object", "properties": languages, "required": ["th"], "additionalProperties": False}
        return {"anyOf": [each, table]}


Words = Annotated[Text, _Written()]
Status = Literal["verified", "adopted", "secondary", "unverified", ""]  # how far to trust it; empty: as around it
