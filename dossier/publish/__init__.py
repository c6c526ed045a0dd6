"""A collection becomes files: pages, exports, the search index, and the site put in place."""
