/**
 * Names and meanings of all metrics, the same on Node and at the edge. docs/operate.md lists them.
 */

export const names = {
  requests: [
    'candor_http_requests',
    'Requests, by route pattern, group of feeds, format, status and cache outcome.',
  ],
  requestSeconds: [
    'candor_http_request_duration_seconds',
    'Time until a response was made, before it was sent.',
  ],
  responseBytes: ['candor_http_response_size_bytes', 'Bytes of responses with a body, as sent.'],
  servedAge: [
    'candor_served_age_seconds',
    'How long ago the database confirmed the documents that were served.',
  ],
  renderSeconds: [
    'candor_render_duration_seconds',
    'Time of renders with their queries, by cache class.',
  ],
  renderFailures: ['candor_render_failures', 'Renders that failed, by cache class.'],
  querySeconds: ['candor_query_duration_seconds', 'Time of database queries, by query.'],
  queryFailures: ['candor_query_failures', 'Database queries that failed, by query.'],
  partnerRequests: [
    'candor_partner_requests',
    'Requests with the token of a partner, by partner and status.',
  ],
  partnerBytes: ['candor_partner_response_bytes', 'Bytes of bodies sent to a partner.'],
  partnerSeen: ['candor_partner_last_seen_seconds', 'When a partner asked last, as a Unix time.'],
  writes: ['candor_api_writes', 'Operations of the publishing API, by outcome.'],
  partnerRefusals: [
    'candor_partner_refused_articles',
    'Articles that partners would refuse, by partner and reason.',
  ],
  memory: ['candor_memory_bytes', 'Memory in use, by class.'],
  memoryLimit: ['candor_memory_limit_bytes', 'Share of MEMORY_MB, by class.'],
  outage: ['candor_outage', 'Whether the database fails now: 1 or 0.'],
  outageSeconds: [
    'candor_outage_seconds',
    'How long the database has failed; 0 without an outage.',
  ],
  newestAge: [
    'candor_newest_article_age_seconds',
    'Age of the newest article or notice, by group of feeds.',
  ],
  outbox: ['candor_outbox_depth', 'Deliveries that are due.'],
  outboxAge: ['candor_outbox_oldest_seconds', 'Since when the longest due delivery waits.'],
  deliveries: ['candor_deliveries', 'Attempts of deliveries, by outcome.'],
  unsigned: ['candor_unsigned_articles', 'Articles that wait for a signed statement.'],
  unsignedAge: ['candor_unsigned_oldest_seconds', 'Since when the first of them waits.'],
  sourceFailures: [
    'candor_metrics_source_failures',
    'Sources of metrics that failed while this page was made.',
  ],
  build: ['candor_build_info', 'Always 1; the labels tell the versions.'],
} as const satisfies Readonly<Record<string, readonly [name: string, help: string]>>
