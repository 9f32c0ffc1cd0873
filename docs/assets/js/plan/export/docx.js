/* The parts of the docx library that to-docx.js needs, so that the rest stays out of the built file. */
export { Document, ExternalHyperlink, HeadingLevel, Packer, Paragraph, TextRun } from "docx"
