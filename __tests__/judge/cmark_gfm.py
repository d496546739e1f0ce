"""Answers each line of JSON, {"documents": [...], "safe": bool}, with one line: the HTML that cmark-gfm, GitHub's Markdown parser, makes
of each document. The first argument is the folder where the package cmarkgfm is installed."""

import json
import os
import sys

sys.path.insert(0, sys.argv[1])
from cmarkgfm import cmark

EXTENSIONS = ["table", "autolink", "tagfilter", "strikethrough", "tasklist"]
OPTIONS = (
    cmark.Options.CMARK_OPT_FOOTNOTES
    | cmark.Options.CMARK_OPT_HARDBREAKS
    | cmark.Options.CMARK_OPT_GITHUB_PRE_LANG
)


def render(line):
    request = json.loads(line)
    options = OPTIONS if request["safe"] else OPTIONS | cmark.Options.CMARK_OPT_UNSAFE
    return [
        # Half a surrogate pair can't be sent to GitHub.
        cmark.markdown_to_html_with_extensions(
            text.encode("utf-8", "replace").decode("utf-8"), options, EXTENSIONS
        )
        for text in request["documents"]
    ]


for line in sys.stdin:
    # The package never frees what it parses, so each line is answered by a process of its own.
    child = os.fork()
    if child == 0:
        print(json.dumps(render(line)), flush=True)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status != 0:
        sys.exit("cmark-gfm did not survive a document.")
