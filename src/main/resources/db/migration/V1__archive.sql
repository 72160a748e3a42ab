-- One row per state of the newspaper. The last one is what readers see; without one nothing is live. Its days are those of
-- the zone.
-- No two have the same mark, in whatever database: by it, derived files know what they were derived from, though the
-- database was restored from a backup since. The first one's mark is the database's own.
CREATE TABLE edition (
    number BIGINT PRIMARY KEY,
    as_of TIMESTAMP WITH TIME ZONE NOT NULL,
    zone VARCHAR(100) NOT NULL,
    mark VARCHAR(36) NOT NULL
);

CREATE SEQUENCE article_id CACHE 1000;

-- Everything ever published or waiting to be. A row is never deleted once it was live.
-- What is live is decided by publish_at and expire_at alone: a draft has no publish_at until it was live once, and what
-- is withdrawn, made a draft or left without a file expires at that moment, and so keeps its place in the order.
-- What was live and was given a date to come is recalled; a feed says so as it says that something ended.
-- Translations of each other share a translation_key: the one that an editor named in the file (translation) or in the file
-- beside it, which has the same stem, else the stem.
-- A nameless one readers are told nothing of: a draft, or what was withdrawn in silence.
-- Counted is what the tallies hold; null means that it changed and the next edition has to count it anew.
-- Changed is the number of the edition that brought its present text.
-- Card is what the hashes of its cards begin with.
CREATE TABLE article (
    id BIGINT DEFAULT NEXT VALUE FOR article_id PRIMARY KEY,
    identity VARCHAR(1100) NOT NULL UNIQUE,
    path VARCHAR(1000) NOT NULL,
    present BOOLEAN NOT NULL,
    digest VARCHAR(64) NOT NULL,
    slug VARCHAR(220) NOT NULL,
    nameless BOOLEAN NOT NULL,
    publish_at TIMESTAMP WITH TIME ZONE,
    expire_at TIMESTAMP WITH TIME ZONE,
    recalled_at TIMESTAMP WITH TIME ZONE,
    first_published TIMESTAMP WITH TIME ZONE,
    feed_id VARCHAR(1000),
    headline VARCHAR(2000) NOT NULL,
    standfirst VARCHAR(10000),
    opening VARCHAR(100000) NOT NULL,
    language VARCHAR(60) NOT NULL,
    stem VARCHAR(1000),
    translation VARCHAR(1000),
    translation_key VARCHAR(1000),
    dated TIMESTAMP WITH TIME ZONE,
    dated_timed BOOLEAN NOT NULL,
    undated BOOLEAN GENERATED ALWAYS AS (dated IS NULL),
    updated TIMESTAMP WITH TIME ZONE,
    updated_timed BOOLEAN NOT NULL,
    expires TIMESTAMP WITH TIME ZONE,
    expires_timed BOOLEAN NOT NULL,
    genre VARCHAR(20) NOT NULL,
    dateline VARCHAR(1000),
    source_name VARCHAR(1000),
    source_url VARCHAR(4000),
    picture_src VARCHAR(4000),
    picture_alt VARCHAR(4000),
    picture_caption VARCHAR(10000),
    picture_credit VARCHAR(1000),
    evergreen BOOLEAN NOT NULL,
    words INTEGER NOT NULL,
    drop_cap BOOLEAN NOT NULL,
    reason VARCHAR(10000),
    replaced_by VARCHAR(2000),
    counted BOOLEAN,
    changed BIGINT DEFAULT 0 NOT NULL,
    card VARCHAR(16)
);

-- The long texts, apart, so that a listing does not read them.
CREATE TABLE article_text (
    article_id BIGINT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    markdown VARCHAR NOT NULL,
    prose VARCHAR NOT NULL,
    notes VARCHAR NOT NULL,
    asides VARCHAR NOT NULL
);

-- Of what has no file: the smallest hashes of its five-word sequences, by which its text is found again when it comes back
-- a little changed.
CREATE TABLE article_sketch (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    hash INTEGER NOT NULL,
    PRIMARY KEY (article_id, hash)
);

-- Sections, tags and authors. The moments stand here again so that one index serves each listing in its order.
CREATE TABLE article_label (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    kind VARCHAR(10) NOT NULL,
    position INTEGER NOT NULL,
    slug VARCHAR(220) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    publish_at TIMESTAMP WITH TIME ZONE,
    expire_at TIMESTAMP WITH TIME ZONE,
    identity VARCHAR(1100) NOT NULL,
    PRIMARY KEY (article_id, kind, position)
);

-- How many live stories there are of each sort, kept with every edition so that no page has to count: of a part of a whole,
-- such as a day of a month, a spelling of a label, a tag within a section. The whole paper's name is empty.
CREATE TABLE tally (
    sort VARCHAR(20) NOT NULL,
    whole VARCHAR(220) NOT NULL,
    part VARCHAR(1000) NOT NULL,
    stories BIGINT NOT NULL,
    PRIMARY KEY (sort, whole, part)
);

-- What sections and authors say of themselves, each in a file of its own.
CREATE TABLE profile (
    path VARCHAR(1000) PRIMARY KEY,
    kind VARCHAR(10) NOT NULL,
    slug VARCHAR(220) NOT NULL,
    name VARCHAR(1000),
    role VARCHAR(1000),
    summary VARCHAR(10000),
    prose VARCHAR NOT NULL,
    picture_src VARCHAR(4000),
    picture_alt VARCHAR(4000),
    picture_caption VARCHAR(10000),
    picture_credit VARCHAR(1000)
);

CREATE TABLE profile_link (
    path VARCHAR(1000) NOT NULL REFERENCES profile (path) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name VARCHAR(1000) NOT NULL,
    url VARCHAR(4000) NOT NULL,
    PRIMARY KEY (path, position)
);

-- The long words of headlines, hashed, by which related stories are found; with the moments, as labels have them.
CREATE TABLE article_term (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    term INTEGER NOT NULL,
    publish_at TIMESTAMP WITH TIME ZONE,
    expire_at TIMESTAMP WITH TIME ZONE,
    identity VARCHAR(1100) NOT NULL
);

-- Named by its day, and by a number where it is not the only one of that day.
CREATE TABLE correction (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name VARCHAR(30) NOT NULL,
    dated TIMESTAMP WITH TIME ZONE NOT NULL,
    dated_timed BOOLEAN NOT NULL,
    text VARCHAR(10000) NOT NULL,
    identity VARCHAR(1100) NOT NULL,
    PRIMARY KEY (article_id, position)
);

-- Standing pages. They are live by the same two moments as articles, but no listing, feed or search knows this table. A row
-- is never deleted once it was live.
CREATE TABLE page (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    identity VARCHAR(1100) NOT NULL UNIQUE,
    path VARCHAR(1000) NOT NULL,
    present BOOLEAN NOT NULL,
    digest VARCHAR(64) NOT NULL,
    slug VARCHAR(220) NOT NULL,
    publish_at TIMESTAMP WITH TIME ZONE,
    expire_at TIMESTAMP WITH TIME ZONE,
    first_published TIMESTAMP WITH TIME ZONE,
    weight INTEGER NOT NULL,
    headline VARCHAR(2000) NOT NULL,
    standfirst VARCHAR(10000),
    language VARCHAR(60) NOT NULL,
    updated TIMESTAMP WITH TIME ZONE,
    updated_timed BOOLEAN NOT NULL,
    prose VARCHAR NOT NULL,
    notes VARCHAR NOT NULL,
    asides VARCHAR NOT NULL,
    opening VARCHAR(100000) NOT NULL
);

-- The part of the ledger that is theirs: as permalink.
CREATE TABLE page_address (
    address VARCHAR(2000) PRIMARY KEY,
    page_id BIGINT NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    given BOOLEAN NOT NULL
);

CREATE TABLE page_media (
    page_id BIGINT NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    path VARCHAR(1000) NOT NULL,
    line INTEGER NOT NULL,
    picture BOOLEAN NOT NULL,
    PRIMARY KEY (page_id, path)
);

CREATE TABLE page_link (
    page_id BIGINT NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    path VARCHAR(1000) NOT NULL,
    target_id BIGINT REFERENCES article (id) ON DELETE SET NULL,
    target_page BIGINT REFERENCES page (id) ON DELETE SET NULL,
    PRIMARY KEY (page_id, path)
);

-- Links between manuscripts: the path as written, and whom it means, which survives the target's renames.
CREATE TABLE article_link (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    path VARCHAR(1000) NOT NULL,
    target_id BIGINT REFERENCES article (id),
    target_page BIGINT REFERENCES page (id) ON DELETE SET NULL,
    PRIMARY KEY (article_id, path)
);

-- Pictures and files: what was found at each path that an article names. One that is in trouble is not shown. The size is
-- the file's, the length that of what readers get of it.
CREATE TABLE media (
    path VARCHAR(1000) PRIMARY KEY,
    size BIGINT NOT NULL,
    modified BIGINT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    length BIGINT NOT NULL,
    type VARCHAR(100) NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    recipe VARCHAR(100) NOT NULL,
    trouble VARCHAR(1000)
);

-- Smaller sizes of large pictures, each under the hash of the picture and of how it was made smaller.
CREATE TABLE media_variant (
    path VARCHAR(1000) NOT NULL REFERENCES media (path) ON DELETE CASCADE,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    hash VARCHAR(64) NOT NULL,
    type VARCHAR(100) NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (path, width)
);

CREATE TABLE article_media (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    path VARCHAR(1000) NOT NULL,
    line INTEGER NOT NULL,
    picture BOOLEAN NOT NULL,
    PRIMARY KEY (article_id, path)
);

-- The ledger. An address belongs for ever to the article that was live there first; given is false only while
-- the address is kept for an article that has not been live under it yet. An old site's address may have a query.
CREATE TABLE permalink (
    address VARCHAR(2000) PRIMARY KEY,
    article_id BIGINT NOT NULL REFERENCES article (id),
    given BOOLEAN NOT NULL,
    queried BOOLEAN GENERATED ALWAYS AS (POSITION('?' IN address) > 0)
);

-- The content folder as it was last read, so that only what changed is read again.
CREATE TABLE source_file (
    path VARCHAR(1000) PRIMARY KEY,
    size BIGINT NOT NULL,
    modified BIGINT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    version VARCHAR(100) NOT NULL,
    article_id BIGINT REFERENCES article (id),
    refused BOOLEAN NOT NULL
);

-- The front page as its editor arranged it: 0 is the lead. Here stands whom the path or slug meant, which survives the
-- story's renames; former is whom it meant before the file was read again.
CREATE TABLE front_slot (
    position INTEGER PRIMARY KEY,
    named VARCHAR(1000) NOT NULL,
    address VARCHAR(2000) NOT NULL,
    line INTEGER NOT NULL,
    headline VARCHAR(2000),
    until_at TIMESTAMP WITH TIME ZONE,
    article_id BIGINT REFERENCES article (id) ON DELETE SET NULL,
    former BIGINT REFERENCES article (id) ON DELETE SET NULL
);
