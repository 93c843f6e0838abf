"""Publishes an article: CANDOR_URL=https://feeds.example.org CANDOR_TOKEN=candor_… python3 publish.py. Needs Python 3.9."""
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


def publish(external_id, article, attempts=5):
    """Returns the answer. The same article again changes nothing, so it is safe to send it as often as needed."""
    address = f"{os.environ['CANDOR_URL']}/api/1/articles/{urllib.parse.quote(external_id, safe='')}"
    headers = {"Authorization": f"Bearer {os.environ['CANDOR_TOKEN']}", "Content-Type": "application/json"}
    for attempt in range(attempts):
        request = urllib.request.Request(address, json.dumps(article).encode(), headers, method="PUT")
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return json.load(response)
        except urllib.error.HTTPError as error:
            problem = json.load(error)
            if error.code not in (429, 503):
                faults = [f"{fault['pointer']}: {fault['detail']}" for fault in problem.get("errors", [])]
                sys.exit("\n".join([problem["detail"], *faults]))
            time.sleep(int(error.headers.get("Retry-After", 2**attempt)))
    sys.exit("The service did not take the article.")


answer = publish("bridge-reopens", {
    "url": "https://news.example.org/bridge", "title": "Bridge reopens after flood", "language": "en",
    "body_html": "<p>The stone bridge carries traffic again.</p>", "status": "published",
    "disclosure": {"mode": "ai-autonomous", "model": "example-model-1"},
    "sources": [{"url": "https://council.example.org/minutes", "title": "Minutes of the April meeting"}],
})
print(answer["result"], answer["guid"], answer["reason"], sep="\n")
