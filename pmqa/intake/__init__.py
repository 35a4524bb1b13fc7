"""From paths to checked submissions: thousands of files, in a fixed order, each read at most once.

``sources`` says which files are meant, ``archives`` looks into zip archives of submissions, ``work`` reads and checks one
file, ``pool`` does it for all of them, ``crew`` and ``alone`` are its processes, ``cache`` remembers what was read before.
"""
