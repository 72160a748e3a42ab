-- Secondary indexes. They are separate from the tables, because an initial import drops them, fills the tables and creates
-- them afterwards, which is many times faster than maintaining them. Runs at every start, because that import may have been
-- interrupted in between.

-- Ascending, although listings are newest first: H2 scans an index in both directions, but of two upper bounds (the page's
-- and the live rule's) it uses the wrong one on a descending index.
CREATE INDEX IF NOT EXISTS article_place ON article (publish_at, identity DESC);
-- For the archive by date and for undated articles. Includes expire_at, kind and sitemap, so that sitemaps can skip entries
-- without reading rows.
CREATE INDEX IF NOT EXISTS article_calendar ON article (undated, publish_at, identity DESC, expire_at, kind, sitemap);
CREATE INDEX IF NOT EXISTS article_expiring ON article (expire_at, identity);
CREATE INDEX IF NOT EXISTS article_recalled ON article (recalled_at, identity);
CREATE INDEX IF NOT EXISTS article_unpublished ON article (first_published, publish_at);
CREATE INDEX IF NOT EXISTS article_uncounted ON article (counted);
CREATE INDEX IF NOT EXISTS article_changed ON article (changed);
CREATE INDEX IF NOT EXISTS article_unmapped ON article (sitemap);
CREATE INDEX IF NOT EXISTS article_path ON article (path);
CREATE INDEX IF NOT EXISTS article_digest ON article (digest);
CREATE INDEX IF NOT EXISTS article_slug ON article (slug);
CREATE INDEX IF NOT EXISTS article_stem ON article (stem);
CREATE INDEX IF NOT EXISTS article_card ON article (card);
CREATE INDEX IF NOT EXISTS article_translation ON article (translation_key);

CREATE INDEX IF NOT EXISTS article_sketch_hash ON article_sketch (hash);

CREATE INDEX IF NOT EXISTS article_label_place ON article_label (kind, slug, publish_at, identity DESC);
CREATE INDEX IF NOT EXISTS article_label_expiring ON article_label (kind, slug, expire_at, identity);

CREATE INDEX IF NOT EXISTS tally_most ON tally (sort, whole, stories DESC, part);

CREATE INDEX IF NOT EXISTS profile_label ON profile (kind, slug, path);
CREATE INDEX IF NOT EXISTS profile_picture ON profile (picture_src);

CREATE INDEX IF NOT EXISTS article_term_place ON article_term (term, publish_at, identity DESC);

-- Scanned in both directions. Sorted by identity and not by id, so that the order is the same on every machine.
CREATE INDEX IF NOT EXISTS correction_place ON correction (dated, identity DESC, position);

CREATE INDEX IF NOT EXISTS article_link_path ON article_link (path);

CREATE INDEX IF NOT EXISTS media_hash ON media (hash);

CREATE INDEX IF NOT EXISTS media_variant_hash ON media_variant (hash);

CREATE INDEX IF NOT EXISTS article_media_path ON article_media (path);

CREATE INDEX IF NOT EXISTS permalink_reserved ON permalink (given, article_id);
CREATE INDEX IF NOT EXISTS permalink_queried ON permalink (queried);

CREATE INDEX IF NOT EXISTS source_file_refused ON source_file (refused);
