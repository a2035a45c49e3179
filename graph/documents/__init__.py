"""Documents: files as people have them, read into the text that citypact stores and what the file says of itself.

One reader per format; ``formats.read_document`` chooses it by what the file is, then by its ending, and holds every file
to the limits of ``limits``. A reader gives text that is stored as it is: offsets everywhere count its code points.
"""
