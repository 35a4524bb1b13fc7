"""The definition of a standard: criteria files -> model (pydantic) -> compiled form (plain, light, cached).

``model`` says what the files may contain (``words``: how texts are written), ``files`` reads them, ``invalid`` tells
what the model refuses, ``compile`` makes the tree (``written``: its measures, ``carried``, ``bars`` and ``resolve``: its
bars, bands and conditions, ``sheets``: its cells), ``lint`` finds what no single value shows, ``sentences`` holds every word about
``faults``. ``compiled`` is what the rest of the program uses, ``store`` finds and keeps it, ``schema`` is for editors.
"""
