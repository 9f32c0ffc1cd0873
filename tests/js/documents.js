/* Records of the search index in the shape that the build writes, from what a test states of them. */

/** Return an entry's record. */
export const entry = (id, { title, also = [], by = "", said = [], hinted = [], ring = [], ...fields }) => ({
  location: id.startsWith("urgent/") ? `${id}/` : `themes/${id}/`, title, type: "entry", also_known_as: also, organisation: by, strong: said, weak: hinted,
  buttons: ring.length ? [{ links: ring }] : [], ...fields,
})

/** Return a theme's record. */
export const theme = (id, title) => ({ location: `themes/${id}/`, title, type: "theme", about: "Theme" })

/** Return the record of a page written by hand; `said` is what people type who want it. */
export const page = (location, title, body, said = []) => ({ location, title, type: "page", about: "Page", body, strong: said })
