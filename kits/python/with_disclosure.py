"""Adds a disclosure to an item of a feed: an `<item>` of RSS, an `<entry>` of Atom, or an item of JSON Feed. MIT.

RSS and Atom are elements of xml.etree.ElementTree, and JSON Feed is a dictionary. Standard library only.
"""

import re
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
NAMES = ("text", "translation", "summary", "key_points", "headline", "audio", "data", "picture")
PART = {"name": "name", "mode": "mode", "model": "model", "provider": "provider",
        "reviewed_by": "reviewed-by", "reviewed_at": "reviewed-at", "translated_from": "from"}  # fmt: skip
ATTRIBUTES = {"mode": "mode", "model": "model", "provider": "provider", "reviewed_by": "reviewed-by", "generated_at": "date"}


def with_disclosure(item, disclosure):
    """Adds the disclosure to the item, and returns it.

    The disclosure is a dictionary: `mode`; `statement`, one sentence in the language of the item; `label`, which opens summary and
    text, such as "AI-assisted:", and which both modes with AI need; and as known `model`, `provider`, `reviewed_by`, `generated_at`
    (RFC 3339), `sources` ([{"url", "title", "publisher", "language"}]), `parts` that were made in another way ([{"name", "mode",
    "model", "provider", "reviewed_by", "reviewed_at", "translated_from"}]). Raises ValueError if the mode or a part needs something else.
    """
    mode, label = disclosure["mode"], disclosure.get("label") or ""
    if mode not in MODES:
        raise ValueError(f"mode is {mode}, but must be one of: {', '.join(MODES)}")
    if mode != "human-only" and not label:
        raise ValueError(f'{mode} needs a label, such as "AI-assisted:"')
    parts = disclosure.get("parts") or []
    for index, part in enumerate(parts):
        for field, fault in _part_faults(part, [each["name"] for each in parts[:index]]):
            raise ValueError(f"parts[{index}].{field} {fault}")
    by_ai = [each for each in parts if each["mode"] != "human-only"]
    if mode == "human-only" and any(each["name"] != "picture" for each in by_ai):
        raise ValueError("mode is human-only, but a part is by AI: ai-assisted")
    # People wrote the text: nobody need answer for the whole.
    is_free = by_ai and not any(each["mode"] == "ai-autonomous" and each["name"] in NAMES[:2] for each in by_ai)
    needs_reviewer = mode == "ai-assisted" and not is_free
    has_reviewer = bool(disclosure.get("reviewed_by"))
    if (needs_reviewer and not has_reviewer) or (mode == "ai-autonomous" and has_reviewer):
        raise ValueError("ai-assisted needs reviewed_by, and ai-autonomous must not have it")
    if isinstance(item, dict):
        _add_to_json(item, disclosure)
    else:
        _add_to_xml(item, disclosure, f"{{{ATOM}}}" if item.tag == f"{{{ATOM}}}entry" else "")
    return item


def _part_faults(part, earlier):
    name, mode, model, provider, reviewer, at, original = (part.get(each) or "" for each in PART)
    is_time = re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", at)
    faults = (
        (name not in NAMES, "name", f"is {name}, but must be one of: {', '.join(NAMES)}"),
        (name in earlier, "name", f"is {name}, which is there already"),
        (mode not in MODES, "mode", f"is {mode}, but must be one of: {', '.join(MODES)}"),
        ((name == "translation") != bool(original), "translated_from", "must name the language of the original of a translation, and of nothing else"),
        (mode == "ai-assisted" and not reviewer, "reviewed_by", "is missing: who reviewed it?"),
        (mode == "ai-autonomous" and reviewer, "reviewed_by", "is not for ai-autonomous"),
        (bool(reviewer) != bool(at) or (at and not is_time), "reviewed_at", "must be the time of a review, such as 2026-05-01T11:58:30Z"),
        (mode == "human-only" and (model or provider), "model", "is not for human-only, as provider"),
    )
    return [(field, fault) for is_wrong, field, fault in faults if is_wrong]


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
    if disclosure.get("parts"):
        members["parts"] = [{name: value for name, value in part.items() if value} for part in disclosure["parts"]]
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
    for part in disclosure.get("parts") or []:
        _append(item, f"{{{CANDOR}}}part", {attribute: part.get(name) for name, attribute in PART.items()}, None)
    _append(item, f"{{{PODCAST}}}txt", {"purpose": "ai-content"}, flag)
    for source in disclosure.get("sources") or []:
        link = {"rel": "via", "href": source["url"], "title": source.get("title") or source["url"], "hreflang": source.get("language")}
        _append(item, f"{{{ATOM}}}link", {**link, f"{{{CANDOR}}}publisher": source.get("publisher")}, None)


def _append(item, name, attributes, text):
    element = ET.SubElement(item, name, {key: value for key, value in attributes.items() if value})
    element.text = text
