"""Runs kits/python: reads or verifies a list of {document, ...}, or writes a list of disclosures, from stdin; prints a list of results."""

import json
import os
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../kits/python"))

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


def verify(case):
    """The worst outcome of the items."""
    from candor_signed import Unreadable
    from candor_signed import verify as verified

    try:
        outcomes = [each["outcome"] for each in verified(case["document"], case["keys"])]
    except Unreadable:
        return "unreadable"
    return next((each for each in ("different", "unsigned", "partial", "same") if each in outcomes), "empty")


def vectors(case):
    from candor_signed import digest, digest_of, digest_of_rows, read_statement

    texts = [each["digest"] == digest_of(each["name"], each["text"]) for each in case["texts"]]
    facts = digest_of_rows(case["rows"]) == case["facts"] and digest(case["jws"]) == case["previous_of_the_next"]
    payload = read_statement(case["jws"], case["keys"]["keys"]) == case["payload"]
    return all(texts) and facts and payload and verify({"document": case["document"], "keys": case["keys"]["keys"]}) == "same"


run = {"read": read, "write": write, "verify": verify, "vectors": vectors}[sys.argv[1]]
print(json.dumps([run(each) for each in json.load(sys.stdin)]))
