-- Brings the notices of these articles in line with their corrections and retractions. The caller holds the queue.
CREATE OR REPLACE FUNCTION candor_note_corrections(changed uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO notices AS n (id, article_id, kind, dated_at, number, digest)
  SELECT candor_notice_id(a.guid, k.kind, k.dated_at, k.number), c.id, k.kind, k.dated_at, k.number, k.digest
  FROM pg_catalog.unnest(changed) AS c(id)
  CROSS JOIN LATERAL (SELECT * FROM articles WHERE articles.id = c.id OFFSET 0) AS a
  CROSS JOIN LATERAL (
    SELECT 'correction' AS kind, corrected_at AS dated_at,
      pg_catalog.md5(a.guid || ' ' || pg_catalog.md5(corrections.text)) AS digest,
      pg_catalog.row_number() OVER (PARTITION BY corrected_at ORDER BY corrections.id) - 1 AS number
    FROM corrections WHERE corrections.article_id = c.id
    UNION ALL SELECT 'retraction', a.retracted_at, '', 0 WHERE a.status = 'retracted'
  ) AS k
  WHERE a.status IN ('published', 'retracted')
  -- An article that was deleted and inserted again has a new id, but the same guid.
  ON CONFLICT (id) DO UPDATE SET article_id = excluded.article_id, digest = excluded.digest, gone = false
  WHERE n.gone OR n.article_id <> excluded.article_id OR n.digest <> excluded.digest;

  UPDATE notices SET gone = true WHERE ctid = ANY (ARRAY(
    SELECT n.row FROM pg_catalog.unnest(changed) AS c(id)
    CROSS JOIN LATERAL (SELECT *, notices.ctid AS row FROM notices WHERE notices.article_id = c.id OFFSET 0) AS n
    WHERE NOT n.gone AND CASE n.kind
      WHEN 'correction' THEN n.number >= (
        SELECT pg_catalog.count(*) FROM corrections WHERE article_id = c.id AND corrected_at = n.dated_at
      )
      ELSE NOT EXISTS (
        SELECT FROM articles WHERE articles.id = c.id AND status = 'retracted' AND retracted_at = n.dated_at
      )
    END
  ));
END $$;

REVOKE EXECUTE ON FUNCTION candor_note_corrections FROM PUBLIC;
