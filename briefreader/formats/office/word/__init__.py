"""WordprocessingML (ECMA-376), the XML of Word's files: styles, numbers, fields, the body."""
