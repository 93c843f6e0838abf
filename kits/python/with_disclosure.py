"""Adds a disclosure to an item of a feed: an `<item>` of RSS, an `<entry>` of Atom, or an item of JSON Feed. MIT.

RSS and Atom are elements of xml.etree.ElementTree, and JSON Feed is a dictionary. Standard library only.
"""

import xml.etree.ElementTree as ET
from html import escape

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
PODCAST = "https://podcastindex.org/namespace/1.0"
CANDOR = "https://w3id.org/candor/1.0/"
IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
# Prefixes that a document written with ElementTree gets.
for prefix, uri in {"content": CONTENT, "podcast": PODCAST, "candor": CANDOR}.items():
    ET.register_namespace(prefix, uri)

MODES = {
    "ai-autonomous": ("trainedAlgorithmicMedia", "true"),
    "ai-assisted": ("compositeWithTrainedAlgorithmicMedia", "true"),
    "human-only": ("digitalCreation", "false"),
}
# Members of the disclosure with their attributes in XML.
ATTRIBUTES = {"mode": "mode", "model": "model", "provider": "provider", "reviewed_by": "reviewed-by", "generated_at": "date"}


def with_disclosure(item, disclosure):
    """Adds the disclosure to the item, and returns it.

    The disclosure is a dictionary: `mode`; `statement`, one sentence in the language of the item; `label`, which opens summary and
    text, such as "AI-assisted:", and which both modes with AI need; and as known `model`, `provider`, `reviewed_by`, `generated_at`
    (RFC 3339), `sources` ([{"url", "title", "publisher", "language"}]). Raises ValueError if the mode needs something else.
    """
    mode, label = disclosure["mode"], disclosure.get("label") or ""
    if mode not in MODES:
        raise ValueError(f"mode is {mode}, but must be one of: {', '.join(MODES)}")
    if mode != "human-only" and not label:
        raise ValueError(f'{mode} needs a label, such as "AI-assisted:"')
    if mode != "human-only" and bool(disclosure.get("reviewed_by")) != (mode == "ai-assisted"):
        raise ValueError("ai-assisted needs reviewed_by, and ai-autonomous must not have it")
    if isinstance(item, dict):
        _add_to_json(item, disclosure)
    else:
        _add_to_xml(item, disclosure, f"{{{ATOM}}}" if item.tag == f"{{{ATOM}}}entry" else "")
    return item


def _opening(disclosure):
    label = disclosure.get("label") or ""
    return label + ("" if label.endswith("：") or not label else " ")


def _wrapped(html, disclosure):
    by_ai = disclosure["mode"] != "human-only"
    values = {"ai-disclosure": disclosure["mode"]}
    values.update({f"ai-{name}": disclosure.get(name) for name in ("model", "provider") if by_ai})
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in values.items() if value)
    words = escape(_opening(disclosure) + disclosure["statement"])
    shown = f'<p class="candor-disclosure"><strong>{words}</strong></p>\n' if disclosure.get("label") else ""
    return f"<div{attributes}>\n{shown}{html}\n</div>"


def _add_to_json(item, disclosure):
    known = [{name: value for name, value in source.items() if value} for source in disclosure.get("sources") or []]
    sources = {"sources": [{"title": source["url"], **source} for source in known]} if known else {}
    members = {name: value for name, value in disclosure.items() if name != "sources" and value}
    members["digital_source_type"] = IPTC + MODES[disclosure["mode"]][0]
    item["_candor"] = {"about": CANDOR, "disclosure": members, **sources}
    if item.get("summary"):
        item["summary"] = _opening(disclosure) + item["summary"]
    if item.get("content_html"):
        item["content_html"] = _wrapped(item["content_html"], disclosure)


def _add_to_xml(item, disclosure, atom):
    for name in (f"{atom}summary" if atom else "description",):
        for element in item.findall(name):
            is_html = not atom or element.get("type") == "html"
            element.text = (escape(_opening(disclosure)) if is_html else _opening(disclosure)) + (element.text or "")
    for element in item.findall(f"{atom}content" if atom else f"{{{CONTENT}}}encoded"):
        if not atom or element.get("type") == "html":
            element.text = _wrapped(element.text or "", disclosure)
    code, flag = MODES[disclosure["mode"]]
    _append(item, f"{atom}category", {"scheme" if atom else "domain": IPTC, **({"term": code} if atom else {})}, None if atom else code)
    if disclosure["mode"] == "ai-assisted":
        # The category that MSN asks for.
        _append(item, f"{atom}category", {"term": "AI-Assisted"} if atom else {}, None if atom else "AI-Assisted")
    facts = {attribute: disclosure.get(name) for name, attribute in ATTRIBUTES.items()}
    _append(item, f"{{{CANDOR}}}disclosure", {**facts, "digital-source-type": IPTC + code}, disclosure["statement"])
    _append(item, f"{{{PODCAST}}}txt", {"purpose": "ai-content"}, flag)
    for source in disclosure.get("sources") or []:
        link = {"rel": "via", "href": source["url"], "title": source.get("title") or source["url"], "hreflang": source.get("language")}
        _append(item, f"{{{ATOM}}}link", {**link, f"{{{CANDOR}}}publisher": source.get("publisher")}, None)


def _append(item, name, attributes, text):
    element = ET.SubElement(item, name, {key: value for key, value in attributes.items() if value})
    element.text = text
