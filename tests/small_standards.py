"""Small standards on which every setting can be tried, each with what makes a cheapest path hard."""

from __future__ import annotations

from written_standards import WORKED

# Bars on sums and on a typed value; bands by the total, by a count of categories and by alternatives.
SUMS = {
    **WORKED,
    "standard.toml": WORKED["standard.toml"] + """
        [named_bars.total-3]
        title = "the total at 3"
        at_least = 3
        [[bands]]
        [[bands.bands]]
        name = "low"
        [[bands.bands]]
        name = "fair"
        conditions = [{ at_least = 3.2 }]
        [[bands.bands]]
        name = "good"
        any_of = [
            [{ at_least = 4 }],
            [{ of = "categories", on = "share", at_least = 0.7, need = 1 }, { of = ["LD1", "SP1"], on = "value", at_least = 4, need = "any" }],
        ]
        [[bands.bands]]
        name = "best"
        conditions = [{ more_than = 4.5 }]
    """,
}
SUMS["standard.toml"] = SUMS["standard.toml"].replace('source = "invented"\n', 'source = "invented"\n        bars = ["total-3"]\n', 1)

# Each kind of measure with a bar; a category that is its lowest part, one that is rounded; one bar of two.
KINDS = {
    "standard.toml": """
        id = "kinds"
        title = "Kinds"
        year = 2561
        maximum = 5
        combine = "mean"
        status = "unverified"
        source = "invented"
        evidence = { required = false }
        bars = [{ name = "half", at_least = 2.4 }]
        [scales.three]
        lowest = 0
        highest = 3
        step = 1
    """,
    "1-judged.toml": """
        code = "1"
        title = "Judged"
        combine = "min"
        bars = [{ name = "either", of = ["F1", "B1"], on = "share", at_least = 0.6, need = 1 }]
        [[requirements]]
        code = "F1"
        title = "Factors"
        measure = { kind = "factors", scale = "three", order = ["A", "D"], factors = [{ code = "A", title = "A" }, { code = "D", title = "D" }] }
        bars = [{ name = "deployed", of = [".D"], on = "value", at_least = 1 }]
        [[requirements]]
        code = "B1"
        title = "Boxes"
        measure = { kind = "boxes", counts = [2, 2], levels = [{ code = "B", title = "B", points = 3 }, { code = "S", title = "S", points = 2 }] }
    """,
    "2-measured.toml": """
        code = "2"
        title = "Measured"
        combine = "weighted_mean"
        round = 0
        bars = [{ name = "rounded", at_least = 2 }]
        [[inputs]]
        code = "closed"
        title = "closed"
        [[inputs]]
        code = "open"
        title = "open"
        [[requirements]]
        code = "V1"
        title = "Value"
        weight = 2
        measure = { kind = "value", at = [75, 80, 95], gives = [1, 2, 5], low = 0, high = 100 }
        bars = [{ name = "v", on = "value", at_least = 78 }]
        [[requirements]]
        code = "V2"
        title = "Hours"
        measure = { kind = "value", at = [24, 48], gives = [5, 0], below = 5, better = "less", low = 0, whole = true }
        [[requirements]]
        code = "T1"
        title = "Against a target"
        measure = { kind = "target", chosen = false, start = 0, segments = [{ upto = 100, gives = [0, 3] }, { upto = 105, closed = true, gives = [4] }, { gives = [5] }] }
        [[requirements]]
        code = "R1"
        title = "Share closed"
        measure = { kind = "ratio", top_of = ["closed"], bottom_of = ["closed", "open"], at = [0, 1], gives = [0, 5], zero_over_zero = 5 }
    """,
}

# What the language has besides: marks chosen by words, an effect that caps points and one that caps the band until it is
# lifted, pooled leaves, a subtotal with a bar, a gate of weight 0.
EFFECTS = {
    "standard.toml": """
        id = "effects"
        title = "Effects"
        year = 2561
        maximum = 30
        combine = "pooled"
        status = "unverified"
        source = "invented"
        evidence = { required = false }
        [scales.clause]
        words = true
        levels = [
            { code = "minor", at = 0.5, title = "minor" }, { code = "conform", at = 1, title = "conform" },
            { code = "good", at = 1, title = "good" }, { code = "major", at = 0, title = "major" },
        ]
        [scales.three]
        lowest = 0
        highest = 3
        step = 1
        [named_effects.open-major]
        title = "a major"
        conditions = [{ of = ["C1", "C2", "C3"], on = "option", is = "major", need = "any" }]
        unless = [{ of = "M1", on = "value", at_least = 3 }]
        does = "cap_points"
        node = "1"
        to = 6
        [named_effects.low-band]
        title = "M2 is 0"
        conditions = [{ of = "M2", on = "share", less_than = 0.3 }]
        does = "cap_band"
        node = "total"
        to = "fair"
        [[subtotals]]
        code = "part"
        title = "C1 and M1"
        of = ["C1", "M1"]
        combine = "pooled"
        maximum = 10
        bars = [{ name = "part", at_least = 5 }]
        [[bands]]
        [[bands.bands]]
        name = "fair"
        conditions = [{ at_least = 10 }]
        [[bands.bands]]
        name = "good"
        conditions = [{ at_least = 15 }]
        [[bands.bands]]
        name = "best"
        conditions = [{ at_least = 24 }]
    """,
    "1-clauses.toml": """
        code = "1"
        title = "Clauses"
        combine = "pooled"
        effects = ["open-major", "low-band"]
        [defaults]
        measure = { kind = "mark", scale = "clause" }
        [[requirements]]
        code = "C1"
        title = "C1"
        maximum = 4
        [[requirements]]
        code = "C2"
        title = "C2"
        maximum = 6
        [[requirements]]
        code = "C3"
        title = "C3"
        maximum = 5
        bars = [{ name = "not-major", on = "share", at_least = 0.5 }]
    """,
    "2-marks.toml": """
        code = "2"
        title = "Marks"
        combine = "weighted_mean"
        maximum = 15
        [defaults]
        measure = { kind = "mark", scale = "three" }
        [[requirements]]
        code = "M1"
        title = "M1"
        weight = 2
        [[requirements]]
        code = "M2"
        title = "M2"
        [[requirements]]
        code = "G"
        title = "Gate"
        weight = 0
        bars = [{ name = "gate", on = "value", at_least = 1 }]
    """,
}
