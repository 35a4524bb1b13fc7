"""Papers: what is printed, sent or edited. A card for each agency, the paper for the meeting, the announcement.

``card``, ``meeting`` and ``announcement`` say what stands in each, from :mod:`pmqa.report.content` and from nothing else, as a
``document``; ``as_pdf``, ``as_docx`` and ``as_html`` write any document, and know nothing of what it says.
"""
