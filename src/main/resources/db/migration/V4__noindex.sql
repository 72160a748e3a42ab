-- What search engines are asked not to keep, and what stands in sitemaps: nothing that they are asked not to keep.
ALTER TABLE article ADD COLUMN noindex BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE article ADD COLUMN sitemap BOOLEAN DEFAULT TRUE NOT NULL;

-- Made again with the new column, so that a sitemap still skips without reading rows.
DROP INDEX IF EXISTS article_calendar;
