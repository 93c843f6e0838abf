"""Runs kits/python: reads a list of {document, ...} or writes a list of disclosures, from stdin; prints a list of results."""

import json
import os
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../kits/python"))

from candor_disclosure import UnreadableDocument, read_disclosure  # noqa: E402
from with_disclosure import ATOM, CONTENT, with_disclosure  # noqa: E402


def read(case):
    document = case["document"]
    text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
    try:
        return read_disclosure(text, case.get("mediaType", ""), case.get("url"), case.get("headers"))
    except UnreadableDocument as error:
        return {"error": error.code}


def write(disclosure):
    """The same item in RSS, Atom and JSON Feed, or the error."""
    item, entry = ET.Element("item"), ET.Element(f"{{{ATOM}}}entry")
    for parent, names in ((item, ("description", f"{{{CONTENT}}}encoded")), (entry, (f"{{{ATOM}}}summary", f"{{{ATOM}}}content"))):
        for name, text in zip(names, ("It is open.", "<p>It is open.</p>")):
            ET.SubElement(parent, name, {"type": "html"} if parent is entry else {}).text = text
    feed_item = {"id": "1", "summary": "It is open.", "content_html": "<p>It is open.</p>"}
    try:
        elements = [ET.tostring(with_disclosure(each, disclosure), "unicode") for each in (item, entry)]
        return [*elements, json.dumps(with_disclosure(feed_item, disclosure))]
    except ValueError as error:
        return str(error)


run = {"read": read, "write": write}[sys.argv[1]]
print(json.dumps([run(each) for each in json.load(sys.stdin)]))
