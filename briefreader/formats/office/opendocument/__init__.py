"""OpenDocument text (ISO/IEC 26300): styles, lists, the body, encryption."""
