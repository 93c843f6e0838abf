-- A review is of a text: keeps the digest of the text that was reviewed. A write that brings a review gets the digest
-- of its new text, and the transaction's time if it gives none (an import gives the time, or it stays unknown). All
-- else keeps the digest, so candor_record.sql sees at the end of the transaction whether the text is still the reviewed
-- one.
-- A transaction is one moment: what it dates now() is reviewed as the transaction leaves it, in any order of writes.
CREATE OR REPLACE FUNCTION candor_review() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  reviewed boolean := true;
BEGIN
  IF coalesce(NEW.reviewed_by, '') = '' THEN
    NEW.reviewed_at := NULL;
    NEW.reviewed_digest := NULL;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.reviewed_by IS NOT DISTINCT FROM OLD.reviewed_by THEN
      -- A pipeline that knows no date writes NULL: that is no review.
      NEW.reviewed_at := coalesce(NEW.reviewed_at, OLD.reviewed_at);
      -- An earlier date corrects the date of the same review.
      reviewed := NEW.reviewed_at > OLD.reviewed_at
        OR OLD.reviewed_at IS NULL AND NEW.reviewed_at IS NOT NULL
        OR NEW.reviewed_at IS NOT DISTINCT FROM now();
    ELSIF NEW.reviewed_at IS NOT DISTINCT FROM OLD.reviewed_at THEN
      -- The date of the earlier reviewer.
      NEW.reviewed_at := NULL;
    END IF;
  END IF;
  -- The check of the column refuses later years.
  IF NEW.reviewed_at > clock_timestamp() + interval '5 minutes' AND NEW.reviewed_at < '10000-01-01T00:00:00Z' THEN
    RAISE EXCEPTION 'the review of the article at % is dated in the future: %', NEW.url, NEW.reviewed_at
      USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'articles',
        CONSTRAINT = 'review_is_not_in_the_future',
        HINT = 'Rule review_is_not_in_the_future: set reviewed_at to when the text was reviewed.';
  END IF;
  IF reviewed THEN
    NEW.reviewed_digest := candor_text_digest(NEW.title, NEW.standfirst, NEW.body_html);
    IF NEW.reviewed_at IS NULL AND NOT candor_backdated() THEN NEW.reviewed_at := now(); END IF;
  ELSE
    NEW.reviewed_digest := OLD.reviewed_digest;
  END IF;
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION candor_review FROM PUBLIC;

CREATE OR REPLACE TRIGGER articles_review BEFORE INSERT OR UPDATE ON articles FOR EACH ROW
WHEN (NEW.reviewed_by IS NOT NULL OR NEW.reviewed_at IS NOT NULL OR NEW.reviewed_digest IS NOT NULL)
EXECUTE FUNCTION candor_review();
