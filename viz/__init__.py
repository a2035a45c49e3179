"""What is shown: networks as pages that open anywhere, without a network connection.

A view chooses what to draw (``partners``, ``ego``, ``domains``, ``officials``, ``venues``, ``timeline``) and gives a
picture; ``layout`` computes where things stand (of a timeline, ``chronicle``), ``style`` how they look; ``page`` writes one
HTML file through pyvis, with vis-network inside it. All pages state their projection, what was left out, and the id of
the build that they show.
"""

from citypact.viz.views import VIEWS, render

__all__ = ["VIEWS", "render"]
