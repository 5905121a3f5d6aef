// Builds 半年总结.docx-js.docx with the library docx (npm install docx): python originals.py | node build.mjs
import { readFileSync, writeFileSync } from "node:fs";
import * as docx from "docx";

const blocks = JSON.parse(readFileSync(0, "utf8"))["半年总结"];
const footnotes = {};
const MARK = /\{(ins|del|note|endnote|comment)\|([^{}|]*)(?:\|[^{}|]*)?\}/g;
const change = (id) => ({ id, author: "办公室", date: "2026-07-06T09:00:00Z" });

function run(kind, words, id) {
  if (kind === "ins") return new docx.InsertedTextRun({ text: words, ...change(id) });
  if (kind === "del") return new docx.DeletedTextRun({ text: words, ...change(id) });
  if (kind === "comment") return new docx.TextRun(words);
  const note = Object.keys(footnotes).length + 1;
  footnotes[note] = { children: [new docx.Paragraph(words)] };
  return new docx.FootnoteReferenceRun(note);
}

function runs(text) {
  const found = [];
  let at = 0;
  for (const match of text.matchAll(MARK)) {
    found.push(new docx.TextRun(text.slice(at, match.index)), run(match[1], match[2], match.index));
    at = match.index + match[0].length;
  }
  return [...found, new docx.TextRun(text.slice(at))];
}

const numbering = {
  config: [1, 4].map((start) => ({
    reference: `from ${start}`,
    levels: [
      { level: 0, format: "chineseCounting", text: "%1、", start },
      { level: 1, format: "chineseCounting", text: "（%2）" },
      { level: 2, format: "decimal", text: "%3." },
      { level: 3, format: "decimalEnclosedCircle", text: "%4" },
    ].map((level) => ({ ...level, suffix: "nothing" })),
  })),
};

function paragraph([kind, text]) {
  const [name, start = "1"] = kind.split(":");
  const level = /^h\d/.test(name) ? { numbering: { reference: `from ${start}`, level: Number(name[1]) - 1 } } : {};
  const title = kind === "title" ? { heading: docx.HeadingLevel.TITLE } : {};
  return new docx.Paragraph({ children: runs(text), ...level, ...title });
}

const row = ([, text]) =>
  new docx.TableRow({
    children: text.split("\t").map((cell) => new docx.TableCell({ children: [new docx.Paragraph(cell)] })),
  });

const children = [];
let rows = [];
for (const block of blocks.flatMap(([kind, ...texts]) => texts.map((text) => [kind, text]))) {
  if (block[0] === "row") rows.push(row(block));
  else {
    if (rows.length) children.push(new docx.Table({ rows }));
    rows = [];
    if (block[0] !== "header") children.push(paragraph(block));
  }
}
const file = new docx.Document({ footnotes, numbering, sections: [{ children }] });
writeFileSync(new URL("半年总结.docx-js.docx", import.meta.url), await docx.Packer.toBuffer(file));
