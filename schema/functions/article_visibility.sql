-- Answers "why is my article not in the feed?" in words, one row per article.
CREATE OR REPLACE VIEW article_visibility AS
SELECT
  a.id, a.guid, a.url, a.title, a.status,
  coalesce(l.listed_at <= (SELECT candor_clock()), false) AS shown,
  CASE
    WHEN a.status = 'draft' THEN 'It is a draft. Set status to ''published'' and published_at to when it may be shown.'
    WHEN a.status = 'withheld' THEN 'It is withheld. Set status to ''published'' to show it.'
    WHEN l.article_id IS NULL THEN 'It has no listing, though its status is ''' || a.status
      || ''': were triggers disabled when it was written? Update its row with triggers enabled.'
    WHEN l.listed_at > (SELECT candor_clock()) THEN 'It is embargoed until '
      || to_char(l.listed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC, and appears then by itself.'
    ELSE 'It is in the feed of everything, in place ' || (
        SELECT count(*) + 1 FROM listings newer
        WHERE newer.family = 'all' AND newer.left_at IS NULL AND newer.listed_at <= (SELECT candor_clock())
          AND (newer.listed_at, newer.article_id) > (l.listed_at, l.article_id)
      ) || ' from the newest'
      || CASE WHEN a.status = 'retracted' THEN ', with its retraction notice' ELSE '' END
      || '. A feed holds the newest 30, unless FEED_LENGTH or ?limit= says otherwise; if it is among those and missing '
      || 'all the same, the service''s log names it and the reason.'
  END AS reason
FROM articles a LEFT JOIN listings l ON l.article_id = a.id AND l.family = 'all' AND l.left_at IS NULL;
