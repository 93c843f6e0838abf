/**
 * The modules of src/core/ that plugins may import, by room. A plugin that needs another one adds it
 * here, so that what the core owes to plugins is in one list.
 */
export const openModules: Readonly<Record<string, readonly string[]>> = {
  '': ['app', 'article', 'host', 'plugin', 'plugins'],
  delivery: ['cache-classes', 'queue', 'runtime'],
  directory: ['directory'],
  disclosure: ['labels', 'statements'],
  documents: ['admission', 'deliver', 'describe-error', 'document', 'feed', 'fixed', 'missing', 'observation', 'outage', 'route-labels', 'static-files'],
  families: ['families', 'members'],
  feed: ['build-feed', 'feed', 'feed-head', 'json-feed', 'json-ld', 'shared-elements', 'to-entry'],
  http: ['encode', 'headers', 'problem', 'rate-limit', 'read-body', 'respond'],
  log: ['log'],
  metrics: ['metrics'],
  pages: ['finder', 'headline', 'layout', 'page-parts', 'style'],
  request: ['address', 'feed-form', 'feed-names', 'parameter', 'selection'],
  rights: ['ai-rights', 'statements'],
  routes: ['guard', 'mount'],
  sanitize: ['clean-body', 'write-body'],
  settings: ['node', 'setting', 'site', 'tables', 'wording'],
  store: ['conditions', 'connection', 'errors', 'known-addresses', 'round-trip', 'selection', 'signed-statements', 'snapshot', 'store', 'to-article', 'writer-database'],
  text: ['csv', 'dates', 'token', 'xml'],
  tools: ['check', 'output', 'parse-yaml', 'tools'],
  words: ['embed-words', 'language', 'languages', 'problems', 'spoken', 'words'],
}
