-- Whether no feed shows these articles, of which only parts have changed: then the transaction need not queue. If
-- another one is about to publish one of them, the answer is no, because it holds the lock of the row: the queue puts
-- the two in an order, and the later one sees what the other wrote. If not, the locks of this function keep it so until
-- the end. It waits for nobody.
CREATE OR REPLACE FUNCTION candor_only_drafts(ids uuid[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  drafts integer;
  locked integer;
BEGIN
  IF EXISTS (SELECT FROM articles WHERE id = ANY (ids) AND status IN ('published', 'retracted')) THEN
    RETURN false;
  END IF;
  SELECT pg_catalog.count(*) INTO locked FROM (
    SELECT FROM articles WHERE id = ANY (ids) AND status NOT IN ('published', 'retracted') FOR NO KEY UPDATE SKIP LOCKED
  ) AS mine;
  SELECT pg_catalog.count(*) INTO drafts FROM articles WHERE id = ANY (ids);
  RETURN locked = drafts;
END $$;

REVOKE EXECUTE ON FUNCTION candor_only_drafts FROM PUBLIC;
