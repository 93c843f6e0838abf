-- Dates a correction that is written without a date (NULL, or the default of the column): now, or as an equal one that
-- the article had before, also under another id. So a newsroom can write its corrections anew, and readers do not see
-- them again. Refuses a date in the future, which would be that of an entry that readers can see: five minutes are for
-- the writer's clock.
CREATE OR REPLACE FUNCTION candor_date_correction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.corrected_at > clock_timestamp() + interval '5 minutes' THEN
    RAISE EXCEPTION 'corrected_at % of a correction of article % lies in the future', NEW.corrected_at, NEW.article_id
      USING ERRCODE = 'check_violation', TABLE = 'corrections', CONSTRAINT = 'correction_is_not_in_the_future',
        HINT = 'Leave corrected_at out for now, or insert the correction later.';
  END IF;
  IF NEW.corrected_at > '-infinity' THEN RETURN NEW; END IF;
  SELECT n.dated_at INTO NEW.corrected_at FROM notices n
  WHERE n.digest = (
      SELECT pg_catalog.md5(a.guid || ' ' || pg_catalog.md5(NEW.text)) FROM articles a WHERE a.id = NEW.article_id
    )
    AND NOT EXISTS (
      SELECT FROM corrections c
      WHERE c.article_id = NEW.article_id AND c.corrected_at = n.dated_at AND c.text = NEW.text AND c.id <> NEW.id
    )
  ORDER BY n.dated_at LIMIT 1;
  NEW.corrected_at := coalesce(NEW.corrected_at, now());
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION candor_date_correction FROM PUBLIC;

-- BEFORE, so it fires before NOT NULL and the rule of the year are checked.
CREATE OR REPLACE TRIGGER corrections_date BEFORE INSERT OR UPDATE OF corrected_at ON corrections FOR EACH ROW
WHEN (
  NEW.corrected_at IS NULL
  OR NEW.corrected_at = '-infinity'
  OR (NEW.corrected_at > now() AND NEW.corrected_at < '10000-01-01Z')
)
EXECUTE FUNCTION candor_date_correction();
