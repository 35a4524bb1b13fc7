"""How sure a ranking is: what the ranks do when category weights or single marks are a little otherwise.

``robustness(assessment)`` gives one frozen :class:`pmqa.robust.result.Robustness`, which every report reads. Below it
only numpy and arrays; the parts that turn an assessment into arrays are thin.
"""
