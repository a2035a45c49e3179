"""The explorer: network, map, table and timeline of one graph in one HTML file that asks nobody for anything.

``contents`` says what the page holds, ``ground`` where everything stands, ``page`` makes the file of them; the parts of the
page's script are the modules beside these, one noun each, put into the page one after the other.
"""

from citypact.viz.explorer.page import explorer

__all__ = ["explorer"]
