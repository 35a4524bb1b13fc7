"""The definition of a standard: criteria files -> model (pydantic) -> compiled form (plain, light, cached).

``model`` says what the files may contain (``words``: how texts are written), ``files`` reads them, ``values`` makes models of them
(``settings``: put in first, ``invalid``: what the model refuses, ``remainder`` and ``doubt``: how all else is judged all the same),
``tree`` makes nodes and cells (``written``: measures, ``sheets``: what stands beside them), ``compile`` all the rest (``carried``,
``bars``, ``effects`` and ``resolve``: rules and their conditions), ``lint`` finds what no single value shows, ``check`` tells an author
all of it, ``sentences`` holds every word about ``faults``. ``compiled`` is what the rest of the program uses, ``store`` finds and keeps it, ``schema`` is for editors.
"""
