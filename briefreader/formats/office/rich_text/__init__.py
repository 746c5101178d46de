"""Rich Text Format (Microsoft's specification, version 1.9.1): tokens, code pages, the reader."""
