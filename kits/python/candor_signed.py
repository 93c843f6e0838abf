"""Verifies signed statements: whether each item of a saved feed is what its newsroom signed (docs/signed.md of Candor).

Needs candor_disclosure.py beside it, and Debian's python3-cryptography (or `pip install cryptography`). MIT.
"""

import base64
import hashlib
import json
import re
import sys
import xml.etree.ElementTree as ET
from datetime import datetime
from email.utils import format_datetime

from candor_disclosure import BLANKS, NAMESPACES, PART, PREFIXES, _address, _Element, _object, _objects, _parse_html, _spaced
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

# All that Candor writes in an item: docs/signed-form.md. `*` can be repeated, `name=value` is the only value.
COMMON = """candor:disclosure mode tag digital-source-type model provider reviewed-by date href xml:lang
candor:part* name mode model provider reviewed-by reviewed-at from
podcast:txt purpose=ai-content
media:content url type medium=image fileSize width height candor:alt candor:digital-source-type
media:content>media:credit
candor:correction* date href
candor:status
candor:ai-rights
candor:statement href"""
RSS = """title
link
guid isPermaLink
pubDate
description
content:encoded
category*
atom:updated
dc:creator
dc:language
atom:link* rel=via href title hreflang candor:publisher candor:accessed
creativeCommons:license
rsl:content url
rsl:content>rsl:license*
rsl:content>rsl:license>rsl:permits type
rsl:content>rsl:license>rsl:prohibits type
rsl:content>rsl:license>rsl:payment type
rsl:content>rsl:license>rsl:payment>rsl:standard
rsl:content>rsl:license>rsl:payment>rsl:custom
rsl:content>rsl:copyright contactEmail
rsl:content>rsl:terms
"""
ATOM = """atom:id
atom:title type=text
atom:summary type=text
atom:content type=html
atom:published
atom:updated
atom:author
atom:author>atom:name
atom:author>atom:uri
atom:category* term label scheme=https://w3id.org/candor/1.0/modes
atom:link* rel type href title hreflang candor:publisher candor:accessed
"""
# Elements of the feed itself.
HEAD = "atom:link* fh:archive creativeCommons:license webfeeds:cover webfeeds:icon webfeeds:logo webfeeds:accentColor"
HEADS = {
    "rss": f"title link description lastBuildDate docs generator language ttl image copyright managingEditor sy:updatePeriod sy:updateFrequency {HEAD}",
    "atom": f"atom:id atom:title atom:updated atom:generator atom:author atom:subtitle atom:logo atom:icon atom:rights at:deleted-entry* {HEAD}",
}
LINKS = ({"rel": "alternate", "type": "text/html"}, {"rel": "license", "type": "application/rsl+xml"}, {"rel": "license"})
FORMS = {each: {path.rstrip("*"): ("*" in path, dict(name.partition("=")[::2] for name in names)) for path, *names in map(str.split, f"{text}{COMMON}".splitlines())} for each, text in (("rss", RSS), ("atom", ATOM))}
DISCLOSURE = "statement mode model provider reviewed_by generated_at tag digital_source_type policy_url statement_language".split()
SOURCE = "url title language publisher accessed_at".split()
NAMES = lambda names: dict.fromkeys(names.split())  # noqa: E731
ITEM = NAMES("id url title content_html content_text summary image date_published date_modified language") | {
    "author": NAMES("name url"), "authors": [NAMES("name url")], "tags": [None],
    "_candor": NAMES("about status ai_rights license_url statement statements_url") | {
        "disclosure": NAMES("label label_language title_label") | dict.fromkeys(DISCLOSURE) | {"parts": [dict.fromkeys(PART)]}, "sources": [dict.fromkeys(SOURCE)],
        "image": NAMES("alt label label_language credit width height digital_source_type"), "corrections": [NAMES("text date url")],
    },
}  # fmt: skip
FEED = "version title home_page_url feed_url description next_url icon favicon language hubs items _candor".split()
MEMBERS = set(
    "candor guid number previous at state url publisher published_at updated_at text entry disclosure author_url picture_label sources "
    "corrections retraction ai_rights license_url".split()
)
ILLEGAL = re.compile("[^\t\n\r\x20-\x7f\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]|[\ufffe\uffff]")



class Unreadable(ValueError):
    """The document is no feed, or programs can read it in two ways."""


def digest(text):
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()[:24]).decode()


def spaced(text):
    return _spaced(text or "")


def digest_of(name, text):
    return digest(text.replace("\r\n", "\n").replace("\r", "\n").strip("\t\n\r \xa0\ufeff") if name == "text" else spaced(text))


def digest_of_rows(rows):
    return digest("\n".join("\t".join(map(spaced, row)) for row in rows))


def verify(document, keys):
    """The items, each with its id, its outcome, and what is not as it was signed. `keys` is the list in keys.json."""
    text = document.lstrip("\ufeff").lstrip()
    items = _json_items(text) if text.startswith("{") else _xml_items(text)
    return [_verify_item(item, keys) for item in items]


def read_statement(jws, keys):
    """The payload, if one of the keys signed it then. Raises ValueError or InvalidSignature."""
    if not re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]+", jws, re.A):
        raise ValueError("It is no compact JWS.")
    header, payload, signature = jws.split(".")
    head, said = _strict(header), _strict(payload)
    if {**head, "kid": ""} != {"alg": "Ed25519", "kid": ""} or said["candor"] != "statement/1" or not MEMBERS.issuperset(said):
        raise ValueError("It is no statement/1.")
    [key] = [each for each in keys if each["kid"] == head["kid"]]
    at = int(datetime.fromisoformat(said["at"].replace("Z", "+00:00")).timestamp())
    if "revoked" in key or not key.get("nbf", 0) <= at <= key.get("exp", at):
        raise ValueError("The key was revoked, or did not sign then.")
    Ed25519PublicKey.from_public_bytes(_decode(key["x"])).verify(_decode(signature), f"{header}.{payload}".encode())
    return said


def _decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _strict(part):
    """JSON that is written in one way, so that no member is there twice."""
    text = _decode(part).decode()
    value = json.loads(text)
    if json.dumps(value, separators=(",", ":"), ensure_ascii=False) != text:
        raise ValueError("It is not written as JSON.stringify writes it.")
    return value


def _verify_item(item, keys):
    if not item["statement"]:
        return {"id": item["id"], "outcome": "unsigned", "differences": []}
    try:
        signed = read_statement(item["statement"], keys)
    except (ValueError, KeyError, InvalidSignature):
        return {"id": item["id"], "outcome": "different", "differences": ["statement"]}
    if signed["state"] == "withdrawn":
        return {"id": item["id"], "outcome": "different", "differences": ["state"]}
    at, disclosure = signed["published_at"], signed.get("disclosure", {})
    in_rss = format_datetime(datetime.fromisoformat(at.replace("Z", "+00:00")), usegmt=True)
    allowed = {
        "id": [signed["guid"], _atom_id(signed["guid"])], "url": [signed["url"]], "published": [at, in_rss],
        "updated": [signed.get("updated_at", at)], "facts": [signed["entry"]["facts"]],
        **{name: [signed["entry"][name]] for name in ("title", "summary", "text")},
    }  # fmt: skip
    found = {name: item[name] for name in ("id", "url", "published", "updated")} | {"facts": digest_of_rows(item["rows"])}
    for name in ("title", "summary", "text"):
        found[name] = digest_of(name, item[name] or "")
        if item[name] is None and found[name] not in allowed[name]:
            found[name] = None
    clear = {**signed, **disclosure, "by_ai": str(disclosure["mode"] != "human-only").lower() if disclosure else ""}
    clear["statements_url"] = signed["publisher"] + "statements/" + digest(signed["guid"])
    different = [name for name, value in found.items() if value is not None and value not in allowed[name]]
    different += [name for name, value in item["some"].items() if value is not None and value != clear.get(name, "")]
    missing = [name for name, value in found.items() if value is None]
    outcome = "different" if different else "partial" if missing else "same"
    return {"id": item["id"], "outcome": outcome, "differences": different or missing}


def _atom_id(guid):
    """The id of Atom for a guid that is no IRI: a UUID of version 8 by SHA-256."""
    space = "164cb8d0-ea66-42a5-9148-316a01ab0293"
    hashed = bytearray(hashlib.sha256(bytes.fromhex(space.replace("-", "")) + guid.encode()).digest()[:16])
    hashed[6], hashed[8] = hashed[6] & 15 | 128, hashed[8] & 63 | 128
    text = hashed.hex()
    return f"urn:uuid:{space[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _refuse(foreign):
    if foreign:
        raise Unreadable(f"The document cannot be read as one thing: it has {', '.join(foreign[:5])}.")


def _is_wrong(name, value):
    """White space at the ends is not signed, but U+1680 looks like a minus before a number."""
    ends = value[: len(value) - len(value.lstrip(BLANKS))] + value[len(value.rstrip(BLANKS)) :]
    return "\u1680" in ends or re.fullmatch(r"href|url|image|.+_url", name) and _address(value, None) is None


def _json_items(text):
    def once(pairs):
        _refuse([name for index, (name, _) in enumerate(pairs) if name in dict(pairs[:index])])
        return dict(pairs)

    try:
        feed = json.loads(text, object_pairs_hook=once)
    except RecursionError:
        raise Unreadable("The document is nested too deep.") from None
    except json.JSONDecodeError as error:
        raise Unreadable(f"The JSON is broken: {error}") from None
    _refuse([] if "jsonfeed.org/version/" in str(feed.get("version")) else ["no version"])
    _refuse([name for name in feed if name not in FEED] or [] if isinstance(feed.get("items"), list) else ["no items"])
    gone = [each.get("id") for each in _objects(_object(feed, "_candor"), "deleted")]
    _refuse([each for each in feed["items"] if not isinstance(each, dict) or each.get("id") in gone] and ["a text or a deleted item"])
    items = [_json_item(item, feed.get("language")) for item in feed["items"]]
    _refuse_doubled(items)
    return items


def _refuse_doubled(items):
    """Readers show either of two versions of an item."""
    ids = [each["id"] for each in items]
    _refuse(["two items with one id"] if any(each in ids[:index] for index, each in enumerate(ids)) else [])


def _foreign(value, form, path):
    if form is None:
        if not isinstance(value, str):
            return [] if type(value) in (int, float) and path in ("width", "height") else [path]
        return [path] if ILLEGAL.search(value) or _is_wrong(path, value) else []
    if isinstance(form, list):
        return [each for one in value for each in _foreign(one, form[0], path)] if isinstance(value, list) else [path]
    if not isinstance(value, dict):
        return [path]
    known = lambda name, each: _foreign(each, form[name], name) if name in form else [name]  # noqa: E731
    return [foreign for name, each in value.items() for foreign in known(name, each)]


def _json_item(item, language):
    candor = item.get("_candor", {}) if isinstance(item.get("_candor"), dict) else {}
    if not candor.get("statement"):
        return {"id": item.get("id"), "statement": None}
    _refuse(_foreign(item, ITEM, ""))
    disclosure, image, authors = candor.get("disclosure", {}), candor.get("image", {}), item.get("authors", [])
    plain, first = item.get("content_text"), authors[:1]
    _refuse(["content_text"] if plain and ("content_html" in item or spaced(plain) != spaced(item.get("summary"))) else [])
    _refuse(["another author"] if "author" in item and [item["author"]] != authors else [])
    row = lambda name, parent, names: [name, *(parent.get(each) for each in names)]  # noqa: E731
    rows = [["language", item.get("language", language)], row("status", candor, ["status"])]
    rows += [row("disclosure", disclosure, DISCLOSURE)] if "disclosure" in candor else []
    rows += [row("part", each, PART) for each in disclosure.get("parts", [])]
    rows += [row("source", each, SOURCE) for each in candor.get("sources", [])]
    rows += [row("correction", each, ("text", "date", "url")) for each in candor.get("corrections", [])]
    rows += [["author", *(each.get("name") for each in authors)], ["tags", *item.get("tags", [])]]
    if "image" in item or "image" in candor:
        rows.append(["picture", item.get("image"), *(image.get(each) for each in ("alt", "digital_source_type", "credit"))])
    some = {name: candor.get(name) for name in ("statements_url", "ai_rights", "license_url")} | {
        "author_url": first[0].get("url", "") if first else "", "picture_label": image.get("label", ""),
        **{name: disclosure.get(name, "") for name in ("label", "title_label")},
    }  # fmt: skip
    return {
        "id": item.get("id"), "url": item.get("url"), "title": item.get("title"), "summary": item.get("summary"),
        "text": item.get("content_html"), "published": item.get("date_published"), "updated": item.get("date_modified"),
        "statement": candor["statement"], "rows": rows, "some": some,
    }  # fmt: skip


def _name(tag):
    return _Element._name(tag)[0]


def _xml_items(text):
    body = re.sub(r'^<\?xml version="1\.0" encoding="(utf|UTF)-8"\?>', "", text)
    _refuse(["an instruction, comment or DOCTYPE"] if re.search(r"<\?|<!(?!\[CDATA\[)", body) else [])
    cdata = body.replace("<content:encoded><![CDATA[", "").replace('<content type="html"><![CDATA[', "").replace("]]]]><![CDATA[>", "")
    _refuse(["CDATA"] if "<![CDATA[" in cdata else [])
    try:
        root = ET.fromstring(body)
    except ET.ParseError as error:
        raise Unreadable(f"The XML is broken: {error}") from None
    parser = ET.XMLPullParser(["start-ns"])
    parser.feed(body)
    for _, (prefix, uri) in parser.read_events():
        is_known = prefix in NAMESPACES or uri.rstrip("/") in PREFIXES
        usual = NAMESPACES.get(prefix or "atom")
        _refuse([f"the prefix {prefix} of {uri}"] if is_known and uri != usual else [])
    kind = {"rss": "rss", "atom:feed": "atom"}.get(_name(root.tag))
    channels = [child for child in root if child.tag == "channel"] if kind == "rss" else [root]
    item = {"rss": "item", "atom": "atom:entry"}.get(kind)
    parts = [child for channel in channels for child in channel] + ([child for child in root if child.tag != "channel"] if kind == "rss" else [])
    items = [child for child in parts if _name(child.tag) == item]
    _refuse([] if kind else ["no feed"])
    _refuse(["xml:base"] if any("base" in name for each in root.iter() for name in each.attrib) else [])
    head = [inner for child in parts if _name(child.tag) != item for inner in child.iter()]
    _refuse([each.tag for each in head if each.tag.rpartition("}")[2].upper().lower() in ("item", "entry")])
    _refuse(["an attribute of the channel"] if kind == "rss" and any(each.attrib for each in channels) else [])
    names = [_name(child.tag) for child in parts if _name(child.tag) != item]
    heads = HEADS[kind].split()
    _refuse([each for index, each in enumerate(names) if f"{each}*" not in heads and (each not in heads or each in names[:index])])
    gone = [each.get("ref") for each in head if _name(each.tag) == "at:deleted-entry" or each.tag.endswith("}deleted-entry")]
    own = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    language = own or next((child.text for child in parts if child.tag == "language"), None)
    read = [_xml_item(each, kind, language) for each in items]
    _refuse(["a deleted item"] if any(each["id"] in gone for each in read) else [])
    _refuse_doubled(read)
    has_author = all(row[1:] and row[1] for each in read for row in each.get("rows", []) if row[0] == "author")
    _refuse(["managingEditor"] if "managingEditor" in names and not has_author else [])
    return read


def _foreign_elements(parent, form, path=""):
    foreign, names = [], set()
    children = [(_name(child.tag), child) for child in parent]
    raw = (parent.text or "") + "".join(child.tail or "" for _, child in children)
    if (children and raw.strip()) or _is_wrong("", raw):
        foreign.append("text beside elements" if children else "U+1680")
    for name, child in children:
        many, attributes = form.get(path + name, (False, None))
        if attributes is None or (name in names and not many):
            foreign.append(name)
            continue
        names.add(name)
        for attribute, value in ((_Element._attribute(key), value) for key, value in child.attrib.items()):
            if attribute not in attributes or attributes[attribute] not in ("", value) or _is_wrong(attribute, value):
                foreign.append(f"{attribute} of {name}")
        # Only the last category has a scheme.
        required = [each for each, only in attributes.items() if only and each != "scheme"]
        foreign += [f"no {each} of {name}" for each in required if each not in map(_Element._attribute, child.attrib)]
        foreign += _foreign_elements(child, form, f"{path}{name}>")
    return foreign


def _xml_item(item, kind, language):
    element = _Element(item, None, None)
    in_atom = kind == "atom"
    text = lambda name: element.text_of(name)  # noqa: E731
    identity = text("atom:id" if in_atom else "guid")
    if not text("candor:statement"):
        return {"id": identity, "statement": None}
    _refuse(_foreign_elements(item, FORMS[kind]) + [name for name in item.attrib if not (in_atom and name.endswith("}lang"))])
    links = [each for each in element.all("atom:link") if each.get("rel") != "via"]
    licences = [each for each in links if in_atom and each.get("rel") == "license"]
    forms = [{name: value for name, value in each.attributes.items() if name != "href"} for each in links]
    _refuse(["an attribute of a link"] if any(form not in LINKS for form in forms) else [])
    addresses = [each.text for each in element.all("link")] + [each.get("href") for each in links if each not in licences]
    _refuse(["another link"] if len(addresses) != 1 or _address(addresses[0], None) is None else [])
    categories = element.all("category", "atom:category")
    _refuse(["a label"] if any(each.get("term") != each.get("label") for each in categories) else [])
    pictures = element.all("media:content")
    _refuse(["a picture that is none"] if any(not (each.get("type") or "image/").startswith("image/") for each in pictures) else [])
    summary = text("atom:summary" if in_atom else "description")
    if not in_atom and summary is not None:
        html, summary = summary, spaced(_parse_html(summary).text(spaced=True))
        again = re.sub(r"<(?=[a-zA-Z/!?])", "&lt;", re.sub(r"&(?=#|[a-zA-Z][a-zA-Z\d])", "&amp;", summary))
        _refuse(["HTML in description"] if spaced(again) != spaced(html) else [])
    author = next(iter(element.all("atom:author")), None)
    row = lambda name, each, names: [name, *(each.get(attribute) for attribute in names.split())]  # noqa: E731
    rows = [["language", text("dc:language") or element.language or language], ["status", text("candor:status")]]
    names = "mode model provider reviewed-by date tag digital-source-type href xml:lang"
    rows += [["disclosure", each.text, *row("", each, names)[1:]] for each in element.all("candor:disclosure")]
    rows += [row("part", each, " ".join(PART.values())) for each in element.all("candor:part")]
    names = "href title hreflang candor:publisher candor:accessed"
    rows += [row("source", each, names) for each in element.all("atom:link") if each.get("rel") == "via"]
    rows += [["correction", each.text, each.get("date"), each.get("href")] for each in element.all("candor:correction")]
    rows += [["author", *(each.text for each in (author.all("atom:name") if author else element.all("dc:creator")))]]
    rows += [["tags", *(each.get("term") if in_atom else each.text for each in categories)]]
    names = "url candor:alt candor:digital-source-type"
    rows += [[*row("picture", each, names), each.text_of("media:credit")] for each in pictures]
    statement = element.all("candor:statement")[0]
    some = {
        "by_ai": text("podcast:txt") or "", "ai_rights": text("candor:ai-rights"), "statements_url": statement.get("href"),
        "author_url": (author and author.text_of("atom:uri") or "") if in_atom else None,
        "license_url": " ".join(each.get("href") or "" for each in licences if not each.get("type")) or None,
    }  # fmt: skip
    return {
        "id": identity, "url": addresses[0], "title": text("atom:title" if in_atom else "title"), "summary": summary,
        "text": text("atom:content" if in_atom else "content:encoded"), "statement": statement.text, "rows": rows, "some": some,
        "published": text("atom:published" if in_atom else "pubDate"), "updated": text("atom:updated"),
    }  # fmt: skip


if __name__ == "__main__":
    try:
        outcomes = verify(open(sys.argv[1], encoding="utf-8").read(), json.load(open(sys.argv[2]))["keys"])
    except (Unreadable, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    for each in outcomes:
        print(each["outcome"].ljust(9), each["id"], ", ".join(each["differences"]))
    sys.exit(0 if outcomes and all(each["outcome"] == "same" for each in outcomes) else 1)
