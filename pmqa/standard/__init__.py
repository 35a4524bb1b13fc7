"""The definition of a standard: criteria files -> model (pydantic) -> compiled form (plain, light, cached).

``model`` says what the files may contain, ``files`` reads them and locates faults, ``lint`` checks what no single
value can show, ``compile`` resolves every reference, ``compiled`` is what the rest of the program uses.
"""
