"""PDF files: lines on pages become paragraphs again."""
