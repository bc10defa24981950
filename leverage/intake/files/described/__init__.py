"""What .xls, .xlsb and .ods say of their cells beside the values, in the shape of ``package``: number formats, formulas, merged ranges, hidden rows.

Start with ``biff`` (.xls), ``biff12`` (.xlsb) and ``opendocument`` (.ods). They run beside ``reader``, in the process apart, and import nothing
of the program but one another.
"""
