"""What an agency should do next, what would happen if, and why a number or a place differs.

Pure parts: assessments and arrays in, frozen results out; nothing here reads files, formats numbers or prints. Whatever
is claimed of a score or a rank was worked out by the engine itself (:func:`pmqa.assessment.assess`), never by a second
copy of its rules.
"""
