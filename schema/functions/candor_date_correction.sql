-- Dates a correction that is inserted without a date (the default of the column): now, or as an equal one that the article had
-- before, also under another id. So a newsroom can write its corrections anew, and readers do not see them again.
CREATE OR REPLACE FUNCTION candor_date_correction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT n.dated_at INTO NEW.corrected_at FROM notices n
  WHERE n.digest = (SELECT pg_catalog.md5(a.guid || ' ' || pg_catalog.md5(NEW.text)) FROM articles a WHERE a.id = NEW.article_id)
    AND NOT EXISTS (SELECT FROM corrections c WHERE c.article_id = NEW.article_id AND c.corrected_at = n.dated_at AND c.text = NEW.text)
  ORDER BY n.dated_at LIMIT 1;
  NEW.corrected_at := coalesce(NEW.corrected_at, now());
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION candor_date_correction FROM PUBLIC;

CREATE OR REPLACE TRIGGER corrections_date BEFORE INSERT ON corrections FOR EACH ROW
WHEN (NEW.corrected_at = '-infinity') EXECUTE FUNCTION candor_date_correction();
