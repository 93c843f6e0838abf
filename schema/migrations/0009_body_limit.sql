-- A limit for the size of a body. Cleaning HTML takes up to two seconds per MB, and meanwhile the process answers no request.

-- The limit of `body_html` in bytes. Newsrooms replace this function to change it, so no later migration may replace it.
-- PostgreSQL inlines it into the conditions below: it costs nothing, and a change takes effect at once.
CREATE FUNCTION article_body_limit() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1000000';
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION article_body_limit TO PUBLIC;
--> statement-breakpoint

CREATE FUNCTION candor_refuse_long_body() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'body_html of the article at % has % bytes, but at most % are allowed', NEW.url, octet_length(NEW.body_html), article_body_limit()
    USING ERRCODE = 'check_violation',
      HINT = 'Shorten it. Pictures need URLs of their own, because Candor removes data: URLs. The owner of the tables can raise the limit, as docs/articles.md describes.';
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION candor_refuse_long_body FROM PUBLIC;
--> statement-breakpoint

-- AFTER, because a BEFORE INSERT trigger would also see the body of an upsert that changes nothing. A body that was
-- accepted under an earlier limit stays, and the other columns of its row can change.
CREATE TRIGGER articles_limit_new_body AFTER INSERT ON articles FOR EACH ROW
WHEN (octet_length(NEW.body_html) > article_body_limit()) EXECUTE FUNCTION candor_refuse_long_body();
--> statement-breakpoint
CREATE TRIGGER articles_limit_changed_body AFTER UPDATE ON articles FOR EACH ROW
WHEN (octet_length(NEW.body_html) > article_body_limit() AND NEW.body_html <> OLD.body_html) EXECUTE FUNCTION candor_refuse_long_body();
