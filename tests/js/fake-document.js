/* As much of a browser's document as the modules below test need: elements that are made, filled and written as HTML. */

const VOID = new Set(["br"])
const escaped = text => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

class FakeElement {
  constructor(name) {
    this.name = name
    this.attributes = []
    this.children = []
  }

  setAttribute(name, value) {
    this.attributes.push([name, String(value)])
  }

  append(...children) {
    this.children.push(...children.filter(child => child !== ""))
  }

  get outerHTML() {
    const attributes = this.attributes.map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', "&quot;")}"`).join("")
    const inner = this.children.map(child => child instanceof FakeElement ? child.outerHTML : escaped(String(child))).join("")
    return VOID.has(this.name) ? `<${this.name}${attributes}>` : `<${this.name}${attributes}>${inner}</${this.name}>`
  }
}

/** Return a document that makes such elements and that events can be sent to. */
export const fakeDocument = () => Object.assign(new EventTarget(), { hidden: false, createElement: name => new FakeElement(name) })
