"""The windows that ask something and go away again."""
