"""Reads what a feed or page declares about AI: RSS, RDF, Atom, JSON Feed, ninjs, HTML, or one item. It never guesses how a text was made.

The reading is documented in docs/disclosure-library.md of Candor, and passes docs/vocabulary/cases. Standard library only. MIT.
"""

import base64
import json
import re
import xml.etree.ElementTree as ET
from datetime import datetime, timezone
from html.entities import html5
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

MODES = ("ai-autonomous", "ai-assisted", "human-only")
# Parts of an article, with the attributes in RSS and Atom of their members.
PARTS = ("text", "translation", "summary", "key_points", "headline", "audio", "data", "picture")
PART = {"name": "name", "mode": "mode", "model": "model", "provider": "provider",
        "reviewed_by": "reviewed-by", "reviewed_at": "reviewed-at", "translated_from": "from"}  # fmt: skip
ASSOCIATED = {"picture": "picture", "graphic": "picture", "audio": "audio"}
DRAFTS = {"none": {"mode": "human-only"}, "autonomous": {"mode": "ai-autonomous"}, "ai-generated": {"byAi": True}}
HEADER = {"none": MODES[2], "ai-modified": MODES[1], "ai-originated": MODES[1], "machine-generated": MODES[0]}
BY_AI = {"trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic"}
WITHOUT_AI = {"digitalCreation", "humanEdits", "minorHumanEdits", "digitalArt"}
IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
TERM = re.compile(r"(https?://cv\.iptc\.org/newscodes/digitalsourcetype/|digsrctype:)")
PRECEDENCE = ("candor", "html", "json-ld", "header", "podcast", "iptc", "msn")
NAMES = ("id", "url", "title", "language", "published", "updated", "summary", "contentHtml")
NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom", "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/", "media": "http://search.yahoo.com/mrss/",
    "podcast": "https://podcastindex.org/namespace/1.0", "rsl": "https://rslstandard.org/rsl",
    "creativeCommons": "http://backend.userland.com/creativeCommonsRssModule", "candor": "https://w3id.org/candor/1.0/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/", "fh": "http://purl.org/syndication/history/1.0",
    "at": "http://purl.org/atompub/tombstones/1.0", "webfeeds": "http://webfeeds.org/rss/1.0",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xml": "http://www.w3.org/XML/1998/namespace",
    "xhtml": "http://www.w3.org/1999/xhtml", "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "": "http://purl.org/rss/1.0/",
}  # fmt: skip
PREFIXES = {uri.rstrip("/"): prefix for prefix, uri in NAMESPACES.items()} | {"": "", "http://my.netscape.com/rdf/simple/0.9": ""}
PREFIXES["http://purl.org/atom/ns#"] = "atom"  # Atom 0.3
VOID = set("area base br col embed hr img input link meta source track wbr".split())
HIDDEN = set("script style iframe noembed noframes noscript".split())
INLINE = set("a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s small span strong sub sup time tt u var".split())
PAGE = re.compile(r"<(!doctype\s+html|html|head|meta|title|link|script|style|body|main|article|section|h1|div|p)[\s>]", re.I)
# White space as HTML and JavaScript have it.
BLANKS = "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
WHITE = re.compile(f"[{BLANKS}]+")
WORK = re.compile(r"(Article|Posting|Report|Review|CreativeWork)$")
# Strings, tokens and other values of structured fields.
BARE = r'"((?:[ !#-\[\]-~]|\\["\\])*)"|([A-Za-z*][\w!#$%&\'*+.^`|~:/-]*)|(@-?\d{1,15}|-?\d{1,15}(?:\.\d{1,3})?|\?[01]|:[\w+/=]*:|%"[ !#-~]*")'


class UnreadableDocument(Exception):
    """The document is no feed, page or item: `code` says why."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def read_disclosure(document, media_type="", url=None, headers=None):
    """The reading of a document, as a dictionary. Raises UnreadableDocument."""
    text = document.lstrip("\ufeff").lstrip()
    if not text:
        raise UnreadableDocument("empty")
    if len(text) > 32_000_000:
        raise UnreadableDocument("too_large")
    start = re.sub(r"<!--.*?(-->|$)|^<\?xml[^>]*>", "", text[:10_000], flags=re.S).lstrip()
    if text[0] in "{[":
        reading = _read_json(text, url)
    elif PAGE.match(start) or (text[0] != "<" and "html" in media_type):
        reading = _read_page(text, url)
    else:
        reading = _read_xml(text, url) if text[0] == "<" else None
    if reading is None:
        raise UnreadableDocument("no_known_format")
    reading["found"] = _read_header(headers or {}) + reading["found"]
    whole = _merged(reading)["disclosure"]
    inherited = [{**each, "inherited": True} for each in reading["found"] if _is_saying(each)][:20]
    reading["items"] = [_with_parts(_merged(item) if any(map(_is_saying, item["found"])) else _inheriting(item, inherited, whole), item["found"]) for item in reading["items"]]
    reading["contradictions"] += _outvoted(reading)
    return {"feeds": [], **reading}


def _line(text):
    return WHITE.sub(" ", text).strip(" ") if isinstance(text, str) else text


def _spaced(text):
    """Only HTML's white space counts as one space: others glue words together, or look like a minus."""
    return text and re.sub("[\t\n\f\r ]+", " ", text).strip(BLANKS)


def _found(vocabulary, at, raw, **says):
    says = {name: _line(value) for name, value in says.items() if value is not None and _line(value) != ""}
    return {"vocabulary": vocabulary, "at": at, "says": says, "raw": raw}


def _by_term(value):
    term = re.sub(r"^((https?://)?schema(\.org/|:))", "", TERM.sub("", value, count=1) if TERM.match(value) else value)
    term = re.sub(r"^(\w)(\w*)DigitalSource$", lambda match: match[1].lower() + match[2], term)
    return {"byAi": term in BY_AI} if term in BY_AI | WITHOUT_AI else {}


def _of_part(declared, name):
    return {**declared, "part": True, **({"name": name} if name else {})}


def _parts(parts, at):
    """The declarations of `candor:part`, or of `parts` in JSON Feed."""
    found = []
    for part in parts:
        name, mode, *texts = _texts(part, *PART).values()
        says = dict(zip(("model", "provider", "reviewedBy", "reviewedAt", "translatedFrom"), texts))
        found.append(_of_part(_found("candor", at, mode or "", mode=mode if mode in MODES else None, **says), name))
    return found


def _category(at, term, scheme=None):
    if TERM.match(term) or (scheme or "").replace("https:", "http:").rstrip("/") + "/" == IPTC:
        return [_found("iptc", at, term, **_by_term(term))]
    return [_found("msn", at, term, byAi=True)] if term == "AI-Assisted" else []


def _implied(says):
    return says["mode"] != "human-only" if "mode" in says else says.get("byAi")


def _is_saying(declared):
    return declared["vocabulary"] != "words" and "part" not in declared and bool(declared["says"])


def _inheriting(item, inherited, disclosure):
    """An item whose own data say nothing has what the document declares."""
    return {**item, "found": item["found"] + inherited, "disclosure": disclosure, "contradictions": []}


def _merged_facts(data, *names):
    """The mode or flag by precedence, with facts from declarations that agree with it."""
    says = [each["says"] for each in sorted(data, key=lambda each: PRECEDENCE.index(each["vocabulary"]))]
    first = lambda name, among: next((each[name] for each in among if name in each), None)  # noqa: E731
    mode = first("mode", says)
    by_ai = mode != "human-only" if mode else first("byAi", says)
    agreeing = [each for each in says if each.get("mode", mode) == mode and _implied(each) in (None, by_ai)]
    stated = [each for each in agreeing if "statement" in each][:1]
    facts = {name: first(name, stated if name.startswith("statement") else agreeing) for name in ("model", "provider", "reviewedBy", *names)}
    return {"mode": mode, "byAi": by_ai, **facts}


def _whole(data):
    return {**_merged_facts(data, "generatedAt", "statement", "statementLanguage"), "parts": []}


def _with_parts(item, found):
    """Adds the parts with a known name that a mode or flag is declared of; they can be all that an item declares."""
    named = [each for each in found if "part" in each and each.get("name") in PARTS]
    merged = {name: _merged_facts([each for each in named if each["name"] == name], "reviewedAt", "translatedFrom") for name in dict.fromkeys(each["name"] for each in named)}
    parts = [{"name": name, **facts} for name, facts in merged.items() if facts["byAi"] is not None]
    return {**item, "disclosure": {**(item["disclosure"] or _whole([])), "parts": parts}} if parts else item


def _merged(read):
    """Adds what all declarations say together, and what contradicts what."""
    data = [each for each in read["found"] if each["vocabulary"] != "words" and "part" not in each]
    saying = list(filter(_is_saying, data))
    read["disclosure"] = _whole(saying) if saying else None
    read["contradictions"] = []
    for of in ("mode", "byAi", "model", "provider", "reviewedBy"):
        values = [(_implied(each["says"]) if of == "byAi" else each["says"].get(of), each["at"]) for each in data]
        values = [{"value": str(value).lower() if of == "byAi" else value, "at": at} for value, at in values if value is not None]
        is_flag = of != "byAi" or any("byAi" in each["says"] for each in data)
        if is_flag and len({each["value"].lower() for each in values}) > 1:
            read["contradictions"].append({"of": of, "values": values})
    return read


def _outvoted(reading):
    """A mode of the whole document that some of its items contradict."""
    mode = (reading["disclosure"] or {}).get("mode")
    values = [{"value": mode, "at": each["at"]} for each in reading["found"] if mode and each["says"].get("mode") == mode][:1]
    for index, item in enumerate(reading["items"] if values else []):
        other = (item["disclosure"] or {}).get("mode")
        if other and other not in [each["value"] for each in values]:
            values.append({"value": other, "at": f"items[{index}]"})
    return [{"of": "mode", "values": values}] if len(values) > 1 else []


def _read_header(headers):
    """The AI-Disclosure header, a dictionary of structured fields (RFC 9651); parameters count as members."""
    header = next((value.strip() for name, value in headers.items() if name.lower() == "ai-disclosure"), None)
    if header is None:
        return []
    members, rest = {}, header if len(header) <= 4000 else "?"
    while rest:
        match = re.match(rf"([a-z*][a-z0-9_.*-]*)(?:=(?:{BARE}))?(?=[;,\s]|$)(; *|[ \t]*,[ \t]*|$)", rest)
        if not match or (match[5] and match.end() == len(rest)):
            members = {}
            break
        string = match[2] and re.sub(r"\\(.)", r"\1", match[2])
        members[match[1]] = next((value for value in (string, match[3], match[4]) if value is not None), "")
        rest = rest[match.end() :]
    date = re.fullmatch(r"@(-?\d{1,11})", members.get("date", ""))
    at = date and datetime.fromtimestamp(int(date[1]), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    says = {"mode": HEADER.get(members.get("mode")), "reviewedBy": members.get("reviewed-by"), "generatedAt": at}
    return [_found("header", "AI-Disclosure", header, **says, model=members.get("model"), provider=members.get("provider"))]


def _address(address, base):
    """An absolute http(s) address without a login, or None."""
    try:
        parts = urlsplit(urljoin(base or "", address.strip())) if address else None
    except ValueError:
        return None
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    return parts._replace(path=parts.path or "/").geturl()


def _text(parent, name):
    value = parent.get(name)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def _texts(parent, *names):
    return {name: _text(parent, name) for name in names}


def _object(parent, name):
    return parent[name] if isinstance(parent.get(name), dict) else {}


def _list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def _objects(parent, name):
    return [each for each in _list(parent.get(name)) if isinstance(each, dict) and isinstance(parent[name], list)]


def _item(facts, candor, found, base):
    """An item with the facts of its `_candor`."""
    sources = [{**_texts(each, "title", "publisher", "language"), "url": _address(_text(each, "url"), base)} for each in _objects(candor, "sources")]
    corrections = [{**_texts(each, "date", "text"), "url": _address(_text(each, "url"), base)} for each in _objects(candor, "corrections")]
    return {
        **dict.fromkeys(NAMES), **facts, "found": found, "isRetracted": _text(candor, "status") == "canceled",
        "sources": [each for each in sources if each["url"]], "corrections": [each for each in corrections if each["text"]],
        "statement": _text(candor, "statement"),
    }  # fmt: skip


def _candor(disclosure, at, at_term, language):
    if not isinstance(disclosure, dict):
        return []
    mode, statement, term = _texts(disclosure, "mode", "statement", "digital_source_type").values()
    says = {"mode": mode if mode in MODES else None, "statement": statement, **_texts(disclosure, "model", "provider")}
    says["statementLanguage"] = (_text(disclosure, "statement_language") or language) if statement else None
    says.update(reviewedBy=_text(disclosure, "reviewed_by"), generatedAt=_text(disclosure, "generated_at"))
    found = [_found("candor", at, mode or "", **says)] + ([_found("iptc", at_term, term, **_by_term(term))] if term else [])
    return found + _parts(_objects(disclosure, "parts"), f"{at}.parts")


def _joined(*texts):
    return " ".join(filter(None, texts)) or None


def _read_json(text, url):
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableDocument("not_well_formed") from None
    is_feed = isinstance(feed, dict) and "jsonfeed.org/version/" in (_text(feed, "version") or "")
    if not is_feed and not (isinstance(feed, dict) and {"_candor", "content_html", "content_text"} & feed.keys()):
        return _read_ninjs(feed) if isinstance(feed, dict) else None
    feed = feed if is_feed else {"items": [feed]}
    base = url or _text(feed, "feed_url") or _text(feed, "home_page_url")
    return {
        "format": "json-feed", **_texts(feed, "title", "language"), "url": _address(_text(feed, "home_page_url"), url),
        "generator": _joined(*_texts(_object(_object(feed, "_candor"), "generator"), "name", "version").values()),
        "found": [], "items": [_json_item(each, feed, base) for each in _objects(feed, "items")],
    }  # fmt: skip


def _json_item(item, feed, base):
    candor, html = _object(item, "_candor"), _text(item, "content_html")
    language = _text(item, "language") or _text(feed, "language")
    at = ("_candor.disclosure", "_candor.disclosure.digital_source_type")
    found = _candor(candor.get("disclosure"), *at, language)
    tags = item["tags"] if isinstance(item.get("tags"), list) else []
    found += _read_content(html) + [flag for tag in tags if isinstance(tag, str) for flag in _category("tags", tag)]
    facts = {
        **_texts(item, "id", "title"), "url": _address(_text(item, "url"), base) or _address(_text(item, "id"), None),
        "language": language, "published": _text(item, "date_published"), "updated": _text(item, "date_modified"),
        "summary": _spaced(_text(item, "summary")), "contentHtml": html,
    }  # fmt: skip
    return _item(facts, candor, found, base)


def _read_ninjs(value):
    """A news object of ninjs 1 to 3. A composite without a body is a feed of the texts in it."""
    marks = {"standard", "$standard", "versioncreated", "digitalsourcetype", "headlines", "bodies"}
    if _text(value, "uri") is None or not marks & {name.lower() for name in value}:
        return None
    item = _ninjs_item(value)
    is_feed = value.get("type") == "composite" and item["contentHtml"] is None
    texts = [_ninjs_item(each) for each in _objects(value, "associations") if each.get("type") == "text"]
    own = {name: item[name] for name in ("title", "url", "language")}
    return {"format": "ninjs", **own, "generator": None, "found": item["found"] * is_feed, "items": texts if is_feed else [item]}


def _ninjs_candor(item):
    """`_candor` of JSON Feed, as the text of a description."""
    for text in [each for each in _objects(item, "descriptions") if each.get("role") == "candor"]:
        try:
            value = json.loads(str(text.get("value")))
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            return value
    return {}


def _ninjs_item(item):
    """A news object, and `aiInfo` of its draft. In version 1 names are in lower case."""
    identity, either = _text(item, "uri"), lambda parent, name: _text(parent, name) or _text(parent, name.lower())

    def texts(names, prefix):
        listed = [(_text(each, "value"), f"{either(each, 'contentType')} {_text(each, 'role')}") for each in _objects(item, names)]
        return listed + [(_text(item, name), name) for name in item if name == prefix or name.startswith(f"{prefix}_")]

    html = next((text for text, kind in texts("bodies", "body") if re.search("html|richtext", kind)), None)
    at, info = (name.lower() if name.lower() in item else name for name in ("digitalSourceType", "aiInfo"))
    source, candor, language = _object(item, at), _ninjs_candor(item), _text(item, "language")
    term = _text(source, "uri") or _text(source, "literal")
    found = _candor(candor.get("disclosure"), "descriptions.candor", "descriptions.candor.digital_source_type", language)
    found += _read_content(html) + ([_found("iptc", at, term, **_by_term(term))] if term else [])
    referring = [(part, each) for part, names in (("headline", "headlines"), ("summary", "descriptions"), ("text", "bodies")) for each in _objects(item, names)]
    referring += [(ASSOCIATED.get(_text(each, "type")), each) for each in _objects(item, "associations")]
    for index, each in enumerate(_objects(item, info)):
        system, name = _object(each, "system"), _text(each, "name")
        made = dict.fromkeys(part for part, other in referring if part and name and either(other, "aiInfoRef") == name)
        declared = _found("iptc", f"{info}[{index}]", name, byAi=True, model=_text(system, "name"), provider=_text(_object(system, "provider"), "name"))
        found += [declared] * bool(name and ("text" in made or name == either(item, "aiInfoRef")))
        found += [_of_part(declared, part) for part in made]
    title, summary = (next((text for text, _ in texts(*names)), None) for names in (("headlines", "headline"), ("descriptions", "description")))
    facts = {
        "id": identity, "url": _address(identity, None), "title": title or _text(item, "title"), "language": language,
        "published": either(item, "firstCreated"), "updated": either(item, "versionCreated"), "summary": _spaced(summary), "contentHtml": html,
    }  # fmt: skip
    return _item(facts, {**candor, "status": either(item, "pubStatus")}, found, None)


class _Element:
    """An element of XML by the usual prefix of its namespace, with the xml:lang and xml:base around it."""

    def __init__(self, element, base, language):
        self.name, self.local = self._name(element.tag)
        self.attributes = {self._attribute(name): value.strip() for name, value in element.attrib.items()}
        self.base = urljoin(base or "", self.attributes.get("xml:base", "")) or None
        self.language = self.attributes.get("xml:lang", language)
        self.children = [_Element(child, self.base, self.language) for child in element]
        self.text = "".join(element.itertext()).strip()
        self.markup = "".join(ET.tostring(child, "unicode", "html") for child in element)

    @staticmethod
    def _name(tag):
        uri, _, local = tag[1:].rpartition("}") if tag[0] == "{" else ("", "", tag)
        prefix = PREFIXES.get(uri.rstrip("/"))
        return (f"{prefix}:{local}" if prefix else local if prefix == "" else f"{local} of {uri}"), local

    @staticmethod
    def _attribute(tag):
        """Attributes of RSS have no namespace: one of RSS 1.0 is another attribute."""
        name, local = _Element._name(tag)
        return tag if name == local else name

    def get(self, name):
        return self.attributes.get(name) or None

    def all(self, *names):
        return [child for child in self.children if child.name in names]

    def text_of(self, *names):
        return next((child.text for name in names for child in self.all(name) if child.text), None)

    def link(self, base):
        links = [each for each in self.all("atom:link") if each.get("rel") in (None, "alternate")]
        pages = [each for each in links if each.get("type") in (None, "text/html", "application/xhtml+xml")]
        return next((_address(each.get("href"), each.base or base) for each in pages + links), None)

    def html(self):
        kind = self.get("type") or "text"
        if kind in ("text", "text/plain"):
            return self.decoded().replace("&", "&amp;").replace("<", "&lt;")
        has_elements = "xhtml" in kind or (kind == "text/html" and self.children)
        return re.sub(r"(</?)\w+:", r"\1", self.markup) if has_elements and self.get("mode") not in ("escaped", "base64") else self.decoded()

    def decoded(self):
        """A text of Atom 0.3 can be in base64."""
        if self.get("mode") != "base64":
            return self.text
        try:
            return base64.b64decode(re.sub(r"\s", "", self.text), validate=True).decode("utf-8", "replace").strip()
        except ValueError:
            return ""


def _parse_xml(text):
    """The root of a document. Names of characters in HTML are known, and usual prefixes need no declaration."""
    if re.search(r"<!DOCTYPE[^>\[]*\[", text):
        raise UnreadableDocument("entities_refused")
    text = re.sub(r"^<\?xml[^>]*>\s*", "", re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text))
    if re.match(r"<(\w+:)?item[\s/>]", text):
        text = f"<rss><channel>{text}</channel></rss>"
    elif re.match(r"<(\w+:)?entry[\s/>]", text):
        text = f'<feed xmlns="{NAMESPACES["atom"]}">{text}</feed>'
    missing = [prefix for prefix in NAMESPACES if prefix not in ("", "xml") and f"{prefix}:" in text and f"xmlns:{prefix}=" not in text]
    declared = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in missing)
    text = re.sub(r"(<[A-Za-z][\w:.-]*)", lambda match: match[1] + declared, text, count=1)
    of_html = lambda match: html5.get(match[2], match[0]) if match[2] not in (None, "amp;", "lt;", "gt;", "quot;", "apos;") else match[0]  # noqa: E731
    bare = lambda match: "&amp;" if match[0] == "&" else match[0]  # noqa: E731
    text = re.sub(r"<!\[CDATA\[.*?(\]\]>|$)|&(\w+;)", of_html, text, flags=re.S)
    for candidate in (text, re.sub(r"<!\[CDATA\[.*?(\]\]>|$)|&(?!(#\d+|#x[\da-f]+|[a-z][a-z\d]*);)", bare, text, flags=re.S | re.I)):
        try:
            root = ET.fromstring(candidate)
        except ET.ParseError:
            continue
        level, depth = [root], 0
        while level:
            level, depth = [child for each in level for child in each], depth + 1
            if depth > 200:
                raise UnreadableDocument("too_large")
        return root
    raise UnreadableDocument("not_well_formed")


def _read_xml(text, url):
    root = _Element(_parse_xml(text), url, None)
    if root.name not in ("rss", "rdf:RDF", "atom:feed"):
        return None
    channel, is_atom = next(iter(root.all("channel")), root), root.name == "atom:feed"
    language = root.language or channel.text_of("language", "dc:language")
    generators = [_joined(each.text, each.get("version")) for each in channel.all("generator", "atom:generator")]
    items = channel.all("atom:entry" if is_atom else "item") + (root.all("item") if channel is not root else [])
    return {
        "format": "atom" if is_atom else "rss", "title": channel.text_of("title", "atom:title"), "language": language,
        "url": _address(channel.text_of("link"), url) or channel.link(url), "generator": next(iter(generators), None),
        "found": _flags(channel) + _source_types(channel.children, url), "items": [_xml_item(each, is_atom, language, url) for each in items],
    }  # fmt: skip


def _flags(element):
    flags = [each.text for each in element.all("podcast:txt") if (each.get("purpose") or "").lower() == "ai-content"]
    return [_found("podcast", "podcast:txt", flag, byAi={"true": True, "false": False}.get(flag.lower())) for flag in flags]


def _source_type(at, value):
    return _found("iptc", at, value or "", **_by_term(value or ""))


def _source_types(elements, address):
    """Elements with IPTC's digital source type, by themselves or in XMP that is not about something else."""
    found = []
    for each in elements:
        if each.local.lower() == "digitalsourcetype":
            found.append(_source_type(each.local, each.text or each.get("rdf:resource")))
        elif each.local == "xmpmeta" or each.name == "rdf:RDF":
            found += _source_types(each.children, address)
        elif each.name == "rdf:Description" and each.get("rdf:about") in (None, address):
            value = each.get("Iptc4xmpExt:DigitalSourceType")
            found += [_source_type("rdf:Description/@DigitalSourceType", value)] if value else []
            found += _source_types(each.children, address)
    return found


def _xml_item(item, is_atom, feed_language, base):
    base = item.base or base
    language = item.text_of("dc:language") or item.language or feed_language
    contents = [each for each in item.all("atom:content", "content:encoded") if not each.get("src")]
    summaries = item.all("atom:summary" if is_atom else "description", "dc:description")
    content, summary = ((each[0].html() if is_atom else each[0].text) if each else None for each in (contents, summaries))
    guid = next((each for each in item.all("guid") if each.text), None)
    identity = item.text_of("atom:id") if is_atom else guid.text if guid else item.get("rdf:about")
    link = _address(item.text_of("link"), base) or item.link(base)
    if not link and not (guid and (guid.get("isPermaLink") or "").lower() == "false"):
        link = _address(identity, base)
    title = next(iter(item.all("atom:title", "title", "dc:title")), None)
    shown = _plain if title and (title.get("type") or "").endswith("html") else _spaced if is_atom else str
    found = []
    for each in item.all("candor:disclosure"):
        names = {"reviewed_by": "reviewed-by", "generated_at": "date", "digital_source_type": "digital-source-type"}
        members = {name: each.get(names.get(name, name)) for name in ("mode", "model", "provider", *names)}
        members.update(statement=each.text, statement_language=each.language)
        found += _candor(members, "candor:disclosure", "candor:disclosure/@digital-source-type", language)
    found += _parts([{name: each.get(attribute) for name, attribute in PART.items()} for each in item.all("candor:part")], "candor:part")
    found += _read_content(content or summary) + _flags(item)
    for each in item.children:
        found += _source_types([each], link)
        if each.name in ("category", "atom:category"):
            found += _category("category", each.get("term") or each.text, each.get("domain") or each.get("scheme"))
    links = [each for each in item.all("atom:link") if each.get("rel") == "via"]
    candor = {
        "sources": [{"url": _address(each.get("href"), each.base or base), "title": each.get("title"), "language": each.get("hreflang"),
                     "publisher": each.get("candor:publisher")} for each in links],
        "corrections": [{"text": each.text, "date": each.get("date"), "url": each.get("href")} for each in item.all("candor:correction")],
        "status": item.text_of("candor:status"), "statement": item.text_of("candor:statement"),
    }  # fmt: skip
    facts = {
        "id": identity, "url": link, "title": title and shown(title.decoded()) or None, "language": language, "contentHtml": content,
        "published": item.text_of("pubDate", "dc:date", "dcterms:issued", "atom:published", "atom:issued", "atom:created"),
        "updated": item.text_of("atom:updated", "atom:modified", "dcterms:modified"), "summary": summary and _spaced(_parse_html(summary).text(spaced=True)),
    }  # fmt: skip
    return _item(facts, candor, found, base)


class _Node:
    """An element of HTML. Elements that are never closed go on to the end of the one around them."""

    def __init__(self, tag, attributes=()):
        self.tag, self.children, self.attributes = tag, [], {}
        for name, value in attributes:
            self.attributes.setdefault(name, (value or "").strip())
        self.scope = "document" if tag in ("html", "body") else None
        self.declared = None if "ai-disclosure" not in self.attributes else self._declared(f"{tag}[ai-disclosure]", "ai-disclosure")

    def _declared(self, at, name):
        value = self.attributes.get(name, "")
        says = {"mode": value} if value in MODES else DRAFTS.get(value, {})
        declared = _found("html", at, value, **says, model=self.attributes.get("ai-model"), provider=self.attributes.get("ai-provider"))
        name = self.scope != "document" and self.attributes.get("data-candor-part")
        return _of_part(declared, name) if name else declared

    def all(self, *tags):
        """The elements inside, in document order."""
        inside = [element for child in self.children if isinstance(child, _Node) for element in (child, *child.all())]
        return [each for each in inside if not tags or each.tag in tags]

    def text(self, spaced=False, among=lambda _: True):
        if self.tag in HIDDEN:
            return ""
        text = "".join(child if isinstance(child, str) else child.text(spaced, among) for child in self.children if among(child))
        return f" {text} " if spaced and self.tag not in INLINE else text

    def regions(self, is_inside=False):
        """Elements with ai-disclosure, each with its scope."""
        found = []
        for child in (each for each in self.children if isinstance(each, _Node)):
            named = child.declared is not None and "name" in child.declared
            child.scope = child.scope or ("named" if named else "inner" if is_inside else "outer")
            found += [child] * (child.declared is not None)
            found += child.regions(is_inside or (child.declared is not None and child.scope != "document"))
        return found[:1000]

    def words(self):
        elements = [each for each in self.all() if "candor-disclosure" in each.attributes.get("class", "").split()][:1000]
        texts = [(each, _line(each.text())) for each in elements]
        return [_found("words", f"{each.tag}.candor-disclosure", text, statement=text) for each, text in texts]

    def heading(self):
        """The first heading inside, and the address of the link in it or around it."""
        heading = next(iter(self.all("h1", "h2", "h3", "h4", "h5", "h6")), None)
        links = [each for each in self.all("a") if heading and heading in each.all()] + (heading.all("a") if heading else [])
        return heading and (_line(heading.text()) or None, links[0].attributes.get("href") if links else None)


    def is_alone(self, region):
        """Whether a region can be all text of an article, whose heading is outside."""
        around = [each for each in [self, *self.all()] if region in each.all()]
        beside = [each.tag for each in around[-1].children if not isinstance(each, str)]
        return region.tag in ("div", "section") and "p" not in beside and "aside" not in [each.tag for each in around]


class _Parser(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack = [_Node("")]

    def handle_starttag(self, tag, attrs):
        node, around = _Node(tag, attrs), self.stack[-1].tag
        # End tags that HTML leaves out.
        if (around == "p" and tag not in INLINE) or (around == tag and tag in ("li", "dt", "dd", "tr", "td", "th", "option")):
            self.stack.pop()
        self.stack[-1].children.append(node)
        if tag not in VOID:
            if len(self.stack) > 256:
                raise UnreadableDocument("too_large")
            self.stack.append(node)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag in [each.tag for each in self.stack]:
            while self.stack.pop().tag != tag:
                pass

    def handle_data(self, data):
        self.stack[-1].children.append(data)


def _parse_html(html):
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.stack[0]


def _plain(html):
    return None if html is None else _line(_parse_html(html).text(spaced=True))


def _read_content(html):
    """A region declares for the item if no text is outside of it, and else for a part."""
    if not html or not re.search("(ai|candor)-disclosure", html, re.I):
        return []
    root = _parse_html(html)
    regions = root.regions()
    outside = root.text(among=lambda each: isinstance(each, str) or each.declared is None or each.scope == "document")
    is_whole = not _line(outside) and sum(each.scope == "outer" for each in regions) == 1
    kept = ("document", "outer") if is_whole else ("document",)
    return [each.declared if each.scope in kept else _of_part(each.declared, None) for each in regions] + root.words()


def _read_page(text, url):
    root = _parse_html(text)
    first = lambda tag: next((_line(each.text()) for each in root.all(tag) if _line(each.text())), None)  # noqa: E731
    metas = [((each.attributes.get("name") or each.attributes.get("property") or "").lower(), each) for each in root.all("meta")]
    meta = lambda name: next((each.attributes["content"] for own, each in metas if own == name and each.attributes.get("content")), None)  # noqa: E731
    links = [(_address(each.attributes.get("href"), url), each.attributes.get("rel", "").lower().split(), each.attributes) for each in root.all("link")]
    base = next((address for address, relations, _ in links if address and "canonical" in relations), url)
    scripts = [each for each in root.all("script") if each.attributes.get("type", "").lower() == "application/ld+json"]
    works = [_work(each, base) for script in scripts for each in _works(_load("".join(script.children)))]
    regions = root.regions()
    outer = [each for each in regions if each.scope == "outer"]
    is_article = len(root.all("article")) == 1 or meta("og:type") == "article"
    is_of_one = is_article or len(works) == 1 or any(name == "ai-disclosure" for name, _ in metas)
    is_text = len(outer) == 1 and is_of_one and root.is_alone(outer[0])
    articles = [each for each in outer if is_text or each.tag in ("article", "main") or each.heading()]
    others = [_of_part(each.declared, None) for each in regions if each.scope != "document" and each not in articles] + root.words()
    is_single = len(articles) <= 1 and len(works) <= 1 and bool(is_article or articles or works)
    page = {"url": base, "language": next((each.attributes.get("lang") for each in root.all("html")), None) or None}
    if is_single:
        heading = articles[0].heading() if articles else None
        own = {**page, "title": first("h1") or (heading and heading[0]) or meta("og:title") or first("title"), "summary": meta("description"),
               "published": meta("article:published_time"), "updated": meta("article:modified_time")}  # fmt: skip
        items = [_page_item(own, articles, works[:1], others)]
    else:
        items = []
        for region in articles:
            title, href = region.heading() or (None, None)
            own = {"url": _address(href, base), "title": title, "language": page["language"]}
            own_works = [each for each in works if own["url"] and each["url"] == own["url"]][:1]
            works = [each for each in works if each not in own_works]
            items.append(_page_item(own, [region], own_works, []))
        items += [_page_item({"language": page["language"]}, [], [work], []) for work in works]
    found = [each._declared("meta[name=ai-disclosure]", "content") for name, each in metas if name == "ai-disclosure"]
    found += [each.declared for each in regions if each.scope == "document"] + _source_types_of_page(root, base)
    found += [] if is_single else others
    feed = re.compile(r"application/(rss\+xml|atom\+xml|feed\+json)", re.I)
    feeds = [
        {"url": address, "type": each["type"], "title": each.get("title") or None}
        for address, relations, each in links
        if address and "alternate" in relations and feed.match(each.get("type", ""))
    ]
    return {"format": "html", **page, "title": first("title"), "generator": meta("generator"), "found": found, "items": items, "feeds": feeds}


def _source_types_of_page(node, address):
    """XMP among the elements of a page, or in a script; that inside a picture is about the picture."""
    about, found = node.attributes.get("rdf:about"), []
    if node.tag in ("svg", "figure", "picture") or (node.tag == "rdf:description" and about and about != address):
        return []
    if node.tag == "script" and node.attributes.get("type") == "application/rdf+xml":
        try:
            root = _Element(_parse_xml("".join(node.children).strip()), address, None)
        except UnreadableDocument:
            return []
        return _source_types(root.children, address)
    value = node.attributes.get("iptc4xmpext:digitalsourcetype")
    if node.tag == "rdf:description" and value:
        found = [_source_type("rdf:Description/@DigitalSourceType", value)]
    if node.tag == "iptc4xmpext:digitalsourcetype":
        found = [_source_type("DigitalSourceType", node.attributes.get("rdf:resource") or _line(node.text()))]
    inside = [each for each in node.children if isinstance(each, _Node)]
    return found + [declared for each in inside for declared in _source_types_of_page(each, address)]


def _page_item(own, regions, works, others):
    """JSON-LD says more exactly what the page says too."""
    work = works[0] if works else _item({}, {}, [], None)
    known = {name: value for name, value in work.items() if value is not None}
    return {**work, **own, **known, "found": [each.declared for each in regions] + work["found"] + others}


def _load(text):
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _works(value, depth=0):
    """Articles in JSON-LD, at the top, in a graph or in a list."""
    if depth > 4 or not isinstance(value, (dict, list)):
        return []
    if isinstance(value, list):
        return [work for each in value for work in _works(each, depth + 1)]
    if any(isinstance(each, str) and WORK.search(each) for each in _list(value.get("@type"))):
        return [value]
    return [work for name in ("@graph", "mainEntity", "itemListElement", "item") for work in _works(value.get(name), depth + 1)]


def _first(value):
    """A text, or the name or address of a thing."""
    names = ("name", "headline", "@id", "url")
    texts = [text for each in _list(value) for text in (_texts(each, *names) if isinstance(each, dict) else _texts({"": each}, "")).values()]
    return next(filter(None, texts), None)


def _work(work, base):
    at = next(each for each in _list(work["@type"]) if isinstance(each, str) and WORK.search(each)) + ".digitalSourceType"
    terms = [(_text(each, "@id") if isinstance(each, dict) else None) or _first(each) for each in _list(work.get("digitalSourceType"))]
    citations = [each if isinstance(each, dict) else {"url": each} for each in _list(work.get("citation"))]
    corrections = [each if isinstance(each, dict) else {"text": each} for each in _list(work.get("correction"))]
    candor = {
        "sources": [{"url": _text(each, "url") or _text(each, "@id"), "title": _text(each, "name") or _text(each, "headline"),
                     "publisher": _first(each.get("publisher")), "language": _first(each.get("inLanguage"))} for each in citations],
        "corrections": [{**each, "date": _text(each, "datePublished") or _text(each, "dateCreated")} for each in corrections],
        "status": "canceled" if (_first(work.get("creativeWorkStatus")) or "").lower() in ("retracted", "canceled") else None,
    }  # fmt: skip
    facts = {
        "id": _text(work, "@id"), "url": _address(_first(work.get("url")) or _first(work.get("mainEntityOfPage")), base),
        "title": _first(work.get("headline")) or _first(work.get("name")), "language": _first(work.get("inLanguage")),
        "published": _text(work, "datePublished"), "updated": _text(work, "dateModified"), "summary": _first(work.get("description")),
    }  # fmt: skip
    reviewer = _first(work.get("editor"))
    found = [_found("json-ld", at, term, **_by_term(term), reviewedBy=reviewer) for term in terms if term]
    return _item(facts, candor, found + _work_parts(work), base)


def _work_parts(work):
    """Works in `hasPart` with a digital source type."""
    original = next((_first(each.get("inLanguage")) for each in _list(work.get("translationOfWork")) if isinstance(each, dict)), None)
    found = []
    for part in (each for each in _list(work.get("hasPart")) if isinstance(each, dict)):
        name, term, creator = _text(part, "name"), _first(part.get("digitalSourceType")), _object(part, "creator")
        system = creator if creator.get("@type") == "SoftwareApplication" else {}
        says = {"model": _first(system), "provider": _first(system.get("provider")), "reviewedBy": _first(part.get("editor"))}
        says["translatedFrom"] = original if name == "translation" else None
        if name and term:
            found.append(_of_part(_found("json-ld", "hasPart.digitalSourceType", term, **_by_term(term), **says), name))
    return found
