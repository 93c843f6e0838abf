-- The date of an entry: that of the correction or retraction for a notice, and of the publication for an article. NULL
-- for a deleted article.
CREATE OR REPLACE FUNCTION candor_entry_date(entry uuid) RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN coalesce(
    (SELECT n.dated_at FROM notices n WHERE n.id = entry),
    (SELECT a.published_at FROM articles a WHERE a.id = entry)
  );
END $$;

REVOKE EXECUTE ON FUNCTION candor_entry_date FROM PUBLIC;
