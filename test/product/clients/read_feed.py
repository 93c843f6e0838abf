"""Reads a feed from standard input with feedparser and prints the result as JSON."""
import json
import sys

import feedparser

feed = feedparser.parse(sys.stdin.buffer.read())


def moment(entry, name):
    value = entry.get(name + "_parsed")
    return None if value is None else list(value[:6])


print(json.dumps({
    "bozo": bool(feed.bozo),
    "problem": str(feed.get("bozo_exception", "")),
    "version": feed.version,
    "title": feed.feed.get("title"),
    "language": feed.feed.get("language"),
    "entries": [{
        "id": entry.get("id"),
        "link": entry.get("link"),
        "title": entry.get("title"),
        "summary": entry.get("summary"),
        "content": entry.content[0].value if "content" in entry else None,
        "author": entry.get("author"),
        "published": moment(entry, "published"),
        "updated": moment(entry, "updated"),
        "tags": [[tag.get("term"), tag.get("scheme")] for tag in entry.get("tags", [])],
        "via": [link.get("href") for link in entry.get("links", []) if link.get("rel") == "via"],
        "media": [media.get("url") for media in entry.get("media_content", [])],
    } for entry in feed.entries],
}))
