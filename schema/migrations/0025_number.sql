-- The API pages through articles, the last written first.
CREATE INDEX "articles_by_number" ON "articles" USING btree ("number");