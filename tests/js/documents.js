/* Search documents in the shape that the build writes, from what a test states of them. */

/** Return an entry's document. Lists are joined as the build joins them. */
export const entry = (id, { title, summary = "", about = "", also = [], by = "", keywords = [], said = [], hinted = [], numbers = [], body = "", ring = [], closed = "", instead = [] }) => ({
  location: `themes/${id}/`, title, sp: { is: "entry", ring, closed, instead },
  text: [about, summary, also.join(" · "), by, keywords.join(", "), said.join(" · "), hinted.join(" · "), numbers.join(" · "), body].join("\n"),
})

/** Return a theme's document. */
export const theme = (id, title) => ({ location: `themes/${id}/`, title, text: title, sp: { is: "theme" } })

/** Return the document of a page written by hand. */
export const page = (location, title, text) => ({ location, title, text })
