"""All annotations of a library in one list: chosen by a query, sorted, in groups.

wanted      what is asked for, and what comes back
answering   which annotations a tree of the query language asks for
widening    plain words of a query are looked for in the notes themselves
arranging   the order of annotations, and their groups
standing    where annotations stand on the present texts, found out bit by bit
passages    a passage with the text around it
"""
