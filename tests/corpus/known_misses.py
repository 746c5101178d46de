"""What a careful reader finds in the samples and the program does not find yet.

Each line is the name of one test case. A line must go when the program finds it: the test fails
then, because it was expected to fail.
"""

KNOWN_MISSES: frozenset[str] = frozenset()
