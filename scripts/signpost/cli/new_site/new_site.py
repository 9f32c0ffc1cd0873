"""`scripts/new-site DIR`: asks six questions and lays down a list of one's own, which builds at once.

It has a theme with one entry, urgent help for the United Kingdom, and a page about the list. Answers may also be piped
in, one a line. Nothing is ever overwritten.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from signpost.catalogue.file_models import Theme
from signpost.catalogue.problem import display_path
from signpost.catalogue.schema import render_schemas
from signpost.catalogue.site import Area, Audience, People, SiteFile
from signpost.catalogue.validation import validate
from signpost.catalogue.yaml_reader import Tree
from signpost.cli.check import print_problems, read_catalogue
from signpost.cli.new import NotWritten, Prompter
from signpost.cli.project import ROOT, is_published
from signpost.importing.drafts.entry_text import slug_of, yaml_text
from signpost.pages.write import write_tree

FILES = Path(__file__).parent / "files"
"""What every new list has, with three words in capitals for what was answered."""
WORKERS: Mapping[str, Any] = {"id": "professional", "title": "Professionals", "professional": "true",
                              "words": ["professionals", "practitioners", "workers", "staff"]}
COUNTRY: Mapping[str, Any] = {"id": "uk", "title": "UK", "code": "K02000001", "whole": "true",
                              "words": ["national", "nationwide", "united kingdom"]}
SCHEMA = "# yaml-language-server: $schema={}schema/{}.json\n"


def fault_in(model: Any, field: str, text: str, **others: Any) -> str | None:
    """Return what is wrong with a text as a field of a model, or None."""
    found = validate(Tree(Path("new"), {**others, field: text}, {}), model)
    return found[0].message if isinstance(found, list) else None


def fault_in_name(model: Any, text: str, taken: Sequence[str] = ()) -> str | None:
    """Return what is wrong with the title of a record whose id is made of it, or None."""
    slug = slug_of(text)
    if not slug or slug in taken:
        return f"write another: '{text}'" if slug else f"it must have a letter or digit of English: '{text}'"
    return fault_in(model, "title", text, id=slug, **({"summary": "X.", "audience": ["x"], "sensitive": "true"}
                                                      if model is Theme else {}))


def interview(prompter: Prompter) -> dict[str, str]:
    """Ask the six questions; return the answers by name. Raises NotWritten."""
    ask, site = prompter.ask, {"strapline": "X.", "audiences": [{"id": "x", "title": "X"}]}
    return {
        "name": ask("What is the list called? At most 30 characters", required=True,
                    fault_of=lambda text: fault_in(SiteFile, "name", text, **site)),
        "strapline": ask("What is it for, and for whom? One sentence with a full stop", required=True,
                         fault_of=lambda text: fault_in(SiteFile, "strapline", text, **{**site, "name": "x"})),
        "one": ask("What do you call one of the people whom it is for? Such as: carer", required=True,
                   fault_of=lambda text: (fault_in(People, "one", text)
                                          or fault_in_name(Audience, text, [WORKERS["id"]]))),
        "many": ask("And several of them? Such as: carers", required=True,
                    fault_of=lambda text: fault_in(People, "many", text)),
        "place": ask("Where is it for? A town, county or country", required=True,
                     fault_of=lambda text: fault_in_name(Area, text, [COUNTRY["id"]])),
        "theme": ask("What is its first theme called? Such as: Someone to talk to", required=True,
                     fault_of=lambda text: fault_in_name(Theme, text, ["urgent", "schema", "source", "pages"])),
    }


def files_of(answers: Mapping[str, str]) -> dict[str, str]:
    """Return the files of a new list by path, without its schemas."""
    person, theme = slug_of(answers["one"]), slug_of(answers["theme"])
    words = {"EVERYBODY": f"{person}, {WORKERS['id']}", "THEME": theme, "STRAPLINE": answers["strapline"]}
    title = answers["many"][:1].upper() + answers["many"][1:]
    site = {"name": answers["name"], "strapline": answers["strapline"],
            "people": {"one": answers["one"], "many": answers["many"]},
            "audiences": [{"id": person, "title": title, "words": [answers["many"]]}, dict(WORKERS)],
            "areas": [{"id": slug_of(answers["place"]), "title": answers["place"], "within": COUNTRY["id"]},
                      dict(COUNTRY)],
            "urgent": {"number": "999", "words": "emergency services"}}
    themes = [{"id": theme, "title": answers["theme"], "summary": "Who to ring, and where to go.",
               "audience": [person, WORKERS["id"]], "sensitive": "true"}]
    found = {"site.yml": SCHEMA.format("", "site") + yaml_text(site),
             "themes.yml": SCHEMA.format("", "themes") + yaml_text({"themes": themes})}
    for path in sorted(path for path in FILES.rglob("*") if path.is_file()):
        name = path.relative_to(FILES).as_posix()
        text = path.read_text(encoding="utf-8")
        for word, meaning in words.items():
            text = text.replace(word, meaning)
        if path.suffix == ".yml":
            is_entry = "/" in name or name == "samaritans.yml"
            text = SCHEMA.format("../" if is_entry else "", "entry" if is_entry else path.stem) + text
        found[f"{theme}/{name}" if name == "samaritans.yml" else name] = text
    return {**found, "crisis.yml": _words_of_danger() or found["crisis.yml"]}


def _words_of_danger() -> str:
    """Return the words of danger of the list in catalogue/, each kind of which leads to 999 alone; empty without any.

    They are English, and of no place; which of its own entries come first for them, the new list decides later.
    """
    path = ROOT / "catalogue/crisis.yml"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return re.sub(r"^( +first:) \[[^\]]*\]", r"\1 [urgent/999]", text, flags=re.M) if "\ndangers:" in text else ""


def write_site(folder: Path, answers: Mapping[str, str], today: date) -> None:
    """Write a new list into a folder. Raises NotWritten where that has files already, and OSError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotWritten(f"{display_path(folder)} is there already; name a new folder")
    instructions = ROOT / "catalogue/README.md"
    texts = {"README.md": instructions.read_text(encoding="utf-8")} if instructions.is_file() else {}
    write_tree(folder, {**texts, **files_of(answers)}, ())
    catalogue, problems = read_catalogue(folder, today)
    write_tree(folder / "schema", render_schemas(catalogue.site))
    if problems:
        print_problems(problems, "; mend them in the files")


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask, and lay down the list; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/new-site", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new folder for the list")
    options = parser.parse_args(arguments)
    folder: Path = options.folder
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise NotWritten(f"{display_path(folder)} is there already; name a new folder")
        if is_published(folder):
            raise NotWritten(f"{display_path(folder)} lies in a folder of which every site is made; name another")
        write_site(folder, interview(Prompter.of_standard_input()), date.today())
    except NotWritten as why:
        print(f"\nnew-site: {why}; nothing was written", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\nnew-site: {error.filename or folder} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nnew-site: stopped; nothing was written", file=sys.stderr)
        return 1
    shown = display_path(folder)
    print(f"\nnew-site: your list stands in {shown}. See it with: scripts/serve --catalogue {shown}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
