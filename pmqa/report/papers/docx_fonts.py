"""The paper's font inside a Word file, so that it looks the same where the font is not installed (ECMA-376 part 4, 2.8.1)."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import docx.document

FONT = "Sarabun"
_FONTS = Path(__file__).with_name("fonts")
_FACES = (("embedRegular", "Regular"), ("embedBold", "Bold"))
_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"


def embed(word: docx.document.Document) -> None:
    """Puts the two faces of the font into the file and says so in its settings."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import OxmlElement
    from docx.oxml.ns import nsdecls

    listed = word.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    faces = []
    for number, (face, file) in enumerate(_FACES, 1):
        content = (_FONTS / f"{FONT}-{file}.ttf").read_bytes()
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"{FONT}-{file}")
        part = Part(PackURI(f"/word/fonts/font{number}.odttf"), _TYPE, obfuscated(content, key), word.part.package)
        faces.append(f'<w:{face} r:id="{listed.relate_to(part, _RELATION)}" w:fontKey="{{{str(key).upper()}}}"/>')
    listed._blob = (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w", "r")}><w:font w:name="{FONT}">'
                    f'<w:family w:val="swiss"/><w:pitch w:val="variable"/>{"".join(faces)}</w:font></w:fonts>').encode()
    settings = word.settings.element
    before = ("zoom", "removePersonalInformation", "removeDateAndTime", "view", "writeProtection")
    place = max((at for at, child in enumerate(settings, 1) if child.tag.rpartition("}")[2] in before), default=0)
    settings.insert(place, OxmlElement("w:embedTrueTypeFonts"))


def obfuscated(content: bytes, key: uuid.UUID) -> bytes:
    """The first 32 bytes mixed with the key, read from its end; done twice it is undone.

    >>> key = uuid.UUID("00112233-4455-6677-8899-aabbccddeeff")
    >>> obfuscated(bytes(34), key).hex()
    'ffeeddccbbaa99887766554433221100ffeeddccbbaa998877665544332211000000'
    >>> obfuscated(obfuscated(b"any content of more than 32 bytes", key), key)
    b'any content of more than 32 bytes'
    """
    mixed = bytes(byte ^ key.bytes[15 - place % 16] for place, byte in enumerate(content[:32]))
    return mixed + content[32:]
