"""The colours of highlights, apart from annotations so that a theme loads nothing else."""

from enum import StrEnum


class Colour(StrEnum):
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    PURPLE = "purple"
