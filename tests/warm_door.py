"""``python -I -S tests/warm_door.py SOCKET ARGUMENT...``: ``citypact ARGUMENT...``, run by the warm process (warm.py)."""

import json
import os
import socket
import sys


def main(place: str, *arguments: str) -> int:
    """Ask for the command, with the streams, folder and environment of this process; the status that it ends with."""
    asked = {
        "arguments": arguments,
        "folder": os.getcwd(),  # noqa: PTH109 (pathlib would take as long as all the rest)
        "environment": dict(os.environ),
    }
    message = json.dumps(asked).encode() + b"\0"
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(place)
        sent = socket.send_fds(connection, [message], [0, 1, 2])
        connection.sendall(message[sent:])
        ended = int(connection.recv(16) or 1)
    if ended < 0:
        os.kill(os.getpid(), -ended)
    return ended


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
