"""A text in both languages of the product, and the words filled into it."""

from __future__ import annotations

from typing import NamedTuple

LANGUAGES = ("th", "en")


class Text(NamedTuple):
    """Thai and English side by side. Print ``text.th`` or ``text.en``, or ask with :meth:`in_`."""

    th: str
    en: str

    def __str__(self) -> str:  # a text printed without a chosen language is a fault in our own code
        raise TypeError("choose a language: text.th or text.en")

    def in_(self, lang: str) -> str:
        """The text in ``lang``; the other language where this one is empty.

        >>> Text("หมวด", "Category").in_("en"), Text("หมวด", "").in_("en")
        ('Category', 'หมวด')
        """
        first, second = (self.th, self.en) if lang == "th" else (self.en, self.th)
        return first or second

    def with_words(self, words: dict[str, Text]) -> Text:
        """``{subject}`` and the like replaced, each language by its own word.

        >>> Text("{subject}มีแผน", "The {subject} plans").with_words({"subject": Text("จังหวัด", "province")})
        Text(th='จังหวัดมีแผน', en='The province plans')
        """
        th, en = self
        for name, word in words.items():
            th, en = th.replace("{" + name + "}", word.th), en.replace("{" + name + "}", word.en)
        return Text(th, en)


EMPTY = Text("", "")
