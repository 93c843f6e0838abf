-- Finding an article by its address, for embeds. By hash, because addresses may be longer than a B-tree holds. Readers are
-- served on while this runs; writers wait: some seconds in a newsroom of a million.
CREATE INDEX "articles_by_url" ON "articles" USING hash ("url");
