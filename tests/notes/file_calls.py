"""Which calls of a program touch files."""

from types import BuiltinFunctionType, BuiltinMethodType

_MODULES = ("posix", "fcntl", "_io")


def is_file_call(called: object) -> bool:
    """Whether a built-in function may reach the system to open, write, rename or remove."""
    if not isinstance(called, BuiltinFunctionType | BuiltinMethodType):
        return False
    owner = getattr(called, "__self__", None)
    return called.__module__ in _MODULES or type(owner).__module__ in _MODULES
