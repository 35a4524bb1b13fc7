"""The intake: from what an office was sent (files, folders, archives) to one checked record for each file, in a fixed order.

``files`` finds them, ``contents`` fetches their bytes, ``reading`` turns the bytes of one into its record, ``workers`` does that in
processes that import nothing else, ``cache`` keeps records, ``many`` puts these together. All of it is light: a worker starts at once.
"""
