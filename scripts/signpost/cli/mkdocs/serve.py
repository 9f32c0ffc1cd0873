"""`scripts/serve`: builds and serves the site with live reload. While a build fails it serves the last good one.

The last good build is kept in build/serve, so that there are pages to show when it starts with a fault in a file.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from signpost.builders.build_request import BuildError
from signpost.builders.live_reload import SERVER_LOG, LiveReload
from signpost.cli.build import build
from signpost.cli.check import read_catalogue
from signpost.cli.mkdocs.events import log_problems
from signpost.cli.project import ROOT
from signpost.publish.pipeline import add_data

SITE = Path("build/serve")
"""The folder of the last good build, below the project."""
WATCHED = ("catalogue", "docs", "overrides", "mkdocs.yml")
HOST = "127.0.0.1"


def build_preview(root: Path, url: str) -> None:
    """Build the project at `root` into its folder of the last good build, which stays as it is where that fails.

    Raises BuildError with every problem of the catalogue logged, or what the builder raises.
    """
    catalogue, problems = read_catalogue(root / "catalogue", date.today())
    if problems:
        raise BuildError(log_problems(problems))
    build(catalogue, root, root / "docs", root / SITE, url, last_step=add_data)


def make_server(root: Path, port: int) -> tuple[LiveReloadServer, LiveReload]:
    """Return a server of the project at `root`, and what keeps it going while a build fails."""
    url = f"http://{HOST}:{port}/"
    server = LiveReloadServer(lambda: build_preview(root, url), HOST, port, str(root / SITE))
    not_found = root / SITE / "404.html"
    server.error_handler = lambda _: not_found.read_bytes() if not_found.is_file() else None
    for name in WATCHED:
        server.watch(str(root / name))
    return server, LiveReload(server)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until it is stopped; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/serve", description="Builds and serves the site with live reload.")
    parser.add_argument("port", type=int, nargs="?", default=8000, help="the port (default: 8000)")
    port = parser.parse_args(arguments).port
    logging.basicConfig(level=logging.WARNING, format="serve: %(message)s")
    logging.getLogger(SERVER_LOG).setLevel(logging.ERROR)
    server, live = make_server(ROOT, port)
    try:
        live.build()
        print(f"serve: http://{HOST}:{port}/ (Ctrl-C stops it)", flush=True)
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        print("serve: stopped")
    except OSError as error:
        print(f"serve: port {port} cannot be used ({error.strerror}): try another, such as scripts/serve {port + 1}",
              file=sys.stderr)
        return 1
    finally:
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
