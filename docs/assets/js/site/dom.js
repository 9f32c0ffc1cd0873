/* Elements built from text. Nothing is ever parsed as HTML. */

const SAFE_SCHEME = /^(https?|tel|sms|mailto):/i

/** Return an element with attributes and children; strings become text nodes. */
export const createElement = (name, attributes = {}, ...children) => {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

/** Return text for screen readers alone. */
export const hiddenText = text => createElement("span", { class: "sp-visually-hidden" }, text)

/** Return a link; or a span with the text alone where the address has a scheme other than the four that we use. */
export const createLink = (href, text) => {
  if (!SAFE_SCHEME.test(href)) return createElement("span", {}, text)
  return createElement("a", /^http/i.test(href) ? { href, rel: "noreferrer noopener" } : { href }, text)
}
