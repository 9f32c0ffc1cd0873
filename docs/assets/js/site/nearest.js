/* The page "not found": the entries that are nearest to the words of the address, of its last part first. */
import { createClient } from "../search/client.js"
import { createElement } from "./dom.js"
import { siteUrl } from "./urls.js"

const MOST = 5
const LEFT_OUT = /^(?:themes|index|html?|php|www)$/

/** Return the queries for an address: the words of its last part, then those of all. */
const queriesOf = href => {
  let path = href.startsWith(siteUrl("")) ? href.slice(siteUrl("").length) : ""
  try {
    path = decodeURIComponent(path)
  } catch {
    // It is read as it stands.
  }
  const parts = path.split(/[?#]/)[0].split("/").reverse()
    .map(part => part.split(/[^\p{L}\p{N}]+/u).filter(word => word && !LEFT_OUT.test(word)).join(" ")).filter(Boolean)
  return [...new Set([parts[0], parts.join(" ")])].filter(Boolean)
}

/** Show them where the page has a place for them; without a connection or a saved copy it stays hidden. */
export const showNearest = root => {
  const box = root.querySelector("[data-sp-nearest]")
  const [first, ...others] = box ? queriesOf(location.href) : []
  if (!first) return
  const ask = createClient(({ results }) => {
    if (!results) return
    const entries = results.filter(({ type }) => type === "entry").slice(0, MOST)
    if (!entries.length && others.length) return ask(others.shift())
    box.hidden = !entries.length
    box.querySelector("ul").replaceChildren(...entries.map(({ location: path, name, about }) => createElement("li", {},
      createElement("a", { href: siteUrl(path) }, name), createElement("span", { class: "sp-find__about" }, about))))
  })
  ask(first)
}
