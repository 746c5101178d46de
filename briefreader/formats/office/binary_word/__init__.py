"""The binary format of Word 97 to 2003 ([MS-DOC]): text, formatting, the reader."""
