"""What every kind of condition means, as plain loops over all events: slow, without index, cache or arrays.

The engine must say exactly the same (`test_reference.py`). Only the day on which a limit ends is taken from
`timeline.rules.windows`, which has tests of its own.
"""
