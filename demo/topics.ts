/** The topics of the demo newsroom: slug → label. */

export const topics = {
  syndication: 'Syndication',
  'feed-formats': 'Feed formats',
  http: 'HTTP and caching',
  web: 'The web',
  'writing-systems': 'Unicode & writing systems',
  time: 'Dates and time zones',
  addresses: 'Addresses and names',
  podcasting: 'Podcasting',
  accessibility: 'Accessibility',
  'ai-disclosure': 'AI and disclosure',
  'public-standards': 'Public standards',
} as const satisfies Readonly<Record<string, string>>
