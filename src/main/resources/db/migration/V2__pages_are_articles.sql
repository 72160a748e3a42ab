-- Standing pages become articles of another kind: one set of tables, one ledger. Their addresses, identities and first
-- publications stay. A page whose identity an article bears already (an editor's `id`) is told apart by a suffix.
ALTER TABLE article ADD COLUMN kind VARCHAR(10) DEFAULT 'ARTICLE' NOT NULL;
ALTER TABLE article ADD COLUMN weight INTEGER DEFAULT 0 NOT NULL;

CREATE TABLE moved_page AS
SELECT p.id AS page_id, NEXT VALUE FOR article_id AS article_id FROM page p;

-- Readers were told nothing of a page that is gone, and its feed id in the ledger's text is a hyphen.
INSERT INTO article (id, kind, weight, identity, path, present, digest, slug, nameless, publish_at, expire_at,
    first_published, feed_id, headline, standfirst, opening, language, updated, updated_timed, dated_timed, expires_timed,
    genre, evergreen, words, drop_cap, counted)
SELECT m.article_id, 'PAGE', p.weight,
    CASE WHEN EXISTS (SELECT 1 FROM article a WHERE a.identity = p.identity) THEN p.identity || '#page' ELSE p.identity END,
    p.path, p.present, p.digest, p.slug, TRUE, p.publish_at, p.expire_at, p.first_published,
    CASE WHEN p.first_published IS NULL THEN NULL ELSE '-' END,
    p.headline, p.standfirst, p.opening, p.language, p.updated, p.updated_timed, FALSE, FALSE, 'NEWS', FALSE, 0, FALSE, FALSE
FROM page p JOIN moved_page m ON m.page_id = p.id;

INSERT INTO article_text (article_id, markdown, prose, notes, asides)
SELECT m.article_id, '', p.prose, p.notes, p.asides FROM page p JOIN moved_page m ON m.page_id = p.id;

INSERT INTO permalink (address, article_id, given)
SELECT p.address, m.article_id, p.given FROM page_address p JOIN moved_page m ON m.page_id = p.page_id
WHERE NOT EXISTS (SELECT 1 FROM permalink l WHERE l.address = p.address);

INSERT INTO article_media (article_id, path, line, picture)
SELECT m.article_id, n.path, n.line, n.picture FROM page_media n JOIN moved_page m ON m.page_id = n.page_id;

UPDATE article_link l
SET target_id = (SELECT m.article_id FROM moved_page m WHERE m.page_id = l.target_page)
WHERE l.target_page IS NOT NULL;

INSERT INTO article_link (article_id, path, target_id)
SELECT m.article_id, l.path, COALESCE((SELECT t.article_id FROM moved_page t WHERE t.page_id = l.target_page), l.target_id)
FROM page_link l JOIN moved_page m ON m.page_id = l.page_id;

UPDATE source_file f
SET article_id = (SELECT a.id FROM article a WHERE a.kind = 'PAGE' AND a.path = f.path AND a.present = TRUE)
WHERE f.article_id IS NULL AND EXISTS (SELECT 1 FROM article a WHERE a.kind = 'PAGE' AND a.path = f.path AND a.present = TRUE);

ALTER TABLE article_link DROP COLUMN target_page;
DROP TABLE page_link;
DROP TABLE page_media;
DROP TABLE page_address;
DROP TABLE moved_page;
DROP TABLE page;

-- Made again with the kind in it; see afterMigrate__indexes.sql.
DROP INDEX IF EXISTS article_calendar;
