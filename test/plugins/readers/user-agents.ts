/**
 * User-Agents as readers really send them, each with the place where it was found (November 2026).
 * In logs of IIS, blanks are `+` or `_`: here they are blanks again.
 */

export type Found = {
  readonly agent: string
  readonly name: string
  readonly subscribers: number | null
  readonly list?: string
  readonly crawler?: boolean
  readonly from: string
}

const buttondown = 'https://docs.buttondown.com/rss-subscribers'
const matomo = 'github.com/matomo-org/device-detector, Tests/'
const lethain = 'github.com/lethain/apache-log-parser, README.md'
const crawlerAgents = 'github.com/monperrus/crawler-user-agents, crawler-user-agents.json'
const freitag = 'http://www.petefreitag.com/item/418.cfm'
const justinsomnia =
  'http://justinsomnia.org/2006/04/bloglines-subscription-stats-just-check-your-httpd-access-logs/'
const tkachenko = 'http://www.tkachenko.com/blog/archives/000674.html'
const lawtee = 'https://lawtee.com/en/article/estimate-rss-subscribers-from-vps-logs'
const rsslytics = 'https://boehs.org, "RSS Analytics! RSSLytics!!!" (2024-03-25)'

const safari =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.0.1 Safari/605.1.15'
const oldSafari =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_7_1) AppleWebKit/534.48.3 (KHTML, like Gecko) Version/5.1 Safari/534.48.3'

/** Aggregators that say how many people they fetch for. */
export const aggregators: readonly Found[] = [
  {
    agent: 'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 462 subscribers; )',
    name: 'Feedly',
    subscribers: 462,
    from: buttondown,
  },
  {
    agent:
      'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 457 subscribers; like FeedFetcher-Google)',
    name: 'Feedly',
    subscribers: 457,
    from: 'https://tonsky.me, "Statistics made simple" (2025-12-15)',
  },
  {
    agent: 'Feedly/1.0 (poller; 131 subscribers;)',
    name: 'Feedly',
    subscribers: 131,
    from: 'github.com/sethmlarson/sethmlarson.dev, app/markdown/2025-08-17/how-many-rss-subscribers-do-i-have.md',
  },
  {
    agent: 'Feedbin feed-id:1697787 - 102 subscribers',
    name: 'Feedbin',
    subscribers: 102,
    list: '1697787',
    from: buttondown,
  },
  {
    agent: 'Feedbin feed-id:12345 - 1 subscriber',
    name: 'Feedbin',
    subscribers: 1,
    list: '12345',
    from: 'https://chrisleverseo.com/user-agents/feedbin/',
  },
  { agent: 'Feedbin - 9 subscribers', name: 'Feedbin', subscribers: 9, from: matomo },
  {
    agent: `NewsBlur Feed Fetcher - 27 subscribers - https://www.newsblur.com/site/7704055/rendezvous-with-cassidoo ("${safari}")`,
    name: 'NewsBlur Feed Fetcher',
    subscribers: 27,
    from: buttondown,
  },
  {
    agent: `NewsBlur Feed Fetcher - 1 subscriber - http://www.newsblur.com/site/0000000/webpage (${safari})`,
    name: 'NewsBlur Feed Fetcher',
    subscribers: 1,
    from: crawlerAgents,
  },
  {
    agent: `NewsBlur Favicon Fetcher - 7 subscribers - http://www.newsblur.com/site/1948420/analytics-piwik (${oldSafari})`,
    name: 'NewsBlur Favicon Fetcher',
    subscribers: 7,
    from: matomo,
  },
  {
    agent: `NewsBlur Page Fetcher - 7 subscribers - http://www.newsblur.com/site/3966817/analytics-piwik (${oldSafari})`,
    name: 'NewsBlur Page Fetcher',
    subscribers: 7,
    from: matomo,
  },
  {
    agent: `Newsify Feed Fetcher - 3 subscribers - http://www.newsify.co/site/899429/automaton-twocanoes-software (${oldSafari})`,
    name: 'Newsify Feed Fetcher',
    subscribers: 3,
    from: crawlerAgents,
  },
  {
    agent: 'Mozilla/5.0 (compatible; inoreader.com; 114 subscribers)',
    name: 'inoreader.com',
    subscribers: 114,
    from: buttondown,
  },
  {
    agent:
      'Mozilla/5.0 (compatible; theoldreader.com; 1 subscribers; feed-id=cead6c3a837650eeefd8fe4a)',
    name: 'theoldreader.com',
    subscribers: 1,
    list: 'cead6c3a837650eeefd8fe4a',
    from: buttondown,
  },
  {
    agent: 'Mozilla/5.0 (compatible; BazQux/2.4; +https://bazqux.com/fetcher; 6 subscribers)',
    name: 'BazQux',
    subscribers: 6,
    from: 'https://tonsky.me, "Statistics made simple" (2025-12-15)',
  },
  {
    agent:
      'Dreamwidth Studios (webmaster@dreamwidth.org; for https://www.dreamwidth.org/users/vikingschoice_feed/; 2 readers)',
    name: 'Dreamwidth Studios',
    subscribers: 2,
    from: buttondown,
  },
  {
    agent:
      'LiveJournal.com (webmaster@livejournal.com; for https://www.livejournal.com/users/example/; 1 readers)',
    name: 'LiveJournal.com',
    subscribers: 1,
    from: matomo,
  },
  {
    agent: 'Overcast/1.0 Podcast Sync (123 subscribers; feed-id=456789; +http://overcast.fm/)',
    name: 'Overcast',
    subscribers: 123,
    list: '456789',
    from: crawlerAgents,
  },
  {
    agent:
      'PlayerFM/1.0 Podcast Sync (5033 subscribers; url=https://player.fm/series/the-changelog-1282967)',
    name: 'PlayerFM',
    subscribers: 5033,
    from: 'github.com/thechangelog/changelog.com, test of AgentKit',
  },
  {
    agent: 'kouio.com RSS reader - 6 subscribers',
    name: 'kouio.com RSS reader',
    subscribers: 6,
    from: matomo,
  },
  {
    agent: 'Bloglovin/1.0 (http://www.bloglovin.com; 1 subscribers)',
    name: 'Bloglovin',
    subscribers: 1,
    from: matomo,
  },
  {
    agent:
      'Feed Wrangler/1.0 (3 subscribers; feed-id=248559; http://feedwrangler.net; Allow like Gecko)',
    name: 'Feed Wrangler',
    subscribers: 3,
    list: '248559',
    from: matomo,
  },
  {
    agent: 'PostRank/2.0 (postrank.com; 1 subscribers)',
    name: 'PostRank',
    subscribers: 1,
    from: crawlerAgents,
  },
  {
    agent:
      'Feedfetcher-Google; (+http://www.google.com/feedfetcher.html; 3 subscribers; feed-id=7675226481817637975)',
    name: 'Feedfetcher-Google',
    subscribers: 3,
    list: '7675226481817637975',
    from: lethain,
  },
  {
    agent:
      'Feedfetcher-Google; (+http://www.google.com/feedfetcher.html; 375 subscribers; feed-id=15381863289700640853)',
    name: 'Feedfetcher-Google',
    subscribers: 375,
    list: '15381863289700640853',
    from: matomo,
  },
  {
    agent: 'Netvibes (http://www.netvibes.com/; 5 subscribers; feedId: 5404723)',
    name: 'Netvibes',
    subscribers: 5,
    list: '5404723',
    from: lethain,
  },
  {
    agent: 'Netvibes (http://www.netvibes.com/; 8 subscribers; feedID: 2244192)',
    name: 'Netvibes',
    subscribers: 8,
    list: '2244192',
    from: matomo,
  },
  {
    agent: 'Bloglines/3.1 (http://www.bloglines.com; 1 subscriber)',
    name: 'Bloglines',
    subscribers: 1,
    from: lethain,
  },
  {
    agent: 'Bloglines/2.0 (http://www.bloglines.com; 81 subscribers)',
    name: 'Bloglines',
    subscribers: 81,
    from: freitag,
  },
  {
    agent: 'Bloglines/3.0-rho (; 7 subscribers)',
    name: 'Bloglines',
    subscribers: 7,
    from: justinsomnia,
  },
  {
    agent: 'NewsGatorOnline/2.0 (http://www.newsgator.com; 20 subscribers)',
    name: 'NewsGatorOnline',
    subscribers: 20,
    from: freitag,
  },
  { agent: 'Zhuaxia.com 1 Subscribers', name: 'Zhuaxia.com', subscribers: 1, from: lethain },
  {
    agent: 'AideRSS/1.0 (aiderss.com); 2 subscribers',
    name: 'AideRSS',
    subscribers: 2,
    from: lethain,
  },
  {
    agent: 'xianguo-rssbot/0.1 (http://www.xianguo.com/; 1 subscribers)',
    name: 'xianguo-rssbot',
    subscribers: 1,
    from: lethain,
  },
  {
    agent: 'Fastladder FeedFetcher/0.01 (http://fastladder.com/; 1 subscriber)',
    name: 'Fastladder FeedFetcher',
    subscribers: 1,
    from: lethain,
  },
  {
    agent: 'HanRSS/1.1 (http://www.hanrss.com; 1 subscriber)',
    name: 'HanRSS',
    subscribers: 1,
    from: lethain,
  },
  {
    agent: 'livedoor FeedFetcher/0.01 (http://reader.livedoor.com/; 1 subscriber)',
    name: 'livedoor FeedFetcher',
    subscribers: 1,
    from: lethain,
  },
  { agent: 'ThePort_Web/1.0; subscribers 1', name: 'ThePort_Web', subscribers: 1, from: freitag },
  {
    agent:
      'YahooFeedSeeker/1.0 (compatible; Mozilla 4.0; MSIE 5.5; http://my.yahoo.com/s/publishers.html; users 2; views 169)',
    name: 'YahooFeedSeeker',
    subscribers: 2,
    from: freitag,
  },
  {
    agent: 'YahooFeedSeeker/2.0 (compatible; Mozilla 4.0; MSIE 5.5;; users 1; views 1)',
    name: 'YahooFeedSeeker',
    subscribers: 1,
    from: justinsomnia,
  },
  { agent: 'kinjabot (; 1 Readers)', name: 'kinjabot', subscribers: 1, from: justinsomnia },
  {
    agent: 'FeedLounge (, 1 subscribers, next refresh in approx. 28800 seconds',
    name: 'FeedLounge',
    subscribers: 1,
    from: justinsomnia,
  },
  {
    agent: 'AttensaOnline/1.0 (; 1 subscribers)',
    name: 'AttensaOnline',
    subscribers: 1,
    from: justinsomnia,
  },
  {
    agent:
      'Mozilla/5.0 (X11; U; Linux i686; en-US; rv:1.2.1; Rojo 1.0; http://www.rojo.com/corporate/help/agg/; Aggregating on behalf of 15 subscriber(s) online at http://www.rojo.com/?feed-id=2425550) Gecko/20021130',
    name: 'rojo.com',
    subscribers: 15,
    list: '2425550',
    from: tkachenko,
  },
  {
    agent: 'Newshutch/1.0 (http://newshutch.com; 12 subscribers)',
    name: 'Newshutch',
    subscribers: 12,
    from: tkachenko,
  },
]

/** Readers and crawlers that say nothing of subscribers. */
export const others: readonly Found[] = [
  {
    agent: 'Feedly/1.0 (+http://www.feedly.com/fetcher.html; like FeedFetcher-Google)',
    name: 'Feedly',
    subscribers: null,
    from: crawlerAgents,
  },
  {
    agent: 'Mozilla/5.0 (compatible; Miniflux/2.0.12; +https://miniflux.app)',
    name: 'Miniflux',
    subscribers: null,
    from: crawlerAgents,
  },
  {
    agent: 'FreshRSS/1.28.0 (Linux; https://freshrss.org)',
    name: 'FreshRSS',
    subscribers: null,
    from: lawtee,
  },
  {
    agent: 'Tiny Tiny RSS/25.07-dea3f2d (Unsupported) (https://tt-rss.org/)',
    name: 'Tiny Tiny RSS',
    subscribers: null,
    from: lawtee,
  },
  {
    agent: 'NetNewsWire (RSS Reader; https://netnewswire.com/)',
    name: 'NetNewsWire',
    subscribers: null,
    from: lawtee,
  },
  {
    agent: 'WordPress/6.9; https://www.domain.com',
    name: 'WordPress',
    subscribers: null,
    from: lawtee,
  },
  { agent: 'Blogtrottr/2.0', name: 'Blogtrottr', subscribers: null, from: rsslytics },
  {
    agent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_9_2) AppleWebKit/537.74.9 (KHTML, like Gecko) Version/6.0 NetNewsWire/4.0.0',
    name: 'NetNewsWire',
    subscribers: null,
    from: matomo,
  },
  {
    agent:
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.21 (KHTML, like Gecko) akregator/4.11.5 Safari/537.21',
    name: 'akregator',
    subscribers: null,
    from: matomo,
  },
  {
    agent: 'Akregator/4.12.3; syndication SUSE',
    name: 'Akregator',
    subscribers: null,
    from: matomo,
  },
  {
    agent:
      'Liferea/1.10.6 (Linux; en_US.UTF8; http://liferea.sf.net/) AppleWebKit (KHTML, like Gecko)',
    name: 'Liferea',
    subscribers: null,
    from: matomo,
  },
  {
    agent:
      'newsbeuter/2.4 (Linux 3.2.0-23-generic; i686; http://www.newsbeuter.org/) libcurl/7.22.0 GnuTLS/2.12.14 zlib/1.2.3.4 libidn/1.23 librtmp/2.3',
    name: 'newsbeuter',
    subscribers: null,
    from: matomo,
  },
  {
    agent: 'FeeddlerRSS 2.4 (iPad; iPhone OS 5.1.1; en_US)',
    name: 'FeeddlerRSS',
    subscribers: null,
    from: matomo,
  },
  {
    agent: 'JetBrains Omea Reader 2.2 (http://www.jetbrains.com/omea/reader/)',
    name: 'JetBrains Omea Reader',
    subscribers: null,
    from: matomo,
  },
  { agent: 'RSS Junkie Daemon', name: 'RSS Junkie Daemon', subscribers: null, from: matomo },
  {
    agent: 'Reeder/3.2 CFNetwork/672.1.12 Darwin/14.0.0',
    name: 'Reeder',
    subscribers: null,
    from: matomo,
  },
  {
    agent: 'Stringer (https://github.com/swanson/stringer)',
    name: 'Stringer',
    subscribers: null,
    from: matomo,
  },
  { agent: safari, name: 'browser', subscribers: null, from: buttondown },
  {
    agent: 'Mozilla/4.0 (compatible; Google Desktop)',
    name: 'Google Desktop',
    subscribers: null,
    from: justinsomnia,
  },
  {
    agent:
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Safari/537.36',
    name: 'Googlebot',
    subscribers: null,
    crawler: true,
    from: crawlerAgents,
  },
  {
    agent: 'Superfeedr bot/2.0 http://superfeedr.com - Make your feeds realtime: get in touch!',
    name: 'Superfeedr bot',
    subscribers: null,
    crawler: true,
    from: matomo,
  },
  {
    agent: 'g2reader-bot/1.0 (+http://www.g2reader.com/)',
    name: 'g2reader-bot',
    subscribers: null,
    crawler: true,
    from: crawlerAgents,
  },
  {
    agent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    name: 'Googlebot',
    subscribers: null,
    crawler: true,
    from: crawlerAgents,
  },
  {
    agent: 'Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)',
    name: 'Yahoo! Slurp',
    subscribers: null,
    crawler: true,
    from: crawlerAgents,
  },
]
