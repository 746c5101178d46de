"""What a note is written with: its draft, the field for tags, the row of colours."""
