-- Visibility: a view that tells people where each article is, and why, read by hand and by the
-- publishing API; and one of the editors, as readers see them.

-- Answers "why is my article not in the feed?" in words, one row per article. Feeds leave out what
-- they cannot write, as src/core/store/to-article.ts does. Rules refuse such rows
-- (schema/tables.ts), so
-- it is for those from before a rule. Only a host that IDNA refuses is not seen here. The position
-- is counted in the order of an index, for the article alone, and not beyond 1,000: a count without
-- an end has so high a cost that PostgreSQL compiles the query. A private article is `shown` if its
-- partners see it.
CREATE OR REPLACE VIEW article_visibility AS
SELECT
  a.id, a.guid, a.url, a.title, a.status,
  coalesce(l.listed_at <= (SELECT candor_clock()) AND fault.reason IS NULL, false) AS shown,
  CASE
    WHEN (l.article_id IS NULL) = (a.status IN ('published', 'retracted'))
      THEN 'Its status is ''' || a.status || ''', but it '
      || CASE WHEN l.article_id IS NULL THEN 'has no listing' ELSE 'is still listed' END
      || ': were triggers disabled when it was written? '
        'As the owner of the tables, run: SELECT candor_repair(ARRAY[''' || a.id || ''']::uuid[]);'
    WHEN a.status = 'draft'
      THEN 'It is a draft. Set status to ''published'' and published_at to when it may be shown.'
    WHEN a.status = 'withheld' THEN 'It is withheld. Set status to ''published'' to show it.'
    WHEN fault.reason IS NOT NULL THEN 'Feeds leave it out: ' || fault.reason
    WHEN l.listed_at > (SELECT candor_clock()) THEN 'It is embargoed until '
      || to_char(l.listed_at AT TIME ZONE 'UTC',
        'YYYY-MM-DD HH24:MI:SS') || ' UTC, and appears then by itself.'
    WHEN a.audience IS NOT NULL
      THEN 'It is private: the feeds of these partners show it, and nothing else does: '
      || array_to_string(a.audience, ', ') || '.'
    ELSE 'It is in the feed of everything, ' || (
        SELECT CASE
          WHEN count(*) < 1000 THEN 'in place ' || count(*) + 1 || ' from the newest'
          ELSE 'behind the newest 1000'
        END
        FROM (
          SELECT FROM listings newer
          WHERE newer.family = 'all' AND newer.left_at IS NULL
            AND newer.listed_at <= (SELECT candor_clock())
            AND (newer.listed_at, newer.article_id) > (l.listed_at, l.article_id)
          ORDER BY newer.listed_at, newer.article_id LIMIT 1000
        ) AS newer
      )
      || CASE WHEN a.status = 'retracted' THEN ', with its retraction notice' ELSE '' END
      || CASE WHEN a.disclosure_mode = 'unknown' THEN ', without a disclosure' ELSE '' END
      || '. A feed holds the newest 30, unless FEED_LENGTH or ?limit= says otherwise; if it is among those and missing '
      || 'all the same, the service''s log names it and the reason.'
  END AS reason
FROM articles a
LEFT JOIN listings l ON l.article_id = a.id
  AND l.family = coalesce('partners/' || a.audience[1] || '/all', 'all')
  AND l.left_at IS NULL
CROSS JOIN LATERAL (
  SELECT CASE
    WHEN a.url !~* '^https?://('
      '\[(([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|([0-9a-f]{1,4}:){1,7}:|:(:[0-9a-f]{1,4}){1,7}'
      '|([0-9a-f]{1,4}:){1}(:[0-9a-f]{1,4}){1,6}|([0-9a-f]{1,4}:){2}(:[0-9a-f]{1,4}){1,5}'
      '|([0-9a-f]{1,4}:){3}(:[0-9a-f]{1,4}){1,4}|([0-9a-f]{1,4}:){4}(:[0-9a-f]{1,4}){1,3}'
      '|([0-9a-f]{1,4}:){5}(:[0-9a-f]{1,4}){1,2}|([0-9a-f]{1,4}:){6}(:[0-9a-f]{1,4}){1,1}|::)\]'
      '|((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'
      '|(?!([^/?#:]*\.)?([0-9]+|0x[0-9a-f]*)\.?([:/?#]|$))[^'
      '\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890-\u0891\u08E2\u115F-\u1160'
      '\u1680\u17B4-\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F'
      '\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE-\uFFFF'
      '\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF'
      '/?#@:%<>\[\]\\^|]+)'
      '(:0*([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])?)?([/?#]|$)'
      THEN 'its url has no valid host or port. Use a URL such as https://example.org/article.'
    ELSE (
      SELECT string_agg(DISTINCT dated.name, ', ') || ' must have a year from 1000 to 9999.' FROM (
        VALUES ('published_at', a.published_at), ('updated_at', a.updated_at),
          ('generated_at', a.generated_at),
          ('retracted_at', CASE a.status WHEN 'retracted' THEN a.retracted_at END)
        UNION ALL SELECT 'corrected_at of a correction', c.corrected_at FROM corrections c
          WHERE c.article_id = a.id
        UNION ALL SELECT 'accessed_at of a source', s.accessed_at FROM sources s
          WHERE s.article_id = a.id
      ) AS dated(name, at) WHERE NOT (dated.at >= '1000-01-01T00:00:00Z'
        AND dated.at < '10000-01-01T00:00:00Z')
    ) END AS reason
  OFFSET 0
) AS fault;

-- Editors of the desk who may sign now, for the page of the AI policy. The view reads as its owner:
-- the service sees these columns of these editors, and nothing else of the desk.
CREATE OR REPLACE VIEW candor_editors AS
SELECT name, role, contact FROM editors WHERE suspended_at IS NULL AND removed_at IS NULL
  AND NOT is_demo;
