"""`scripts/serve`: builds and serves the site with live reload. While a build fails it serves the last good one.

The last good build is kept below build/, so that there are pages to show when it starts with a fault in a file.
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
from signpost.cli.build import DOCS, build
from signpost.cli.check import read_catalogue
from signpost.cli.mkdocs.events import log_problems
from signpost.cli.project import ROOT, add_catalogue_option, build_folder
from signpost.publish.pipeline import add_data

SITE = "serve"
"""The folder of the last good build, in the catalogue's folder below build/."""
WATCHED = ("docs", "overrides", "mkdocs.yml")
HOST = "127.0.0.1"


def build_preview(root: Path, folders: Sequence[Path], url: str) -> None:
    """Build a catalogue's folders into that of its last good build, which stays as it is where that fails.

    Raises BuildError with every problem of the catalogue logged, or what the builder raises.
    """
    catalogue, problems = read_catalogue(folders[-1], date.today(), folders[:-1])
    if problems:
        raise BuildError(log_problems(problems))
    results = build_folder(folders[-1], root)
    build(catalogue, root, results / DOCS, results / SITE, url, last_step=add_data)


def make_server(root: Path, folders: Sequence[Path], port: int) -> tuple[LiveReloadServer, LiveReload]:
    """Return a server of a catalogue's folders, and what keeps it going while a build fails; `root` is the project."""
    url, site = f"http://{HOST}:{port}/", build_folder(folders[-1], root) / SITE
    server = LiveReloadServer(lambda: build_preview(root, folders, url), HOST, port, str(site))
    not_found = site / "404.html"
    server.error_handler = lambda _: not_found.read_bytes() if not_found.is_file() else None
    for path in (*folders, *(root / name for name in WATCHED)):
        server.watch(str(path))
    return server, LiveReload(server)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until it is stopped; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/serve", description="Builds and serves the site with live reload.")
    parser.add_argument("port", type=int, nargs="?", default=8000, help="the port (default: 8000)")
    add_catalogue_option(parser)
    options = parser.parse_args(arguments)
    port: int = options.port
    logging.basicConfig(level=logging.WARNING, format="serve: %(message)s")
    logging.getLogger(SERVER_LOG).setLevel(logging.ERROR)
    server, live = make_server(ROOT, [*options.under, options.catalogue], port)
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
