-- The indexes, apart from the tables, whose own keys and references have theirs: a first import fills the tables without
-- them and has them made afterwards, which is many times quicker than to keep them in order meanwhile. Run at every start,
-- since that import may have been cut off between the two.

-- Ascending, though listings go down: H2 walks an index both ways, but of two upper bounds (the page's and the live
-- rule's) it takes the wrong one on a descending index.
CREATE INDEX IF NOT EXISTS article_place ON article (publish_at, identity DESC);
-- Of the archive by days, and of what has no day. It holds end, kind and sitemap too, so that sitemaps skip without reading
-- rows.
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

-- Walked both ways; the identity and not the id, so that all machines agree on the order.
CREATE INDEX IF NOT EXISTS correction_place ON correction (dated, identity DESC, position);

CREATE INDEX IF NOT EXISTS article_link_path ON article_link (path);

CREATE INDEX IF NOT EXISTS media_hash ON media (hash);

CREATE INDEX IF NOT EXISTS media_variant_hash ON media_variant (hash);

CREATE INDEX IF NOT EXISTS article_media_path ON article_media (path);

CREATE INDEX IF NOT EXISTS permalink_reserved ON permalink (given, article_id);
CREATE INDEX IF NOT EXISTS permalink_queried ON permalink (queried);

CREATE INDEX IF NOT EXISTS source_file_refused ON source_file (refused);
